package io.perdura.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTailTest {

    @Test
    void lines_count_once_they_are_whole_and_from_when_it_was_made_on(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("witness.log");
        assertThat(new WitnessTail(file, "a-").count()).isZero();
        Files.writeString(file, "a-1 1 1700000000001\n");
        WitnessTail tail = new WitnessTail(file, "a-");

        Files.writeString(file, "a-1 2 1700000000001\nb-1 1 1700000000001\na-1 3 17", StandardOpenOption.APPEND);
        assertThat(tail.count()).isEqualTo(1);
        Files.writeString(file, "00000000001\n", StandardOpenOption.APPEND);
        assertThat(tail.count()).isEqualTo(2);
        assertThat(tail.count()).isEqualTo(2);
    }
}
