package io.perdura.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @WorkflowInterface
    public interface Flow {
        @WorkflowMethod
        void run();
    }

    public static class FlowImpl implements Flow {
        @Override
        public void run() {}
    }

    public static class SubFlow extends FlowImpl {}

    @TempDir
    Path folder;

    private static String resource(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static void copy(Class<?> type, OutputStream out) throws IOException {
        try (InputStream in = type.getClassLoader().getResourceAsStream(resource(type))) {
            in.transferTo(out);
        }
    }

    private Path war() throws IOException {
        Path war = folder.resolve("my shop.war");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(war))) {
            jar.putNextEntry(new JarEntry("WEB-INF/classes/" + resource(FlowImpl.class)));
            copy(FlowImpl.class, jar);
            jar.putNextEntry(new JarEntry("WEB-INF/classes/META-INF/versions/21/" + resource(SubFlow.class)));
            jar.putNextEntry(new JarEntry("index.html"));
        }
        return war;
    }

    @Test
    void folder_is_listed() throws IOException {
        Path file = folder.resolve(resource(FlowImpl.class));
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(FlowImpl.class, out);
        }
        URL url = file.toUri().toURL();

        Archive archive = Archive.ofResource(url, resource(FlowImpl.class)).orElseThrow();

        assertThat(archive.classNames()).containsExactly(FlowImpl.class.getName());
    }

    @Test
    void classes_of_a_war_are_listed_by_the_url_that_the_server_gives() throws IOException {
        URL url = new URL(
                null,
                "wsjar:" + war().toUri() + "!/WEB-INF/classes/" + resource(FlowImpl.class),
                new java.net.URLStreamHandler() {
                    @Override
                    protected java.net.URLConnection openConnection(URL opened) {
                        throw new UnsupportedOperationException();
                    }
                });

        Archive archive = Archive.ofResource(url, resource(FlowImpl.class)).orElseThrow();

        assertThat(archive.classNames()).containsExactly(FlowImpl.class.getName());
    }

    @Test
    void place_that_cannot_be_listed_is_none() throws IOException {
        URL url = new URL("http://example.org/" + resource(FlowImpl.class));

        assertThat(Archive.ofResource(url, resource(FlowImpl.class))).isEmpty();
        assertThat(Archive.of(String.class)).isEmpty();
    }

    @Test
    void implementations_are_found_beside_a_reported_class() {
        WorkflowClasses classes = new WorkflowClasses();

        classes.reported(ArchiveTest.class);

        assertThat(classes.implementations())
                .contains(FlowImpl.class, SubFlow.class)
                .doesNotContain(Flow.class, ArchiveTest.class);
    }
}
