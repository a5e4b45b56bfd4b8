package io.perdura.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.perdura.common.Payload;
import io.perdura.common.RetryOptions;
import io.perdura.common.context.ContextPropagator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    @Test
    void context_propagators_are_added_to_those_of_the_defaults() {
        ContextPropagator tenant = new Named("tenant");
        ContextPropagator trace = new Named("trace");
        ActivityOptions defaults = ActivityOptions.newBuilder()
                .setContextPropagators(List.of(tenant))
                .build();
        ActivityOptions own = ActivityOptions.newBuilder()
                .setContextPropagators(List.of(trace, tenant))
                .build();

        assertThat(own.mergedOver(defaults).getContextPropagators()).containsExactly(tenant, trace);
        assertThat(ActivityOptions.getDefaultInstance().mergedOver(defaults).getContextPropagators())
                .containsExactly(tenant);
    }

    private record Named(String getName) implements ContextPropagator {

        @Override
        public Map<String, Payload> serializeContext(@Nullable Object context) {
            return Map.of();
        }

        @Override
        public @Nullable Object deserializeContext(Map<String, Payload> header) {
            return null;
        }

        @Override
        public @Nullable Object getCurrentContext() {
            return null;
        }

        @Override
        public void setCurrentContext(@Nullable Object context) {}
    }

    @Test
    void local_options_that_say_nothing_of_arguments_leave_what_the_defaults_say() {
        LocalActivityOptions defaults = LocalActivityOptions.newBuilder()
                .setDoNotIncludeArgumentsIntoMarker(true)
                .build();
        LocalActivityOptions silent = LocalActivityOptions.getDefaultInstance();
        LocalActivityOptions other = LocalActivityOptions.newBuilder()
                .setDoNotIncludeArgumentsIntoMarker(false)
                .build();

        assertThat(merged(defaults, silent).isDoNotIncludeArgumentsIntoMarker()).isTrue();
        assertThat(merged(defaults, other).isDoNotIncludeArgumentsIntoMarker()).isFalse();
    }

    private static LocalActivityOptions merged(LocalActivityOptions defaults, LocalActivityOptions own) {
        return LocalActivityOptions.newBuilder(defaults)
                .mergeActivityOptions(own)
                .build();
    }

    @Test
    void local_options_that_are_validated_have_a_close_timeout() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalActivityOptions.newBuilder().validateAndBuildWithDefaults())
                .withMessageContaining("neither startToCloseTimeout nor scheduleToCloseTimeout is set");
        assertThat(LocalActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(1))
                        .validateAndBuildWithDefaults()
                        .getRetryOptions())
                .isEqualTo(RetryOptions.getDefaultInstance());
    }
}
