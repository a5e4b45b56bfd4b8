package io.perdura.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.perdura.common.RetryOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActivityOptionsTest {

    @Test
    void what_is_not_set_is_null_but_the_cancellation_type() {
        ActivityOptions options = ActivityOptions.getDefaultInstance();

        assertThat(options.getStartToCloseTimeout()).isNull();
        assertThat(options.getTaskQueue()).isNull();
        assertThat(options.getRetryOptions()).isNull();
        assertThat(options.getCancellationType()).isEqualTo(ActivityCancellationType.TRY_CANCEL);
    }

    @Test
    void each_problem_names_field_value_and_remedy() {
        ActivityOptions.Builder builder = ActivityOptions.newBuilder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.setStartToCloseTimeout(Duration.ofSeconds(-1)))
                .withMessageStartingWith("startToCloseTimeout is PT-1S: give a duration longer than zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.setHeartbeatTimeout(Duration.ZERO))
                .withMessageStartingWith("heartbeatTimeout is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.setTaskQueue(""))
                .withMessage("taskQueue is empty: give a name, or leave it out");
    }

    @Test
    void one_close_timeout_is_required_in_the_end() {
        ActivityOptions none = ActivityOptions.getDefaultInstance();
        ActivityOptions one = ActivityOptions.newBuilder()
                .setScheduleToCloseTimeout(Duration.ofMinutes(1))
                .build();

        assertThat(one.requireCloseTimeout("Charge")).isSameAs(one);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.requireCloseTimeout("Charge"))
                .withMessageStartingWith("Activity 'Charge' has neither startToCloseTimeout nor scheduleToCloseTimeout")
                .withMessageContaining("@ActivityPolicy");
    }

    @Test
    void a_merge_keeps_what_is_set_down_to_the_retry_options() {
        ActivityOptions defaults = ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(10))
                .setTaskQueue("slow")
                .setCancellationType(ActivityCancellationType.ABANDON)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setMaximumAttempts(5)
                        .setInitialInterval(Duration.ofSeconds(3))
                        .build())
                .build();
        ActivityOptions merged = ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(1))
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                .build()
                .mergedOver(defaults);

        assertThat(merged.getStartToCloseTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(merged.getTaskQueue()).isEqualTo("slow");
        assertThat(merged.getCancellationType()).isEqualTo(ActivityCancellationType.ABANDON);
        assertThat(merged.getRetryOptions())
                .isEqualTo(RetryOptions.newBuilder()
                        .setMaximumAttempts(1)
                        .setInitialInterval(Duration.ofSeconds(3))
                        .build());
        assertThat(ActivityOptions.newBuilder(merged).build()).isEqualTo(merged);
    }

    @Test
    void outside_an_activity_the_context_says_what_is_wrong() {
        assertThatIllegalStateException()
                .isThrownBy(Activity::getExecutionContext)
                .withMessageContaining("runs no activity");
    }
}
