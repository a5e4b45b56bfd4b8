package io.perdura.it.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityCancellationType;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.common.RetryOptions;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.partition.RunTarget;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Promise;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Activities that run inside the task of their workflow. */
public interface LocalActivityCases extends Cases {

    private long recorded(Object stub, Class<? extends HistoryEvent> kind) {
        return engine().history(RunTarget.of(Cases.id(stub)), 1, 1_000).stream()
                .filter(entry -> kind.isInstance(entry.event()))
                .count();
    }

    @Test
    default void hello_local_activity_and_behaviour_serial() {
        LocalCaller stub = stub(LocalCaller.class);
        assertThat(stub.call("serial")).isEqualTo("echo echo a");
        assertThat(recorded(stub, OutputEvent.LocalActivityCompleted.class)).isEqualTo(2);
        assertThat(recorded(stub, OutputEvent.ActivityScheduled.class)).isZero();
    }

    @Test
    default void behaviour_local_activities_run_concurrently() {
        assertThat(stub(LocalCaller.class).call("concurrent")).isEqualTo("[met, met, met]");
    }

    @Test
    default void behaviour_local_activity_retry_within_the_task() {
        LocalCaller stub = stub(LocalCaller.class);
        assertThat(stub.call("retry:10")).isEqualTo("attempt 3");
        assertThat(recorded(stub, OutputEvent.TimerStarted.class)).isZero();
    }

    @Test
    default void behaviour_local_activity_backoff_longer_than_a_task_goes_to_a_durable_timer() {
        LocalCaller stub = stub(LocalCaller.class);
        assertThat(stub.call("retry:300")).isEqualTo("attempt 3");
        assertThat(recorded(stub, OutputEvent.TimerStarted.class)).isEqualTo(2);
    }

    @Test
    default void behaviour_local_activity_non_retryable() {
        LocalCaller stub = stub(LocalCaller.class);
        assertThat(stub.call("fail")).isEqualTo("Never: broken");
        assertThat(place(stub).notes).containsExactly("fail");
    }

    @Test
    default void behaviour_local_activity_cancel_kinds() {
        assertThat(stub(LocalCaller.class).call("cancel:TRY_CANCEL")).isEqualTo("cancelled");
        LocalCaller waiting = stub(LocalCaller.class);
        assertThat(waiting.call("cancel:WAIT_CANCELLATION_COMPLETED")).isEqualTo("cancelled");
        assertThat(place(waiting).told.getCount()).isZero();
    }

    @WorkflowInterface
    interface LocalCaller {
        @WorkflowMethod(name = "CaseOfLocalActivities")
        String call(String what);
    }

    class LocalCalling implements LocalCaller {

        private final Work work = Workflow.newLocalActivityStub(Work.class);

        @Override
        public String call(String what) {
            String[] parts = what.split(":", 2);
            return switch (parts[0]) {
                case "serial" -> work.echo(work.echo("a"));
                case "concurrent" -> concurrent();
                case "retry" ->
                    retried(Duration.ofMillis(Long.parseLong(parts[1]))).flaky(2);
                case "fail" -> failure();
                case "cancel" -> cancel(ActivityCancellationType.valueOf(parts[1]));
                default -> throw ApplicationFailure.newFailure(what, "Unknown");
            };
        }

        private String concurrent() {
            List<Promise<String>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(Async.function(work::meet));
            }
            Promise.allOf(all).get();
            return all.stream().map(Promise::get).toList().toString();
        }

        private static Work retried(Duration pause) {
            return Workflow.newLocalActivityStub(
                    Work.class,
                    LocalActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofSeconds(10))
                            .setLocalRetryThreshold(Duration.ofMillis(100))
                            .setRetryOptions(RetryOptions.newBuilder()
                                    .setInitialInterval(pause)
                                    .build())
                            .build());
        }

        private String failure() {
            try {
                work.fail("Never");
                return "no failure";
            } catch (ActivityFailure e) {
                ApplicationFailure cause = (ApplicationFailure) e.getCause();
                return cause.getType() + ": " + cause.getOriginalMessage();
            }
        }

        private String cancel(ActivityCancellationType type) {
            Work held = Workflow.newLocalActivityStub(
                    Work.class,
                    LocalActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofSeconds(10))
                            .setCancellationType(type)
                            .build());
            CancellationScope scope = Workflow.newCancellationScope(() -> {
                held.hold();
            });
            Promise<Void> running = Async.procedure(scope::run);
            Async.function(work::echo, "meanwhile").get();
            scope.cancel();
            return running.getFailure() instanceof ActivityFailure failure
                            && failure.getCause() instanceof CanceledFailure
                    ? "cancelled"
                    : "ended by " + running.getFailure();
        }
    }
}
