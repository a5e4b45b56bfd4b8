package io.perdura.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void given_more_than_the_longest_duration_then_the_message_names_field_value_and_limit() {
        assertThat(Durations.positive("startDelay", Durations.LONGEST)).isEqualTo(Durations.LONGEST);
        assertThat(Durations.notNegative("timeout", Duration.ZERO)).isZero();
        for (Duration tooLong : new Duration[] {Duration.ofDays(100_001), Duration.ofSeconds(Long.MAX_VALUE)}) {
            assertThatThrownBy(() -> Durations.positive("startDelay", tooLong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("startDelay is " + tooLong + ": give a duration of at most 100000 days (PT2400000H)");
            assertThatThrownBy(() -> Durations.notNegative("timeout", tooLong)).hasMessageContaining("at most");
        }
    }
}
