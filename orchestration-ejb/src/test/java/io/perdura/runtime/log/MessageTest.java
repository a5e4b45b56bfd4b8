package io.perdura.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void numbers_are_unique() {
        assertThat(Arrays.stream(Message.values()).map(Message::id)).doesNotHaveDuplicates();
    }

    @Test
    void every_message_is_documented_with_its_level() throws IOException {
        String docs = Files.readString(Path.of("../docs/messages.md"));

        assertThat(Message.values())
                .allSatisfy(
                        message -> assertThat(docs).contains("| `" + message.id() + "` | " + message.level() + " |"));
    }
}
