package io.perdura.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.examples.order.OrderFulfilment;
import io.perdura.testing.DeterminismCheck;
import io.perdura.workflow.WorkflowInterface;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeterminismTest {

    @Test
    void all_workflows_are_deterministic() throws IOException, URISyntaxException, ClassNotFoundException {
        List<Class<?>> workflows = workflows();
        assertThat(workflows).contains(OrderFulfilment.class);
        DeterminismCheck.verify(workflows.toArray(Class<?>[]::new));
    }

    private static List<Class<?>> workflows() throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = Path.of(OrderFulfilment.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> names;
        try (Stream<Path> files = Files.walk(root)) {
            names = files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace('\\', '.')
                            .replace('/', '.'))
                    .toList();
        }
        List<Class<?>> found = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name, false, DeterminismTest.class.getClassLoader());
            boolean implemented = Arrays.stream(type.getInterfaces())
                    .anyMatch(contract -> contract.isAnnotationPresent(WorkflowInterface.class));
            if (implemented && !type.isInterface() && !Modifier.isAbstract(type.getModifiers())) {
                found.add(type);
            }
        }
        return found;
    }
}
