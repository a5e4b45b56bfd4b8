package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityCancellationType;
import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.ActivityCompletionException;
import io.perdura.client.ActivityWorkerShutdownException;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowQueryException;
import io.perdura.client.WorkflowStub;
import io.perdura.common.RetryOptions;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationErrorCategory;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.ChildWorkflowStub;
import io.perdura.workflow.Promise;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user of the field's semantics relies on: activities, children, queries and signals at their edges. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class BehaviourTest extends Kit {

    private final Works works = new Works();

    BehaviourTest(int cachedRuns) {
        super(cachedRuns);
    }

    private String run(String what) {
        run(works, Behaving.class);
        return stub(Behave.class).behave(what);
    }

    @Test
    void givenNoWorkflowTimeout_thenAnActivityMayBeRetriedForMonths() {
        assertThat(run("longRetry")).isEqualTo("done in attempt 6");
        assertThat(passed()).isGreaterThan(Duration.ofDays(60));
    }

    @Test
    void givenAbandon_whenTheScopeIsCancelled_thenTheActivityIsNotTold() throws Exception {
        assertThat(run("abandon")).isEqualTo("cancelled");
        works.release.countDown();
        assertThat(works.ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(works.told.get()).isNull();
    }

    @Test
    void givenManualCompletion_thenAnotherThreadEndsTheActivity() {
        assertThat(run("byHand")).isEqualTo("by hand x");
    }

    @Test
    void givenADelayOfTheThrower_thenThePolicyIsOverruled() {
        assertThat(run("ownDelay")).isEqualTo("done in attempt 2");
        assertThat(passed()).isBetween(Duration.ofHours(5), Duration.ofHours(6));
    }

    @Test
    void givenACategoryAndDetails_thenTheySurfaceAtTheClient() {
        Throwable cause = failureOfRun("category");
        ApplicationFailure failure = (ApplicationFailure) cause.getCause();
        assertThat(failure.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
        assertThat(failure.getDetails().get(0, String.class)).isEqualTo("detail");
        assertThat(((ActivityFailure) cause).getActivityType()).isEqualTo("FailBenign");
    }

    private Throwable failureOfRun(String what) {
        run(works, Behaving.class);
        Behave stub = stub(Behave.class);
        return failure(() -> stub.behave(what)).getCause();
    }

    @Test
    void givenTheEnvironmentStops_thenARunningActivityLearnsItByItsHeartbeat() throws Exception {
        run(works, Behaving.class);
        Behave stub = stub(Behave.class);
        WorkflowClient.start(stub::behave, "beatUntilTold");
        assertThat(works.entered.await(10, TimeUnit.SECONDS)).isTrue();
        env.shutdown();
        assertThat(works.ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(works.told.get()).isInstanceOf(ActivityWorkerShutdownException.class);
    }

    @Test
    void givenTheIdOfAnOpenWorkflow_thenAChildThrowsOnStart() {
        run(works, Behaving.class);
        Behave first = stub(Behave.class, "taken");
        WorkflowClient.start(first::behave, "waitForSignal");
        assertThat(stub(Behave.class).behave("childTaken")).isEqualTo("refused: ChildWorkflowFailure, taken");
        first.signal("go");
        assertThat(result(first)).isEqualTo("go");
    }

    @Test
    void givenAChildThatThrows_thenTheParentSeesItsCause() {
        assertThat(run("childFails")).isEqualTo("child: ApplicationFailure Broken");
    }

    @Test
    void givenAnUntypedChild_thenItRunsAndIsSignalled() {
        assertThat(run("untypedChild")).isEqualTo("go");
    }

    @Test
    void givenUnexpectedArguments_thenTheQueryIsRefused() {
        run(works, Behaving.class);
        Behave stub = stub(Behave.class);
        WorkflowClient.start(stub::behave, "waitForSignal");
        WorkflowStub untyped = WorkflowStub.fromTyped(stub);
        assertThatThrownBy(() -> untyped.query("count", Integer.class, Map.of("not", "a number")))
                .isInstanceOf(WorkflowQueryException.class);
        assertThatThrownBy(() -> untyped.query("unknown", Integer.class))
                .isInstanceOf(WorkflowQueryException.class)
                .hasMessageContaining("unknown");
        assertThat(untyped.query("count", Integer.class, 3)).isEqualTo(3);
        stub.signal("go");
        assertThat(result(stub)).isEqualTo("go");
    }

    @Test
    void givenASignalHandlerWithActivities_thenTheWorkflowWaitsForThem() {
        run(works, Behaving.class);
        Behave stub = stub(Behave.class);
        WorkflowClient.start(stub::behave, "waitForWork");
        stub.work("a");
        stub.work("b");
        assertThat(result(stub)).isIn("[did a, did b]", "[did b, did a]");
    }

    @Test
    void givenOptionsByRegistration_thenStubsUseThem() {
        worker.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder()
                        .setDefaultActivityOptions(ActivityOptions.newBuilder()
                                .setStartToCloseTimeout(Duration.ofSeconds(11))
                                .build())
                        .setActivityOptions(Map.of(
                                "Describe",
                                ActivityOptions.newBuilder()
                                        .setScheduleToCloseTimeout(Duration.ofMinutes(22))
                                        .build()))
                        .build(),
                Behaving.class);
        worker.registerActivitiesImplementations(works);
        env.start();
        assertThat(stub(Behave.class).behave("describe")).isEqualTo("PT11S PT22M, then PT5S PT22M");
    }

    @ActivityInterface
    public interface Work {
        String attempt(int failures, long delaySeconds);

        String block();

        void beatUntilTold();

        void failBenign();

        String describe();

        String byHand(String text);

        String doIt(String what);
    }

    static class Works implements Work {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);
        final CountDownLatch ended = new CountDownLatch(1);
        final AtomicReference<ActivityCompletionException> told = new AtomicReference<>();

        @Override
        public String attempt(int failures, long delaySeconds) {
            int attempt = Activity.getExecutionContext().getInfo().getAttempt();
            if (attempt <= failures) {
                throw delaySeconds == 0
                        ? ApplicationFailure.newFailure("not yet", "NotYet")
                        : ApplicationFailure.newFailureWithCauseAndDelay(
                                "not yet", "NotYet", null, Duration.ofSeconds(delaySeconds));
            }
            return "done in attempt " + attempt;
        }

        @Override
        public String block() {
            entered.countDown();
            try {
                release.await();
                Activity.getExecutionContext().heartbeat(null);
            } catch (ActivityCompletionException e) {
                if (e instanceof io.perdura.client.ActivityCanceledException) {
                    told.set(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                ended.countDown();
            }
            return "";
        }

        @Override
        public void beatUntilTold() {
            entered.countDown();
            ActivityExecutionContext context = Activity.getExecutionContext();
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    context.heartbeat(null);
                    Thread.onSpinWait();
                }
            } catch (ActivityCompletionException e) {
                told.set(e);
                throw e;
            } finally {
                ended.countDown();
            }
        }

        @Override
        public void failBenign() {
            throw ApplicationFailure.newBuilder()
                    .setMessage("as usual")
                    .setType("Usual")
                    .setNonRetryable(true)
                    .setCategory(ApplicationErrorCategory.BENIGN)
                    .setDetails("detail")
                    .build();
        }

        @Override
        public String describe() {
            var info = Activity.getExecutionContext().getInfo();
            return info.getStartToCloseTimeout() + " " + info.getScheduleToCloseTimeout();
        }

        @Override
        public String byHand(String text) {
            var completion = Activity.getExecutionContext().useLocalManualCompletion();
            new Thread(() -> {
                        completion.recordHeartbeat("half way");
                        completion.complete("by hand " + text);
                    })
                    .start();
            return "not used";
        }

        @Override
        public String doIt(String what) {
            if (what.equals("once the other has begun")) {
                try {
                    entered.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return "did " + what;
        }
    }

    @WorkflowInterface
    public interface Behave {
        @WorkflowMethod
        String behave(String what);

        @SignalMethod
        void signal(String text);

        @SignalMethod
        void work(String what);

        @QueryMethod
        int count(int number);
    }

    public static class Behaving implements Behave {
        private final Work work = Workflow.newActivityStub(Work.class);
        private final java.util.ArrayList<String> done = new java.util.ArrayList<>();
        private String signalled = "";

        @Override
        public void signal(String text) {
            signalled = text;
        }

        @Override
        public void work(String what) {
            done.add(work.doIt(what));
        }

        @Override
        public int count(int number) {
            return number;
        }

        private static ActivityOptions.Builder options() {
            return ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(30));
        }

        @Override
        public String behave(String what) {
            switch (what) {
                case "longRetry" -> {
                    return Workflow.newActivityStub(
                                    Work.class,
                                    options()
                                            .setRetryOptions(RetryOptions.newBuilder()
                                                    .setInitialInterval(Duration.ofDays(2))
                                                    .setMaximumInterval(Duration.ofDays(100))
                                                    .build())
                                            .build())
                            .attempt(5, 0);
                }
                case "abandon" -> {
                    Work abandoned = Workflow.newActivityStub(
                            Work.class,
                            options()
                                    .setCancellationType(ActivityCancellationType.ABANDON)
                                    .build());
                    CancellationScope scope = Workflow.newCancellationScope(() -> abandoned.block());
                    Promise<Void> running = Async.procedure(scope::run);
                    work.doIt("once the other has begun");
                    scope.cancel();
                    return running.getFailure() instanceof ActivityFailure failure
                                    && failure.getCause() instanceof CanceledFailure
                            ? "cancelled"
                            : "ended by " + running.getFailure();
                }
                case "ownDelay" -> {
                    return work.attempt(1, Duration.ofHours(5).toSeconds());
                }
                case "category" -> {
                    work.failBenign();
                    return "";
                }
                case "beatUntilTold" -> {
                    work.beatUntilTold();
                    return "";
                }
                case "waitForSignal" -> {
                    Workflow.await(() -> !signalled.isEmpty());
                    return signalled;
                }
                case "waitForWork" -> {
                    Workflow.await(() -> done.size() == 2);
                    return done.toString();
                }
                case "childTaken" -> {
                    Behave child = Workflow.newChildWorkflowStub(
                            Behave.class,
                            ChildWorkflowOptions.newBuilder()
                                    .setWorkflowId("taken")
                                    .build());
                    Promise<String> result = Async.function(child::behave, "waitForSignal");
                    RuntimeException refused =
                            Workflow.getWorkflowExecution(child).getFailure();
                    ChildWorkflowFailure failed = (ChildWorkflowFailure) result.getFailure();
                    return "refused: " + refused.getClass().getSimpleName() + ", "
                            + failed.getExecution().getWorkflowId();
                }
                case "childFails" -> {
                    try {
                        return Workflow.newChildWorkflowStub(Behave.class).behave("throw");
                    } catch (ChildWorkflowFailure e) {
                        return "child: " + e.getCause().getClass().getSimpleName() + " "
                                + ((ApplicationFailure) e.getCause()).getType();
                    }
                }
                case "throw" -> {
                    throw ApplicationFailure.newFailure("broken", "Broken");
                }
                case "untypedChild" -> {
                    ChildWorkflowStub untyped = Workflow.newUntypedChildWorkflowStub("Behave");
                    Promise<String> later = untyped.executeAsync(String.class, "waitForSignal");
                    untyped.getExecution().get();
                    untyped.signal("signal", "go");
                    return later.get();
                }
                case "byHand" -> {
                    return work.byHand("x");
                }
                case "describe" -> {
                    String before = work.describe();
                    Workflow.applyActivityOptions(Map.of(
                            "Describe",
                            ActivityOptions.newBuilder()
                                    .setStartToCloseTimeout(Duration.ofSeconds(5))
                                    .build()));
                    return before + ", then "
                            + Workflow.newActivityStub(Work.class).describe();
                }
                default -> {
                    throw new IllegalArgumentException(what + List.of());
                }
            }
        }
    }
}
