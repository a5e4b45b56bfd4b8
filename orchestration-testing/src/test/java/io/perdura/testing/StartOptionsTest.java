package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowServiceException;
import io.perdura.client.WorkflowStub;
import io.perdura.common.RetryOptions;
import io.perdura.common.WorkflowExecution;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.failure.TimeoutFailure;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInfo;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Start delay, retry of workflows, cron. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class StartOptionsTest extends Kit {

    /** What the runs of a test did, in order. */
    private static final List<String> LOG = new CopyOnWriteArrayList<>();

    StartOptionsTest(int cachedRuns) {
        super(cachedRuns);
    }

    @BeforeEach
    void forget() {
        LOG.clear();
    }

    private Job job(WorkflowOptions.Builder options) {
        return client.newWorkflowStub(Job.class, options.setWorkflowId("job").build());
    }

    private static RetryOptions attempts(int most) {
        return RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(10))
                .setMaximumAttempts(most)
                .build();
    }

    // ---- start delay

    @Test
    void givenAStartDelay_thenTheCodeBeginsAfterIt() {
        run(Worked.class);
        assertThat(job(options().setStartDelay(Duration.ofHours(2))).act("time"))
                .isEqualTo("done");
        assertThat(passed()).isBetween(Duration.ofHours(2), Duration.ofHours(2).plusMinutes(1));
    }

    @Test
    void givenAStartDelay_whenASignalComes_thenTheCodeBeginsAtOnce() {
        run(Worked.class);
        Job job = job(options().setStartDelay(Duration.ofHours(2)));
        WorkflowClient.start(job::act, "signal");
        env.sleep(Duration.ofMinutes(1));
        job.say("hello");
        assertThat(result(job)).isEqualTo("hello");
        assertThat(passed()).isLessThan(Duration.ofMinutes(10));
    }

    @Test
    void givenAStartDelay_thenTheRunTimeoutCountsFromItsEnd() {
        run(Worked.class);
        Job job = job(options().setStartDelay(Duration.ofHours(2)).setWorkflowRunTimeout(Duration.ofMinutes(30)));
        assertThat(failure(() -> job.act("sleep")).getCause()).isInstanceOf(TimeoutFailure.class);
        assertThat(passed()).isBetween(Duration.ofMinutes(150), Duration.ofMinutes(151));
    }

    @Test
    void givenAStartDelayAndACronSchedule_thenTheStartIsRefused() {
        run(Worked.class);
        Job job = job(options().setStartDelay(Duration.ofHours(2)).setCronSchedule("@daily"));
        assertThatThrownBy(() -> WorkflowClient.start(job::act, "time"))
                .isInstanceOf(WorkflowServiceException.class)
                .hasMessageContaining("startDelay and cronSchedule");
    }

    // ---- retry

    @Test
    void givenRetryOptions_whenTheRunFails_thenAnotherFollowsWithBackoff() {
        run(Worked.class);
        assertThat(job(options().setRetryOptions(attempts(5))).act("third")).isEqualTo("done");
        assertThat(LOG)
                .containsExactly(
                        "attempt 1 after nothing", "attempt 2 after no luck in 1", "attempt 3 after no luck in 2");
        assertThat(passed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    }

    @Test
    void givenRetryOptions_whenNoAttemptIsLeft_thenTheLastFailureSurfaces() {
        run(Worked.class);
        Job job = job(options().setRetryOptions(attempts(2)));
        assertThat(failure(() -> job.act("third")).getCause())
                .isInstanceOf(ApplicationFailure.class)
                .hasMessageContaining("no luck in 2");
    }

    @Test
    void givenRetryOptions_whenTheFailureIsNotRetryable_thenNoAttemptFollows() {
        run(Worked.class);
        Job job = job(options().setRetryOptions(attempts(5)));
        assertThat(failure(() -> job.act("never")).getCause()).hasMessageContaining("never again");
        assertThat(LOG).hasSize(1);
    }

    @Test
    void givenRetryOptions_whenTheRunTimesOut_thenAnotherFollows() {
        run(Worked.class);
        Job job = job(options().setRetryOptions(attempts(2)).setWorkflowRunTimeout(Duration.ofMinutes(5)));
        assertThat(job.act("sleepFirst")).isEqualTo("done");
        assertThat(LOG).hasSize(2);
        assertThat(LOG.get(1)).contains("run timeout");
    }

    @Test
    void givenRetryOptions_thenTheExecutionTimeoutEndsTheChain() {
        run(Worked.class);
        Job job = job(options().setRetryOptions(attempts(0)).setWorkflowExecutionTimeout(Duration.ofMinutes(1)));
        assertThat(failure(() -> job.act("always")).getCause()).hasMessageContaining("no luck in 3");
    }

    @Test
    void givenRetryOptions_whenTheFirstRunIsAskedFor_thenItIsThatOne() {
        run(Worked.class);
        Job job = job(options().setRetryOptions(attempts(5)));
        WorkflowExecution first = WorkflowClient.start(job::act, "third");
        assertThat(result(job)).isEqualTo("done");
        WorkflowStub stub = client.newUntypedWorkflowStub(first, Optional.empty());
        assertThat(failure(() -> stub.getResult(String.class)).getCause()).hasMessageContaining("no luck in 1");
    }

    @Test
    void givenAnAttemptThatWaits_whenItIsCancelled_thenTheChainEnds() {
        run(Worked.class);
        Job job = job(options().setRetryOptions(attempts(0)));
        WorkflowClient.start(job::act, "sleepOrFail");
        env.sleep(Duration.ofSeconds(5));
        WorkflowStub.fromTyped(job).cancel();
        assertThat(failureOf(job)).isInstanceOf(CanceledFailure.class);
        assertThat(passed()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void givenAChildWithRetryOptions_thenTheParentSeesTheLastAttemptAlone() {
        run(Worked.class, Parent.class);
        assertThat(client.newWorkflowStub(Family.class, options().build()).raise("third"))
                .isEqualTo("done");
        assertThat(LOG).hasSize(3);
    }

    @Test
    void givenAChildWithRetryOptions_whenNoAttemptIsLeft_thenTheParentGetsTheFailure() {
        run(Worked.class, Parent.class);
        Family family = client.newWorkflowStub(Family.class, options().build());
        assertThat(failure(() -> family.raise("always")).getCause())
                .isInstanceOf(ChildWorkflowFailure.class)
                .cause()
                .hasMessageContaining("no luck in 4");
    }

    // ---- cron

    @Test
    void givenACronSchedule_thenRunsFollowAtItsTimesAndKnowWhatTheLastReturned() {
        run(Worked.class);
        long minute = env.currentTimeMillis() / 60_000 % 60;
        env.sleep(Duration.ofMinutes((90 - minute) % 60));
        Job job = job(options().setCronSchedule("0 * * * *"));
        WorkflowClient.start(job::act, "count");
        env.sleep(Duration.ofHours(3));
        assertThat(LOG).containsExactly("run 1 at minute 0", "run 2 at minute 0", "run 3 at minute 0");
        WorkflowStub.fromTyped(job).cancel();
        assertThat(failureOf(job)).isInstanceOf(CanceledFailure.class);
    }

    @Test
    void givenACronSchedule_whenARunFails_thenTheNextOneKnows() {
        run(Worked.class);
        Job job = job(options().setCronSchedule("@every 10m"));
        WorkflowClient.start(job::act, "countWithFailure");
        env.sleep(Duration.ofMinutes(35));
        assertThat(LOG).containsExactly("1 after nothing", "2 after nothing", "2 after unlucky");
        WorkflowStub.fromTyped(job).terminate("enough");
        assertThatThrownBy(() -> result(job)).isNotNull();
        env.sleep(Duration.ofHours(1));
        assertThat(LOG).hasSize(3);
    }

    @Test
    void givenACronScheduleThatIsNone_thenTheStartSaysWhatIsExpected() {
        run(Worked.class);
        Job job = job(options().setCronSchedule("61 * * * *"));
        assertThatThrownBy(() -> WorkflowClient.start(job::act, "count"))
                .isInstanceOf(WorkflowServiceException.class)
                .hasMessageContaining("61 * * * *")
                .hasMessageContaining("five fields");
    }

    @WorkflowInterface
    public interface Job {
        @WorkflowMethod
        String act(String what);

        @SignalMethod
        void say(String word);
    }

    public static class Worked implements Job {
        private String said = "";

        @Override
        public String act(String what) {
            WorkflowInfo info = Workflow.getInfo();
            String before = Workflow.getPreviousRunFailure()
                    .map(e -> e instanceof ApplicationFailure failure ? failure.getOriginalMessage() : e.getMessage())
                    .orElse("nothing");
            String attempt = "attempt " + info.getAttempt() + " after " + before;
            switch (what) {
                case "signal" -> {
                    Workflow.await(() -> !said.isEmpty());
                    return said;
                }
                case "sleep" -> Workflow.sleep(Duration.ofDays(1));
                case "third" -> {
                    log(attempt);
                    failBefore(3, info);
                }
                case "always" -> failBefore(Integer.MAX_VALUE, info);
                case "never" -> {
                    log(attempt);
                    throw ApplicationFailure.newNonRetryableFailure("never again", "Final");
                }
                case "sleepFirst" -> {
                    log(attempt);
                    if (info.getAttempt() == 1) {
                        Workflow.sleep(Duration.ofDays(1));
                    }
                }
                case "sleepOrFail" -> {
                    failBefore(2, info);
                    Workflow.sleep(Duration.ofDays(1));
                }
                case "count" -> {
                    Integer last = Workflow.getLastCompletionResult(Integer.class);
                    int run = last == null ? 1 : last + 1;
                    Workflow.sleep(Duration.ofSeconds(1));
                    log("run " + run + " at minute "
                            + Duration.ofMillis(Workflow.currentTimeMillis()).toMinutesPart());
                    return String.valueOf(run);
                }
                case "countWithFailure" -> {
                    Integer last = Workflow.getLastCompletionResult(Integer.class);
                    int run = last == null ? 1 : last + 1;
                    log(run + " after " + before);
                    if (run == 2 && before.equals("nothing")) {
                        throw ApplicationFailure.newFailure("unlucky", "Luck");
                    }
                    return String.valueOf(run);
                }
                default -> {
                    // Nothing to do.
                }
            }
            return "done";
        }

        private static void failBefore(int attempt, WorkflowInfo info) {
            if (info.getAttempt() < attempt) {
                throw ApplicationFailure.newFailure("no luck in " + info.getAttempt(), "Luck");
            }
        }

        private static void log(String line) {
            Workflow.sideEffect(Boolean.class, () -> LOG.add(line));
        }

        @Override
        public void say(String word) {
            said = word;
        }
    }

    @WorkflowInterface
    public interface Family {
        @WorkflowMethod
        String raise(String what);
    }

    public static class Parent implements Family {
        @Override
        public String raise(String what) {
            Job child = Workflow.newChildWorkflowStub(
                    Job.class,
                    ChildWorkflowOptions.newBuilder()
                            .setRetryOptions(attempts(4))
                            .build());
            return child.act(what);
        }
    }
}
