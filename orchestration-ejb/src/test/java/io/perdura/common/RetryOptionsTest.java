package io.perdura.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryOptionsTest {

    @Test
    void defaults_are_those_of_the_documentation() {
        RetryOptions options = RetryOptions.getDefaultInstance();

        assertThat(options.getInitialInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.getBackoffCoefficient()).isEqualTo(2.0);
        assertThat(options.getMaximumInterval()).isNull();
        assertThat(options.effectiveMaximumInterval()).isEqualTo(Duration.ofSeconds(100));
        assertThat(options.getMaximumAttempts()).isZero();
        assertThat(options.getDoNotRetry()).isEmpty();
    }

    @Test
    void maximum_interval_defaults_to_a_hundred_times_the_initial_one() {
        RetryOptions options = RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofMillis(50))
                .build();

        assertThat(options.effectiveMaximumInterval()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void backoff_grows_by_the_coefficient_up_to_the_maximum() {
        RetryOptions options = RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofMillis(100))
                .setBackoffCoefficient(3)
                .setMaximumInterval(Duration.ofSeconds(1))
                .build();

        assertThat(options.backoff(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(options.backoff(2)).isEqualTo(Duration.ofMillis(300));
        assertThat(options.backoff(3)).isEqualTo(Duration.ofMillis(900));
        assertThat(options.backoff(4)).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.backoff(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_coefficient_of_one_gives_equal_pauses() {
        RetryOptions options =
                RetryOptions.newBuilder().setBackoffCoefficient(1).build();

        assertThat(options.backoff(1)).isEqualTo(options.backoff(1_000)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void attempts_count_from_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryOptions.getDefaultInstance().backoff(0))
                .withMessageContaining("attempt is 0");
    }

    @Test
    void each_problem_names_field_value_and_remedy() {
        RetryOptions.Builder builder = RetryOptions.newBuilder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.setInitialInterval(Duration.ZERO))
                .withMessage(
                        "initialInterval is PT0S: give a duration longer than zero, or leave it out for the default");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.setBackoffCoefficient(0.5))
                .withMessageStartingWith("backoffCoefficient is 0.5: use 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.setBackoffCoefficient(Double.NaN))
                .withMessageStartingWith("backoffCoefficient is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.setMaximumAttempts(-1))
                .withMessageStartingWith("maximumAttempts is -1: use 0 for unlimited");
        builder.setInitialInterval(Duration.ofSeconds(5)).setMaximumInterval(Duration.ofSeconds(2));
        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageStartingWith("maximumInterval is PT2S, shorter than initialInterval PT5S");
    }

    @Test
    void what_is_set_goes_over_the_defaults_of_a_merge() {
        RetryOptions defaults = RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(7))
                .setMaximumAttempts(9)
                .setDoNotRetry("Declined")
                .build();
        RetryOptions merged =
                RetryOptions.newBuilder().setMaximumAttempts(3).build().mergedOver(defaults);

        assertThat(merged.getMaximumAttempts()).isEqualTo(3);
        assertThat(merged.getInitialInterval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(merged.getDoNotRetry()).containsExactly("Declined");
        assertThat(merged.mergedOver(null)).isEqualTo(merged);
    }

    @Test
    void an_interval_that_is_set_bends_one_that_only_comes_from_defaults() {
        RetryOptions shortMaximum = RetryOptions.newBuilder()
                .setMaximumInterval(Duration.ofMillis(200))
                .build();
        RetryOptions longInitial = RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofHours(1))
                .build();
        RetryOptions defaults = RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(2))
                .setMaximumInterval(Duration.ofMinutes(1))
                .build();

        assertThat(shortMaximum.backoff(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(shortMaximum.mergedOver(defaults).backoff(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(longInitial.mergedOver(defaults).backoff(5)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_copy_equals_its_original() {
        RetryOptions options = RetryOptions.newBuilder().setMaximumAttempts(3).build();

        assertThat(RetryOptions.newBuilder(options).build()).isEqualTo(options).hasSameHashCodeAs(options);
    }
}
