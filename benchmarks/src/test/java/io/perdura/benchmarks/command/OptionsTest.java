package io.perdura.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void what_is_not_said_is_as_usual() {
        Options options = Options.parse(List.of("w1", "limit"));

        assertThat(options.works()).containsExactly("w1", "limit");
        assertThat(options.peers()).isEmpty();
        assertThat(options.seconds()).isEqualTo(10);
        assertThat(options.callers(List.of(1, 16))).containsExactly(1, 16);
    }

    @Test
    void all_means_all_and_what_is_said_holds() {
        Options options =
                Options.parse(List.of("all", "--peers", "dbos,restate", "--concurrency", "1,64", "--seconds", "5"));

        assertThat(options.works()).containsAll(Options.WORKS);
        assertThat(options.peers()).containsExactlyInAnyOrder("dbos", "restate");
        assertThat(options.callers(List.of(16))).containsExactly(1, 64);
        assertThat(options.seconds()).isEqualTo(5);
    }

    @Test
    void scale_is_no_part_of_all_and_has_numbers_of_its_own() {
        Options options = Options.parse(List.of("scale", "--count", "1000000"));

        assertThat(options.works()).containsExactlyElementsOf(Options.SCALE);
        assertThat(options.wantsAny(Options.WORKS)).isFalse();
        assertThat(options.count(10)).isEqualTo(1_000_000);
        assertThat(Options.parse(List.of("all")).wantsAny(Options.SCALE)).isFalse();
        assertThat(Options.parse(List.of("timers")).count(10)).isEqualTo(10);
    }

    @Test
    void of_peers_less_can_be_measured_but_never_more() {
        Options options = Options.parse(List.of("w1", "w2", "--peers", "dbos", "--of-peers", "w2,w7"));

        assertThat(options.wants("w1")).isTrue();
        assertThat(options.wantsOfPeers("w1")).isFalse();
        assertThat(options.wantsOfPeers("w2")).isTrue();
        assertThat(options.wantsOfPeers("w7")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                 | say what to measure",
                "w9                 | 'w9' is not known",
                "w1 --seconds       | --seconds needs a value",
                "w1 --seconds 0     | --seconds takes numbers from 1 on",
                "w1 --concurrency x | --concurrency takes numbers from 1 on",
                "w1 --peers other   | 'other' is not known; these are: dbos, restate",
            })
    void what_makes_no_sense_is_refused_with_the_reason(String arguments, String reason) {
        List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));

        assertThatThrownBy(() -> Options.parse(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
