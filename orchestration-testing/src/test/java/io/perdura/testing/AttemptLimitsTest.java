package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityInfo;
import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.common.HistoryEvent;
import io.perdura.common.RetryOptions;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.TimeoutFailure;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an attempt may take by what its caller says, and what becomes of a local one that breaks down. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class AttemptLimitsTest extends Kit {

    AttemptLimitsTest(int cachedRuns) {
        super(cachedRuns);
    }

    @ParameterizedTest
    @CsvSource({
        "PT20S, , PT20S PT20S",
        "PT5H, , PT5H PT5H",
        "PT20S, PT1H, PT20S PT20S",
        "PT1H, PT20S, PT1H PT20S",
        ", PT20S, PT0S PT20S",
        ", , PT0S PT1M"
    })
    void theCallersTimeoutsDecideAndTheDefaultIsForWhoeverGivesNone(
            Duration scheduleToClose, Duration startToClose, String limits) {
        run((Look) AttemptLimitsTest::limits, Looking.class);
        assertThat(stub(Looker.class).look(scheduleToClose, startToClose)).isEqualTo(limits + ", " + limits);
    }

    @Test
    void aHeartbeatThatIsTooLargeFailsTheActivityOnceAndSaysSo() {
        AtomicInteger calls = new AtomicInteger();
        run(
                (Look) () -> {
                    calls.incrementAndGet();
                    Activity.getExecutionContext().heartbeat("x".repeat(3 << 20));
                    return "beaten";
                },
                LookingThere.class);
        assertThat(stub(Looker.class).look(null, null))
                .isEqualTo(
                        "PayloadTooLarge: a heartbeat of activity Look has 3145730 bytes, the limit is 2097152 (perdura.payload-limit):"
                                + " store it elsewhere and hand on a reference");
        assertThat(calls).hasValue(1);
    }

    @Test
    void anErrorInALocalActivityFailsTheTaskWhichIsTriedAgain() {
        AtomicInteger calls = new AtomicInteger();
        run(
                (Look) () -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new NoClassDefFoundError("half deployed");
                    }
                    return "found";
                },
                LookingHere.class);
        assertThat(stub(Looker.class).look(null, null)).isEqualTo("found");
        assertThat(calls).hasValue(3);
        assertThat(env.getDiagnostics()).doesNotContain("LocalActivityFailed");
        assertThat(passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(3)); // the pauses of a task that fails
    }

    @Test
    void aLocalActivityThatNobodyImplementsFailsTheTaskUntilSomebodyDoes() {
        run(LookingHere.class);
        Looker looker = stub(Looker.class, "looker");
        WorkflowClient.start(looker::look, null, null);
        env.sleep(Duration.ofSeconds(2));
        assertThat(client.fetchHistory("looker").getEvents())
                .extracting(HistoryEvent::getName)
                .containsExactly("WorkflowStarted", "TaskFailed");

        worker.registerActivitiesImplementations((Look) () -> "found");
        assertThat(result(looker)).isEqualTo("found");
    }

    @Test
    void aTimeoutKeepsTheOneBeforeEvenOverADurablePause() {
        CountDownLatch never = new CountDownLatch(1);
        run(
                (Look) () -> {
                    try {
                        return "" + never.await(1, TimeUnit.MINUTES);
                    } catch (InterruptedException interrupted) {
                        return "interrupted";
                    }
                },
                LookingTwice.class);
        assertThat(stub(Looker.class).look(null, null)).isEqualTo("TIMEOUT, TIMEOUT, nothing");
        never.countDown();
    }

    private static String limits() {
        ActivityInfo info = Activity.getExecutionContext().getInfo();
        return info.getScheduleToCloseTimeout() + " " + info.getStartToCloseTimeout();
    }

    @ActivityInterface
    public interface Look {
        String look();
    }

    @WorkflowInterface
    public interface Looker {
        @WorkflowMethod
        String look(Duration scheduleToClose, Duration startToClose);
    }

    public static class Looking implements Looker {
        @Override
        public String look(Duration scheduleToClose, Duration startToClose) {
            ActivityOptions.Builder options = ActivityOptions.newBuilder();
            LocalActivityOptions.Builder local = LocalActivityOptions.newBuilder();
            if (scheduleToClose != null) {
                options.setScheduleToCloseTimeout(scheduleToClose);
                local.setScheduleToCloseTimeout(scheduleToClose);
            }
            if (startToClose != null) {
                options.setStartToCloseTimeout(startToClose);
                local.setStartToCloseTimeout(startToClose);
            }
            return Workflow.newActivityStub(Look.class, options.build()).look()
                    + ", "
                    + Workflow.newLocalActivityStub(Look.class, local.build()).look();
        }
    }

    public static class LookingHere implements Looker {
        @Override
        public String look(Duration scheduleToClose, Duration startToClose) {
            return Workflow.newLocalActivityStub(Look.class).look();
        }
    }

    public static class LookingThere implements Looker {
        @Override
        public String look(Duration scheduleToClose, Duration startToClose) {
            try {
                return Workflow.newActivityStub(Look.class).look();
            } catch (ActivityFailure failure) {
                ApplicationFailure cause = (ApplicationFailure) failure.getCause();
                return cause.getType() + ": " + cause.getOriginalMessage();
            }
        }
    }

    public static class LookingTwice implements Looker {
        @Override
        public String look(Duration scheduleToClose, Duration startToClose) {
            Look look = Workflow.newLocalActivityStub(
                    Look.class,
                    LocalActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofMillis(50))
                            .setRetryOptions(RetryOptions.newBuilder()
                                    .setInitialInterval(Duration.ofMillis(600)) // more than is spent within a task
                                    .setMaximumAttempts(2)
                                    .build())
                            .build());
            try {
                return look.look();
            } catch (ActivityFailure failure) {
                Throwable last = failure.getCause();
                return kind(last) + ", " + kind(last.getCause()) + ", "
                        + kind(last.getCause().getCause());
            }
        }

        private static String kind(Throwable failure) {
            return failure == null ? "nothing" : failure instanceof TimeoutFailure ? "TIMEOUT" : failure.toString();
        }
    }
}
