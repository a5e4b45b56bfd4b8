package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowExecutionAlreadyStarted;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowServiceException;
import io.perdura.client.WorkflowStub;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.TerminatedFailure;
import io.perdura.failure.TimeoutFailure;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids, policies, timeouts of runs, and what becomes of code that throws. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class IdentityTest extends Kit {

    private static final AtomicInteger BUGS = new AtomicInteger();

    IdentityTest(int cachedRuns) {
        super(cachedRuns);
    }

    private Task task(WorkflowOptions.Builder options) {
        return client.newWorkflowStub(Task.class, options.build());
    }

    private static WorkflowOptions.Builder named() {
        return options().setWorkflowId("one");
    }

    @Test
    void givenAnOpenRun_whenItsIdIsUsedAgain_thenTheStartIsRefused() {
        run(Doing.class);
        WorkflowClient.start(task(named())::act, "sleep");
        Task second = task(named());
        assertThatThrownBy(() -> WorkflowClient.start(second::act, "sleep"))
                .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
    }

    @Test
    void givenTerminateIfRunning_thenTheOpenRunIsTerminatedAndANewOneStarts() {
        run(Doing.class);
        WorkflowExecution first = WorkflowClient.start(task(named())::act, "sleep");
        Task second = task(
                named().setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING));
        WorkflowExecution next = WorkflowClient.start(second::act, "sleep");
        assertThat(next.getRunId()).isNotEqualTo(first.getRunId());
        assertThat(client.newUntypedWorkflowStub(first, Optional.empty())
                        .describe()
                        .status())
                .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED);
    }

    @Test
    void givenTerminateIfRunningWithAConflictPolicyOrForAChild_thenItIsRefused() {
        assertThatThrownBy(
                        named().setWorkflowIdReusePolicy(
                                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING)
                                .setWorkflowIdConflictPolicy(
                                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave workflowIdConflictPolicy out");
        assertThatThrownBy(() -> ChildWorkflowOptions.newBuilder()
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give the child an id of its own");
    }

    @Test
    void givenUseExisting_thenTheOpenRunIsUsed() {
        run(Doing.class);
        WorkflowExecution first = WorkflowClient.start(task(named())::act, "sleep");
        Task second = task(
                named().setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING));
        assertThat(WorkflowClient.start(second::act, "sleep")).isEqualTo(first);
    }

    @Test
    void givenTerminateExisting_thenTheOpenRunGivesWay() {
        run(Doing.class);
        WorkflowExecution execution = WorkflowClient.start(task(named())::act, "sleep");
        Task second = task(named().setWorkflowIdConflictPolicy(
                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING));
        WorkflowExecution next = WorkflowClient.start(second::act, "sleep");
        assertThat(next.runId()).isNotEqualTo(execution.runId());
        WorkflowStub closed = client.newUntypedWorkflowStub(execution, Optional.empty());
        assertThat(failure(() -> closed.getResult(String.class)).getCause()).isInstanceOf(TerminatedFailure.class);
        assertThat(result(second)).isEqualTo("slept");
    }

    @Test
    void givenAClosedRun_thenTheReusePolicyDecides() {
        run(Doing.class);
        assertThat(task(named()).act("return")).isEqualTo("returned");
        assertThat(task(named()).act("return")).isEqualTo("returned");
        Task failedOnly = task(named().setWorkflowIdReusePolicy(
                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY));
        assertThatThrownBy(() -> WorkflowClient.start(failedOnly::act, "return"))
                .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
        Task never =
                task(named().setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE));
        assertThatThrownBy(() -> WorkflowClient.start(never::act, "return"))
                .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
    }

    @Test
    void givenAnIdThatIsTaken_whenTheCallerWaits_thenItGetsTheResultOfTheRunThatThereIs() {
        run(Doing.class);
        WorkflowExecution first = WorkflowClient.start(task(named())::act, "sleep");
        Task joining = task(named());
        assertThat(joining.act("return")).isEqualTo("slept");
        assertThat(WorkflowStub.fromTyped(joining).getExecution()).isEqualTo(first);
        Task never =
                task(named().setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE));
        assertThat(WorkflowClient.execute(never::act, "return").join()).isEqualTo("slept");
    }

    @Test
    void givenAnIdThatIsTaken_whenDuplicatesAreAllowedByName_thenTheCallIsRefused() {
        run(Doing.class);
        WorkflowClient.start(task(named())::act, "sleep");
        Task own =
                task(named().setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE));
        assertThatThrownBy(() -> own.act("return")).isInstanceOf(WorkflowExecutionAlreadyStarted.class);
    }

    @Test
    void givenTheSameRequestId_thenARepeatedStartIsTheSameRun() {
        run(Doing.class);
        WorkflowExecution first = WorkflowClient.start(task(named().setRequestId("r-1"))::act, "sleep");
        assertThat(WorkflowClient.start(task(named().setRequestId("r-1"))::act, "sleep"))
                .isEqualTo(first);
    }

    @Test
    void givenARunTimeout_thenTheRunTimesOut() {
        run(Doing.class);
        Task workflow = task(options().setWorkflowRunTimeout(Duration.ofMinutes(10)));
        assertThat(failure(() -> workflow.act("sleep")).getCause()).isInstanceOf(TimeoutFailure.class);
        assertThat(passed()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @Test
    void givenAFailure_thenTheRunFails() {
        run(Doing.class);
        Task workflow = task(options());
        assertThat(failure(() -> workflow.act("fail")).getCause())
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("Wanted"));
    }

    @Test
    void givenABugThatGoesAway_thenTheRunGoesOn() {
        BUGS.set(3);
        run(Doing.class);
        assertThat(task(options()).act("bug")).isEqualTo("mended");
        assertThat(passed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
    }

    @Test
    void givenABugThatStays_thenWhoWaitsIsTold() {
        BUGS.set(Integer.MAX_VALUE);
        run(Doing.class);
        Task workflow = task(named());
        assertThatThrownBy(() -> workflow.act("bug"))
                .isInstanceOf(WorkflowServiceException.class)
                // a run that is loaded anew tells the number of its failures from their times
                .hasMessageFindingMatch("failed 1\\d times")
                .hasMessageContaining("NullPointerException");
    }

    @Test
    void givenABugAndARunTimeout_thenTheRunTimesOut() {
        BUGS.set(Integer.MAX_VALUE);
        run(Doing.class);
        Task workflow = task(options().setWorkflowRunTimeout(Duration.ofHours(1)));
        assertThat(failure(() -> workflow.act("bug")).getCause()).isInstanceOf(TimeoutFailure.class);
    }

    @Test
    void givenFailWorkflowExceptionTypes_thenTheExceptionFailsTheRun() {
        BUGS.set(1);
        worker.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder()
                        .setFailWorkflowExceptionTypes(NullPointerException.class)
                        .build(),
                Doing.class);
        env.start();
        Task workflow = task(options());
        assertThat(failure(() -> workflow.act("bug")).getCause())
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo(NullPointerException.class.getName()));
    }

    @Test
    void givenAnUnknownId_thenTheClientSaysSo() {
        run(Doing.class);
        WorkflowStub nobody = client.newUntypedWorkflowStub("nobody");
        assertThatThrownBy(() -> nobody.getResult(String.class)).isInstanceOf(WorkflowNotFoundException.class);
        assertThatThrownBy(() -> nobody.signal("x")).isInstanceOf(WorkflowNotFoundException.class);
    }

    @Test
    void givenAClosedRun_whenItIsSignalled_thenTheClientSaysSo() {
        run(Doing.class);
        Task workflow = task(named());
        workflow.act("return");
        WorkflowStub closed = WorkflowStub.fromTyped(workflow);
        assertThatThrownBy(() -> closed.signal("x")).isInstanceOf(WorkflowNotFoundException.class);
    }

    @WorkflowInterface
    public interface Task {
        @WorkflowMethod
        String act(String what);
    }

    public static class Doing implements Task {

        @Override
        public String act(String what) {
            if (what.equals("sleep")) {
                Workflow.sleep(Duration.ofHours(1));
                return "slept";
            }
            if (what.equals("fail")) {
                throw ApplicationFailure.newFailure("as asked", "Wanted");
            }
            if (what.equals("bug")) {
                if (BUGS.getAndUpdate(left -> left == Integer.MAX_VALUE ? left : left - 1) > 0) {
                    throw new NullPointerException("a bug");
                }
                return "mended";
            }
            return "returned";
        }
    }
}
