package io.perdura.examples.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.testing.TestWorkflowExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FileTreatmentTest {

    @TempDir
    Path directory;

    /** The hosts that the next steps run on; the last one stays. */
    private final Deque<String> hosts = new ArrayDeque<>(List.of("north"));

    private final HostFiles files = new HostFiles() {
        private String current = "";

        @Override
        public LocalFile fetch(String source) {
            current = next();
            return super.fetch(source);
        }

        @Override
        public LocalFile work(LocalFile fetched) {
            current = next();
            return super.work(fetched);
        }

        private String next() {
            return hosts.size() > 1 ? hosts.remove() : hosts.element();
        }

        @Override
        protected String host() {
            return current;
        }

        @Override
        protected Path directory() {
            return directory;
        }
    };

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(FileTreatment.class)
            .setActivityImplementations(files)
            .build();

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void all_steps_run_on_one_host(FileTreatmentWorkflow treatment) throws IOException {
        assertThat(treatment.treat("a.txt", "b.txt")).isEqualTo("north");
        assertThat(directory.resolve("b.txt")).hasContent("WHAT IS AT A.TXT");
        assertThat(left()).containsExactly("b.txt");
    }

    @Test
    void when_the_run_has_moved_they_begin_anew_where_it_is(FileTreatmentWorkflow treatment) throws IOException {
        hosts.addLast("south");
        assertThat(treatment.treat("a.txt", "b.txt")).isEqualTo("south");
        assertThat(directory.resolve("b.txt")).hasContent("WHAT IS AT A.TXT");
    }
}
