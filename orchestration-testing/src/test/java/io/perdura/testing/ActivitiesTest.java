package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityCancellationType;
import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.activity.ActivityPolicy;
import io.perdura.client.ActivityCanceledException;
import io.perdura.client.ActivityCompletionException;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.common.RetryOptions;
import io.perdura.common.TimeoutType;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.TimeoutFailure;
import io.perdura.workflow.Durable;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/** Activities: retry with virtual pauses, timeouts, heartbeats, completion from outside, cancellation. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class ActivitiesTest extends Kit {

    private final Work work = new Work();

    ActivitiesTest(int cachedRuns) {
        super(cachedRuns);
    }

    @Test
    void givenAnActivity_thenItsResultComesBack() {
        run(work, Calling.class);
        assertThat(stub(Caller.class).call("upper:abc")).isEqualTo("ABC");
    }

    @Test
    void givenFailures_thenItIsTriedAgainWithPausesOfVirtualTime() {
        run(work, Calling.class);
        assertThat(stub(Caller.class).call("flaky:10")).isEqualTo("attempt 11");
        assertThat(work.calls).hasSize(11);
        // 1 + 2 + 4 + … + 64 s, then 100 s: the longest pause is 100 times the first
        assertThat(passed()).isBetween(Duration.ofSeconds(427), Duration.ofSeconds(440));
    }

    @Test
    void givenFiftyRetries_thenEachAttemptRunsOnce() {
        run(work, Calling.class);
        assertThat(stub(Caller.class).call("flaky:50")).isEqualTo("attempt 51");
        assertThat(work.calls).hasSize(51);
    }

    @Test
    void givenAMaximumOfAttempts_thenTheLastFailureSurfaces() {
        run(work, Calling.class);
        Caller workflow = stub(Caller.class);
        Throwable failure = failure(() -> workflow.call("limited")).getCause();
        assertThat(failure).isInstanceOf(ActivityFailure.class);
        assertThat(failure.getCause()).isInstanceOfSatisfying(ApplicationFailure.class, cause -> {
            assertThat(cause.getType()).isEqualTo(IOException.class.getName());
            assertThat(cause.getOriginalMessage()).isEqualTo("attempt 3");
        });
        assertThat(work.calls).hasSize(3);
    }

    @Test
    void givenANonRetryableFailure_thenItIsNotTriedAgain() {
        run(work, Calling.class);
        Caller workflow = stub(Caller.class);
        Throwable failure = failure(() -> workflow.call("declined")).getCause();
        assertThat(failure.getCause())
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        cause -> assertThat(cause.getType()).isEqualTo("Declined"));
        assertThat(work.calls).hasSize(1);
    }

    @Test
    void givenAnAttemptThatTakesTooLong_thenItTimesOutInRealTime() {
        run(work, Calling.class);
        Caller workflow = stub(Caller.class);
        Throwable failure = failure(() -> workflow.call("blocked")).getCause();
        assertThat(failure.getCause())
                .isInstanceOfSatisfying(
                        TimeoutFailure.class,
                        cause -> assertThat(cause.getTimeoutType()).isEqualTo(TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE));
        assertThat(passed()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void givenNoHeartbeat_thenTheAttemptTimesOut() {
        run(work, Calling.class);
        Caller workflow = stub(Caller.class);
        Throwable failure = failure(() -> workflow.call("silent")).getCause();
        assertThat(failure.getCause())
                .isInstanceOfSatisfying(
                        TimeoutFailure.class,
                        cause -> assertThat(cause.getTimeoutType()).isEqualTo(TimeoutType.TIMEOUT_TYPE_HEARTBEAT));
    }

    @Test
    void givenRetriesForTooLong_thenScheduleToCloseEndsThem() {
        run(work, Calling.class);
        Caller workflow = stub(Caller.class);
        Throwable failure = failure(() -> workflow.call("hopeless")).getCause();
        assertThat(failure).isInstanceOf(ActivityFailure.class);
        assertThat(passed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(62));
    }

    @Test
    void givenAnActivityThatNobodyImplements_thenScheduleToStartEndsItsWait() {
        run(Calling.class);
        Caller workflow = stub(Caller.class);
        Throwable failure = failure(() -> workflow.call("unserved")).getCause();
        assertThat(failure.getCause())
                .isInstanceOfSatisfying(
                        TimeoutFailure.class,
                        cause -> assertThat(cause.getTimeoutType())
                                .isEqualTo(TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START));
        assertThat(passed()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
    }

    @Test
    void givenHeartbeatDetails_thenTheNextAttemptReadsThem() {
        run(work, Calling.class);
        assertThat(stub(Caller.class).call("resumed")).isEqualTo("resumed at 7, now at 8");
    }

    @Test
    void givenALongActivity_thenNoSkipTimesItOut() {
        run(work, Calling.class);
        assertThat(stub(Caller.class).call("timerBeside")).isEqualTo("A");
    }

    @Test
    void givenATokenAndAnotherThread_thenTheActivityIsCompletedFromOutside() throws Exception {
        run(work, Calling.class);
        Caller workflow = stub(Caller.class);
        WorkflowClient.start(workflow::call, "later");
        client.newActivityCompletionClient().complete(work.token(), "from outside");
        assertThat(result(workflow)).isEqualTo("from outside");
    }

    @Test
    void givenIds_thenTheActivityIsFailedFromOutside() throws Exception {
        run(work, Calling.class);
        Caller workflow = stub(Caller.class, "by-id");
        WorkflowClient.start(workflow::call, "later");
        work.token();
        client.newActivityCompletionClient()
                .completeExceptionally(
                        "by-id",
                        Optional.empty(),
                        work.activityId,
                        ApplicationFailure.newNonRetryableFailure("no", "Refused"));
        assertThat(failureOf(workflow).getCause())
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        cause -> assertThat(cause.getType()).isEqualTo("Refused"));
    }

    @Test
    void givenACancellation_whenItIsWaitedFor_thenTheActivityLearnsItByItsHeartbeat() throws Exception {
        run(work, Cancelling.class);
        Cancellable workflow = stub(Cancellable.class);
        WorkflowClient.start(workflow::call, ActivityCancellationType.WAIT_CANCELLATION_COMPLETED);
        assertThat(work.begun.await(10, TimeUnit.SECONDS)).isTrue();
        WorkflowStub.fromTyped(workflow).cancel();
        assertThat(failureOf(workflow)).isInstanceOf(CanceledFailure.class);
        assertThat(work.calls).containsExactly("cleaned up, and the activity had seen it: true");
    }

    @Test
    void givenACancellation_whenItIsTried_thenTheWorkflowGoesOnAtOnce() throws Exception {
        run(work, Cancelling.class);
        Cancellable workflow = stub(Cancellable.class);
        WorkflowClient.start(workflow::call, ActivityCancellationType.TRY_CANCEL);
        assertThat(work.begun.await(10, TimeUnit.SECONDS)).isTrue();
        WorkflowStub.fromTyped(workflow).cancel();
        assertThat(failureOf(workflow)).isInstanceOf(CanceledFailure.class);
        assertThat(work.calls).hasSize(1);
    }

    @Test
    void givenAnInjectedStubAndLogger_thenTheKitInjectsThem() {
        run(work, Injected.class);
        assertThat(stub(Caller.class).call("x")).isEqualTo("X");
    }

    @WorkflowInterface
    public interface Caller {
        @WorkflowMethod
        String call(String what);
    }

    @ActivityInterface
    public interface Tasks {
        String upper(String text);

        String flaky(int failures);

        String limited() throws IOException;

        String declined();

        String blocked();

        String resumed();

        String later();

        String untilCancelled();
    }

    @ActivityInterface
    public interface Unserved {
        String nobody();
    }

    public static class Calling implements Caller {

        private final Tasks tasks = Workflow.newActivityStub(Tasks.class);

        @Override
        public String call(String what) {
            String[] parts = what.split(":", 2);
            return switch (parts[0]) {
                case "upper" -> tasks.upper(parts[1]);
                case "flaky" -> tasks.flaky(Integer.parseInt(parts[1]));
                case "limited" -> limited();
                case "declined" -> tasks.declined();
                case "blocked" ->
                    once(options().setStartToCloseTimeout(Duration.ofMillis(300)))
                            .blocked();
                case "silent" ->
                    once(options()
                                    .setStartToCloseTimeout(Duration.ofHours(1))
                                    .setHeartbeatTimeout(Duration.ofMillis(300)))
                            .blocked();
                case "hopeless" ->
                    Workflow.newActivityStub(
                                    Tasks.class,
                                    options()
                                            .setScheduleToCloseTimeout(Duration.ofMinutes(1))
                                            .build())
                            .flaky(Integer.MAX_VALUE);
                case "unserved" ->
                    Workflow.newActivityStub(
                                    Unserved.class,
                                    options()
                                            .setStartToCloseTimeout(Duration.ofHours(1))
                                            .setScheduleToStartTimeout(Duration.ofMinutes(5))
                                            .build())
                            .nobody();
                case "resumed" -> tasks.resumed();
                case "later" ->
                    Workflow.newActivityStub(
                                    Tasks.class,
                                    options()
                                            .setStartToCloseTimeout(Duration.ofDays(1))
                                            .build())
                            .later();
                case "timerBeside" -> {
                    var timer = Workflow.newTimer(Duration.ofDays(1));
                    String result = tasks.upper("a");
                    timer.get();
                    yield result;
                }
                default -> throw new IllegalArgumentException(what);
            };
        }

        private String limited() {
            try {
                return tasks.limited();
            } catch (IOException e) {
                throw Workflow.wrap(e);
            }
        }

        private static ActivityOptions.Builder options() {
            return ActivityOptions.newBuilder();
        }

        private static Tasks once(ActivityOptions.Builder options) {
            return Workflow.newActivityStub(
                    Tasks.class,
                    options.setRetryOptions(RetryOptions.newBuilder()
                                    .setMaximumAttempts(1)
                                    .build())
                            .build());
        }
    }

    public static class Injected implements Caller {

        @Durable
        private Tasks tasks;

        @jakarta.inject.Inject
        private Logger log;

        @Override
        public String call(String what) {
            log.debug("calling {}", what);
            return tasks.upper(what);
        }
    }

    @WorkflowInterface
    public interface Cancellable {
        @WorkflowMethod
        String call(ActivityCancellationType type);

        @SignalMethod
        void nothing();
    }

    public static class Cancelling implements Cancellable {

        @Override
        public String call(ActivityCancellationType type) {
            Tasks tasks = Workflow.newActivityStub(
                    Tasks.class,
                    ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofMinutes(1))
                            .setHeartbeatTimeout(Duration.ofSeconds(30))
                            .setCancellationType(type)
                            .build());
            try {
                return tasks.untilCancelled();
            } catch (ActivityFailure e) {
                if (!(e.getCause() instanceof CanceledFailure)) {
                    throw e;
                }
                Workflow.newDetachedCancellationScope(
                                () -> Workflow.newActivityStub(Tasks.class).upper("cleanup"))
                        .run();
                return "cleaned up";
            }
        }

        @Override
        public void nothing() {}
    }

    @ActivityPolicy(startToClose = "PT1M")
    static class Work implements Tasks {

        final List<String> calls = new CopyOnWriteArrayList<>();
        final CountDownLatch begun = new CountDownLatch(1);
        final BlockingQueue<byte[]> tokens = new ArrayBlockingQueue<>(1);
        final AtomicInteger attempts = new AtomicInteger();
        volatile String activityId = "";
        volatile boolean sawCancel;

        byte[] token() throws InterruptedException {
            byte[] token = tokens.poll(10, TimeUnit.SECONDS);
            assertThat(token).isNotNull();
            return token;
        }

        @Override
        public String upper(String text) {
            if (text.equals("cleanup")) {
                calls.add("cleaned up, and the activity had seen it: " + sawCancel);
            }
            return text.toUpperCase(java.util.Locale.ROOT);
        }

        @Override
        public String flaky(int failures) {
            int attempt = Activity.getExecutionContext().getInfo().getAttempt();
            calls.add("attempt " + attempt);
            if (attempt <= failures) {
                throw new IllegalStateException("attempt " + attempt);
            }
            return "attempt " + attempt;
        }

        @Override
        @ActivityPolicy(maximumAttempts = 3)
        public String limited() throws IOException {
            calls.add("limited");
            throw new IOException("attempt " + calls.size());
        }

        @Override
        public String declined() {
            calls.add("declined");
            throw ApplicationFailure.newNonRetryableFailure("no", "Declined");
        }

        @Override
        public String blocked() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "never";
        }

        @Override
        public String resumed() {
            ActivityExecutionContext context = Activity.getExecutionContext();
            Optional<Integer> before = context.getHeartbeatDetails(Integer.class);
            if (before.isPresent()) {
                context.heartbeat(8);
                return "resumed at "
                        + context.getLastHeartbeatDetails(Integer.class).orElseThrow() + ", now at "
                        + context.getHeartbeatDetails(Integer.class).orElseThrow();
            }
            context.heartbeat(7);
            throw new IllegalStateException("stopped at 7");
        }

        @Override
        public String later() {
            ActivityExecutionContext context = Activity.getExecutionContext();
            context.doNotCompleteOnReturn();
            activityId = context.getInfo().getActivityId();
            tokens.add(context.getTaskToken());
            return "not this";
        }

        @Override
        public String untilCancelled() {
            begun.countDown();
            ActivityExecutionContext context = Activity.getExecutionContext();
            try {
                while (true) {
                    context.heartbeat("alive");
                    Thread.onSpinWait();
                }
            } catch (ActivityCanceledException e) {
                sawCancel = true;
                throw e;
            } catch (ActivityCompletionException over) {
                return "not wanted any more";
            }
        }
    }
}
