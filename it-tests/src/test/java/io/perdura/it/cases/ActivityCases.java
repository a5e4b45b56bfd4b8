package io.perdura.it.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityCancellationType;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.common.RetryOptions;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.TimeoutFailure;
import io.perdura.it.cases.Bench.Place;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Promise;
import io.perdura.workflow.Saga;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Activities: called, tried again, side by side, completed from outside, cancelled, compensated. */
public interface ActivityCases extends Cases {

    private String call(String what) {
        return stub(Caller.class).call(what);
    }

    @Test
    default void hello_activity() {
        assertThat(call("echo")).isEqualTo("echo a");
    }

    @Test
    default void hello_activity_retry() {
        assertThat(call("retry")).isEqualTo("attempt 3");
    }

    @Test
    default void hello_exclusive_choice() {
        assertThat(call("choice")).isEqualTo("[echo apple, note pear, echo apple]");
    }

    @Test
    default void hello_async() {
        assertThat(call("async")).isEqualTo("first, then echo a");
    }

    @Test
    default void hello_async_lambda() {
        assertThat(call("lambda")).isEqualTo("echo echo a");
    }

    @Test
    default void hello_parallel_activity_and_behaviour_activities_run_concurrently() {
        assertThat(call("parallel")).isEqualTo("[met, met, met]");
    }

    @Test
    default void hello_async_completion_by_token() {
        Caller stub = stub(Caller.class);
        WorkflowClient.start(stub::call, "later");
        completion().complete(place(stub).token(), "from outside");
        assertThat(Cases.result(stub)).isEqualTo("from outside");
    }

    @Test
    default void hello_async_completion_by_ids() {
        Caller stub = stub(Caller.class);
        WorkflowClient.start(stub::call, "later");
        Place place = place(stub);
        place.token();
        completion()
                .completeExceptionally(
                        Cases.id(stub),
                        Optional.empty(),
                        place.activityId,
                        ApplicationFailure.newNonRetryableFailure("no", "Refused"));
        assertThat(Cases.failure(stub).getCause())
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        cause -> assertThat(cause.getType()).isEqualTo("Refused"));
    }

    @Test
    default void hello_saga() {
        Caller stub = stub(Caller.class);
        assertThat(stub.call("saga")).isEqualTo("compensated");
        assertThat(place(stub).notes).containsExactly("one", "two", "fail", "undo two", "undo one");
    }

    @Test
    default void behaviour_activity_heartbeating() {
        assertThat(call("resume")).isEqualTo("page 7 in attempt 2");
    }

    @Test
    default void behaviour_activity_retry_on_error_the_last_error_surfaces() {
        Caller stub = stub(Caller.class);
        WorkflowClient.start(stub::call, "limited");
        Throwable failure = Cases.failure(stub);
        assertThat(failure).isInstanceOf(ActivityFailure.class);
        assertThat(failure.getCause()).hasMessageContaining("no luck in 3");
        assertThat(place(stub).notes).hasSize(3);
    }

    @Test
    default void behaviour_activity_timeout() {
        Caller stub = stub(Caller.class);
        WorkflowClient.start(stub::call, "timeout");
        assertThat(Cases.failure(stub).getCause()).isInstanceOf(TimeoutFailure.class);
        place(stub).released.countDown();
    }

    @Test
    default void behaviour_activity_cancel_abandon() {
        Caller stub = stub(Caller.class);
        WorkflowClient.start(stub::call, "cancel:ABANDON");
        assertThat(Cases.result(stub)).isEqualTo("cancelled");
        place(stub).released.countDown();
        assertThat(Place.within(place(stub).left)).isTrue();
        assertThat(place(stub).told.getCount()).as("it was not told").isOne();
    }

    @Test
    default void behaviour_activity_cancel_try() {
        Caller stub = stub(Caller.class);
        WorkflowClient.start(stub::call, "cancel:TRY_CANCEL");
        assertThat(Cases.result(stub)).isEqualTo("cancelled");
        assertThat(Place.within(place(stub).left)).isTrue();
    }

    @Test
    default void behaviour_activity_cancel_wait() {
        Caller stub = stub(Caller.class);
        WorkflowClient.start(stub::call, "cancel:WAIT_CANCELLATION_COMPLETED");
        assertThat(Cases.result(stub)).isEqualTo("cancelled");
        assertThat(place(stub).told.getCount()).as("it was told before").isZero();
    }

    @WorkflowInterface
    interface Caller {
        @WorkflowMethod(name = "CaseOfActivities")
        String call(String what);
    }

    class Calling implements Caller {

        private final Work work = Workflow.newActivityStub(Work.class);

        @Override
        public String call(String what) {
            String[] parts = what.split(":", 2);
            return switch (parts[0]) {
                case "echo" -> work.echo("a");
                case "retry" -> work.flaky(2);
                case "choice" -> choice(List.of("apple", "pear", "apple"));
                case "async" -> {
                    Promise<String> later = Async.function(work::echo, "a");
                    yield "first, then " + later.get();
                }
                case "lambda" -> Async.function(() -> work.echo(work.echo("a"))).get();
                case "parallel" -> parallel();
                case "later" -> work.later();
                case "saga" -> saga();
                case "resume" -> work.resume();
                case "limited" -> limited(3).flaky(9);
                case "timeout" -> brief();
                case "cancel" -> cancel(ActivityCancellationType.valueOf(parts[1]));
                default -> throw ApplicationFailure.newFailure(what, "Unknown");
            };
        }

        private String choice(List<String> wishes) {
            List<String> bought = new ArrayList<>();
            for (String wish : wishes) {
                bought.add(
                        switch (wish) {
                            case "apple" -> work.echo(wish);
                            case "pear" -> work.note("note " + wish);
                            default -> "nothing";
                        });
            }
            return bought.toString();
        }

        private String parallel() {
            List<Promise<String>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(Async.function(work::meet));
            }
            Promise.allOf(all).get();
            return all.stream().map(Promise::get).toList().toString();
        }

        private String saga() {
            Saga saga = new Saga(new Saga.Options.Builder().build());
            try {
                saga.addCompensation(work::note, "undo one");
                work.note("one");
                saga.addCompensation(work::note, "undo two");
                work.note("two");
                work.fail("Broken");
                return "nothing failed";
            } catch (ActivityFailure e) {
                saga.compensate();
                return "compensated";
            }
        }

        private static Work limited(int attempts) {
            return Workflow.newActivityStub(
                    Work.class,
                    ActivityOptions.newBuilder()
                            .setRetryOptions(RetryOptions.newBuilder()
                                    .setInitialInterval(Duration.ofMillis(20))
                                    .setMaximumAttempts(attempts)
                                    .build())
                            .build());
        }

        private static String brief() {
            return Workflow.newActivityStub(
                            Work.class,
                            ActivityOptions.newBuilder()
                                    .setStartToCloseTimeout(Duration.ofMillis(200))
                                    .setRetryOptions(RetryOptions.newBuilder()
                                            .setMaximumAttempts(1)
                                            .build())
                                    .build())
                    .hold();
        }

        private String cancel(ActivityCancellationType type) {
            Work held = Workflow.newActivityStub(
                    Work.class,
                    ActivityOptions.newBuilder().setCancellationType(type).build());
            CancellationScope scope = Workflow.newCancellationScope(() -> {
                held.hold();
            });
            Promise<Void> running = Async.procedure(scope::run);
            Workflow.sleep(Duration.ofMillis(100));
            scope.cancel();
            return running.getFailure() instanceof ActivityFailure failure
                            && failure.getCause() instanceof CanceledFailure
                    ? "cancelled"
                    : "ended by " + running.getFailure();
        }
    }
}
