package io.perdura.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnseenWarsTest {

    @WorkflowInterface
    public interface Flow {
        @WorkflowMethod
        void run();
    }

    public static class PlainFlow implements Flow {
        @Override
        public void run() {}
    }

    public abstract static class HalfAFlow implements Flow {}

    public static class Bystander implements Runnable {
        @Override
        public void run() {}
    }

    @TempDir
    Path folder;

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    private void war(String name, Class<?>... types) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (Class<?> type : types) {
                jar.putNextEntry(
                        new JarEntry("WEB-INF/classes/" + type.getName().replace('.', '/') + ".class"));
                jar.write(bytes(type));
            }
        }
    }

    private Map<String, List<String>> found(Set<String> roots) {
        return new UnseenWars(folder, roots, Flow.class.getName()::equals).implementations();
    }

    @Test
    void given_a_war_that_cdi_does_not_report_then_its_workflows_are_named() throws IOException {
        war("shop.war", Flow.class, PlainFlow.class, HalfAFlow.class, Bystander.class);
        war("client.war", Flow.class, Bystander.class);
        Files.writeString(folder.resolve("orchestration-ejb.jar"), "no WAR");

        assertThat(found(Set.of())).isEqualTo(Map.of("shop.war", List.of(PlainFlow.class.getName())));
    }

    @Test
    void given_a_war_that_is_reported_then_there_is_nothing_to_tell() throws IOException {
        war("shop.war", Flow.class, PlainFlow.class);

        assertThat(found(Set.of("wsjar:" + folder.toUri() + "shop.war!/WEB-INF/classes/")))
                .isEmpty();
        assertThat(found(Set.of("file:" + folder + "/shop.war/WEB-INF/classes/")))
                .isEmpty();
    }

    @Test
    void given_an_unpacked_war_and_an_interface_of_a_library_then_its_workflows_are_named() throws IOException {
        Path file = folder.resolve(
                "shop.war/WEB-INF/classes/" + PlainFlow.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(PlainFlow.class));

        assertThat(found(Set.of())).containsOnlyKeys("shop.war");
    }

    @Test
    void given_what_is_no_archive_then_nothing_is_told() throws IOException {
        Files.writeString(folder.resolve("shop.war"), "damaged");

        assertThat(found(Set.of())).isEmpty();
    }
}
