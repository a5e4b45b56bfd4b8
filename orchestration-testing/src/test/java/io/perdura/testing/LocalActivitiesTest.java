package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityCancellationType;
import io.perdura.activity.ActivityInterface;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.client.ActivityCanceledException;
import io.perdura.client.WorkflowClient;
import io.perdura.common.RetryOptions;
import io.perdura.common.RetryState;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.TimeoutFailure;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Promise;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Activities that run inside the task of their workflow. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class LocalActivitiesTest extends Kit {

    private final Quick quick = new Quick();

    LocalActivitiesTest(int cachedRuns) {
        super(cachedRuns);
    }

    private String run(String what) {
        run(quick, Calling.class);
        return stub(Caller.class).call(what);
    }

    private int recorded(String event) {
        return env.getDiagnostics().split(event + "\\[", -1).length - 1;
    }

    @Test
    void givenLocalActivitiesInARow_thenEachIsOneEventOfOneTask() {
        assertThat(run("serial")).isEqualTo("abc");
        assertThat(quick.calls.get()).isEqualTo(3);
        assertThat(recorded("LocalActivityCompleted")).isEqualTo(3);
        assertThat(recorded("ActivityScheduled")).isZero();
        assertThat(recorded("TaskCompleted")).isEqualTo(1);
    }

    @Test
    void givenConcurrentOnes_thenTheyRunAtOnce() {
        assertThat(run("concurrent")).isEqualTo("[0, 1, 2]");
        assertThat(quick.met.getCount()).isZero();
    }

    @Test
    void givenTasksBetween_thenAReplayTakesTheResultsFromTheRecord() {
        assertThat(run("mixed")).isEqualTo("a1 a2 a3");
        assertThat(quick.calls.get()).isEqualTo(3);
    }

    @Test
    void givenShortPauses_thenItIsRetriedWithinTheTask() {
        assertThat(run("retryShort")).isEqualTo("ok after 3");
        assertThat(recorded("TimerStarted")).isZero();
        assertThat(recorded("LocalActivityCompleted")).isEqualTo(1);
    }

    @Test
    void givenLongPauses_thenTheyAreDurableTimers() {
        assertThat(run("retryLong")).isEqualTo("ok after 3");
        assertThat(recorded("TimerStarted")).isEqualTo(2);
        assertThat(passed()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(40));
    }

    @Test
    void givenANonRetryableFailure_thenItIsNotTriedAgain() {
        assertThat(run("nonRetryable")).isEqualTo("ActivityFailure of Fail: no way, RETRY_STATE_NON_RETRYABLE_FAILURE");
        assertThat(quick.calls.get()).isEqualTo(1);
    }

    @Test
    void givenAMaximumOfAttempts_thenTheLastFailureSurfaces() {
        assertThat(run("maximum")).isEqualTo("try 2, RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED");
    }

    @Test
    void givenAnAttemptThatTakesTooLong_thenItTimesOut() {
        assertThat(run("timeout")).isEqualTo("TIMEOUT_TYPE_START_TO_CLOSE");
        quick.release.countDown();
    }

    @Test
    void givenACancelledScope_whenItIsTried_thenTheWorkflowGoesOnAtOnce() {
        assertThat(run("tryCancel")).isEqualTo("cancelled");
        quick.release.countDown();
    }

    @Test
    void givenACancelledScope_whenItIsWaitedFor_thenTheActivityLearnsItByItsHeartbeat() {
        assertThat(run("waitCancel")).isEqualTo("cancelled");
        assertThat(quick.learned.getCount()).isZero();
    }

    @Test
    void givenACancelledScope_whenItWaitsForADurablePause_thenItIsNotTriedAgain() {
        assertThat(run("cancelPause")).isEqualTo("cancelled");
        assertThat(quick.calls.get()).isEqualTo(1);
        assertThat(passed()).isLessThan(Duration.ofMinutes(10));
    }

    @Test
    void givenAnUntypedStub_thenItCallsByNameWithTheOptionsOfTheRegistration() {
        worker.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder()
                        .setDefaultLocalActivityOptions(LocalActivityOptions.newBuilder()
                                .setScheduleToCloseTimeout(Duration.ofSeconds(77))
                                .build())
                        .setLocalActivityOptions(Map.of(
                                "Describe",
                                LocalActivityOptions.newBuilder()
                                        .setStartToCloseTimeout(Duration.ofSeconds(7))
                                        .build()))
                        .build(),
                Calling.class);
        worker.registerActivitiesImplementations(quick);
        env.start();
        assertThat(stub(Caller.class).call("untyped")).isEqualTo("local true PT1M17S PT7S local-1");
    }

    @Test
    void givenASignalMeanwhile_thenItIsTakenByTheNextTask() throws Exception {
        run(quick, Calling.class);
        Caller workflow = stub(Caller.class);
        WorkflowClient.start(workflow::call, "signal");
        assertThat(quick.entered.await(10, TimeUnit.SECONDS)).isTrue();
        Thread signalling = new Thread(() -> workflow.note("noted"));
        signalling.start();
        quick.release.countDown();
        signalling.join();
        assertThat(result(workflow)).isEqualTo("released noted");
    }

    @Test
    void givenABugAfterIt_thenItRunsAgainUntilTheTaskIsRecorded() {
        Calling.BUGS.set(0);
        assertThat(run("bug")).isEqualTo("a after 1");
        assertThat(quick.calls.get()).isEqualTo(2);
    }

    @ActivityInterface
    public interface QuickActivities {
        String step(String text);

        int meet(int number);

        String flaky(int failures);

        void fail();

        String block();

        void beat();

        String describe();
    }

    static class Quick implements QuickActivities {
        final AtomicInteger calls = new AtomicInteger();
        final CountDownLatch met = new CountDownLatch(3);
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);
        final CountDownLatch learned = new CountDownLatch(1);

        @Override
        public String step(String text) {
            return text.endsWith("#") ? text.replace("#", "" + calls.incrementAndGet()) : count(text);
        }

        private String count(String text) {
            calls.incrementAndGet();
            return text;
        }

        @Override
        public int meet(int number) {
            met.countDown();
            await(met);
            return number;
        }

        @Override
        public String flaky(int failures) {
            int attempt = Activity.getExecutionContext().getInfo().getAttempt();
            calls.incrementAndGet();
            if (attempt <= failures) {
                throw ApplicationFailure.newFailure("try " + attempt, "Flaky");
            }
            return "ok after " + attempt;
        }

        @Override
        public void fail() {
            calls.incrementAndGet();
            throw ApplicationFailure.newNonRetryableFailure("no way", "Never");
        }

        @Override
        public String block() {
            entered.countDown();
            await(release);
            return "released";
        }

        @Override
        public void beat() {
            entered.countDown();
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    Activity.getExecutionContext().heartbeat("alive");
                    Thread.onSpinWait();
                }
            } catch (ActivityCanceledException e) {
                learned.countDown();
                throw e;
            }
        }

        @Override
        public String describe() {
            var info = Activity.getExecutionContext().getInfo();
            return "local " + info.isLocal() + " " + info.getScheduleToCloseTimeout() + " "
                    + info.getStartToCloseTimeout() + " " + info.getActivityId();
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("waited in vain");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @WorkflowInterface
    public interface Caller {
        @WorkflowMethod
        String call(String what);

        @SignalMethod
        void note(String text);
    }

    public static class Calling implements Caller {
        static final AtomicInteger BUGS = new AtomicInteger();

        private String noted = "";

        @Override
        public void note(String text) {
            noted = text;
        }

        private static QuickActivities stub(Duration pause, int attempts) {
            return Workflow.newLocalActivityStub(
                    QuickActivities.class,
                    LocalActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofSeconds(30))
                            .setRetryOptions(RetryOptions.newBuilder()
                                    .setInitialInterval(pause)
                                    .setMaximumAttempts(attempts)
                                    .build())
                            .build());
        }

        private static QuickActivities stub(ActivityCancellationType type) {
            return Workflow.newLocalActivityStub(
                    QuickActivities.class,
                    LocalActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofSeconds(30))
                            .setCancellationType(type)
                            .build());
        }

        @Override
        public String call(String what) {
            QuickActivities quick = Workflow.newLocalActivityStub(QuickActivities.class);
            switch (what) {
                case "serial" -> {
                    return quick.step("a") + quick.step("b") + quick.step("c");
                }
                case "concurrent" -> {
                    List<Promise<Integer>> all = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        all.add(Async.function(quick::meet, i));
                    }
                    Promise.allOf(all).get();
                    return all.stream().map(Promise::get).toList().toString();
                }
                case "mixed" -> {
                    String first = quick.step("a#");
                    Workflow.sleep(Duration.ofHours(1));
                    String second = quick.step("a#");
                    Workflow.sleep(Duration.ofHours(1));
                    return first + " " + second + " " + quick.step("a#");
                }
                case "retryShort" -> {
                    return stub(Duration.ofMillis(10), 0).flaky(2);
                }
                case "retryLong" -> {
                    return stub(Duration.ofMinutes(10), 0).flaky(2);
                }
                case "nonRetryable" -> {
                    return failure(quick::fail);
                }
                case "maximum" -> {
                    ActivityFailure failed =
                            caught(() -> stub(Duration.ofMillis(10), 2).flaky(5));
                    return ((ApplicationFailure) failed.getCause()).getOriginalMessage() + ", "
                            + failed.getRetryState();
                }
                case "timeout" -> {
                    return ((TimeoutFailure) caught(() -> Workflow.newLocalActivityStub(
                                                    QuickActivities.class,
                                                    LocalActivityOptions.newBuilder()
                                                            .setStartToCloseTimeout(Duration.ofMillis(50))
                                                            .setRetryOptions(RetryOptions.newBuilder()
                                                                    .setMaximumAttempts(1)
                                                                    .build())
                                                            .build())
                                            .block())
                                    .getCause())
                            .getTimeoutType()
                            .name();
                }
                case "tryCancel" -> {
                    return cancelled(
                            () -> stub(ActivityCancellationType.TRY_CANCEL).block(), quick);
                }
                case "waitCancel" -> {
                    return cancelled(
                            () -> stub(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                                    .beat(),
                            quick);
                }
                case "cancelPause" -> {
                    CancellationScope scope = Workflow.newCancellationScope(
                            () -> stub(Duration.ofHours(1), 0).flaky(9));
                    Promise<Void> pausing = Async.procedure(scope::run);
                    Workflow.sleep(Duration.ofMinutes(5));
                    scope.cancel();
                    return outcome(pausing);
                }
                case "untyped" -> {
                    ActivityStub untyped = Workflow.newUntypedLocalActivityStub(null);
                    return untyped.execute("Describe", String.class);
                }
                case "signal" -> {
                    String released = quick.block();
                    Workflow.await(() -> !noted.isEmpty());
                    return released + " " + noted;
                }
                case "bug" -> {
                    String done = quick.step("a");
                    if (!io.perdura.workflow.unsafe.WorkflowUnsafe.isReplaying() && BUGS.getAndIncrement() == 0) {
                        throw new IllegalStateException("a bug that goes away");
                    }
                    return done + " after 1";
                }
                default -> {
                    throw new IllegalArgumentException(what);
                }
            }
        }

        /** Cancels while another local activity runs, so that the first one has begun. */
        private static String cancelled(Runnable call, QuickActivities quick) {
            CancellationScope scope = Workflow.newCancellationScope(call);
            Promise<Void> running = Async.procedure(scope::run);
            Async.function(quick::step, "x").get();
            scope.cancel();
            return outcome(running);
        }

        private static String outcome(Promise<Void> running) {
            RuntimeException failure = running.getFailure();
            return failure instanceof ActivityFailure && failure.getCause() instanceof CanceledFailure
                    ? "cancelled"
                    : "ended by " + failure;
        }

        private static ActivityFailure caught(Runnable call) {
            try {
                call.run();
            } catch (ActivityFailure e) {
                return e;
            }
            throw new IllegalStateException("no failure");
        }

        private static String failure(Runnable call) {
            ActivityFailure failure = caught(call);
            RetryState state = failure.getRetryState();
            return "ActivityFailure of " + failure.getActivityType() + ": "
                    + ((ApplicationFailure) failure.getCause()).getOriginalMessage() + ", " + state;
        }
    }
}
