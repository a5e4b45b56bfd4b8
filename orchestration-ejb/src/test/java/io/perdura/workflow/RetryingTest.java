package io.perdura.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.common.RetryOptions;
import io.perdura.common.RetryState;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryingTest {
    private static final RetryOptions THREE = RetryOptions.newBuilder()
            .setMaximumAttempts(3)
            .setDoNotRetry("Declined")
            .build();

    private final ImmediateContext context = new ImmediateContext();
    private int calls;

    @AfterEach
    void close() {
        context.close();
    }

    private String succeedAt(int call, RuntimeException failure) {
        calls++;
        if (calls < call) {
            throw failure;
        }
        return "done after " + calls;
    }

    private static ActivityFailure charge(String type) {
        return new ActivityFailure(
                "failed",
                5,
                0,
                "Charge",
                "5",
                RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED,
                "",
                ApplicationFailure.newFailure("no", type));
    }

    @Test
    void retries_with_growing_durable_pauses_until_it_succeeds() {
        String result = Workflow.retry(THREE, Optional.empty(), () -> succeedAt(3, charge("Busy")));

        assertThat(result).isEqualTo("done after 3");
        assertThat(context.timers).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void throws_the_last_failure_when_attempts_are_used_up() {
        ActivityFailure busy = charge("Busy");

        assertThatThrownBy(() -> Workflow.retry(THREE, Optional.empty(), () -> succeedAt(4, busy)))
                .isSameAs(busy);
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void never_retries_what_must_not_be() {
        assertThatExceptionOfType(ActivityFailure.class)
                .isThrownBy(() -> Workflow.retry(THREE, Optional.empty(), () -> succeedAt(2, charge("Declined"))));
        assertThatExceptionOfType(ApplicationFailure.class)
                .isThrownBy(() -> Workflow.retry(
                        THREE,
                        Optional.empty(),
                        () -> succeedAt(3, ApplicationFailure.newNonRetryableFailure("no", "X"))));
        assertThatExceptionOfType(CanceledFailure.class)
                .isThrownBy(
                        () -> Workflow.retry(THREE, Optional.empty(), () -> succeedAt(4, new CanceledFailure("stop"))));
        assertThat(context.timers).isEmpty();
    }

    @Test
    void stops_when_the_next_attempt_would_be_past_the_expiration() {
        assertThatExceptionOfType(ActivityFailure.class)
                .isThrownBy(() -> Workflow.retry(
                        RetryOptions.getDefaultInstance(),
                        Optional.of(Duration.ofSeconds(5)),
                        () -> succeedAt(10, charge("Busy"))));
        assertThat(context.timers).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void asynchronous_functions_are_retried_by_their_promise() {
        Promise<String> result =
                Async.retry(THREE, Optional.empty(), () -> Async.function(() -> succeedAt(3, charge("Busy"))));

        assertThat(result.get()).isEqualTo("done after 3");
        assertThat(context.timers).hasSize(2);
    }

    @Test
    void asynchronous_retries_end_with_the_last_failure() {
        ActivityFailure busy = charge("Busy");

        Promise<String> result = Async.retry(THREE, Optional.empty(), () -> Workflow.newPromise(succeedAt(9, busy)));

        assertThat(result.getFailure()).isSameAs(busy);
        assertThat(calls).isEqualTo(3);
    }
}
