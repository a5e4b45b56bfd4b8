package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.client.WorkflowUpdateStage;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request to cancel does to a run, whatever its code does then. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class CancellationTest extends Kit {

    CancellationTest(int cachedRuns) {
        super(cachedRuns);
    }

    private WorkflowStub cancelled(String how) {
        run(Ending.class);
        Ended workflow = stub(Ended.class);
        WorkflowClient.start(workflow::end, how);
        WorkflowStub stub = WorkflowStub.fromTyped(workflow);
        stub.cancel("no longer wanted");
        assertThat(failureOf(workflow)).isInstanceOf(CanceledFailure.class);
        assertThat(stub.describe().getStatus()).isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
        return stub;
    }

    @Test
    void a_run_that_returns_after_the_request_ends_as_cancelled() {
        assertThat(cancelled("return").query("reason", String.class)).isEqualTo("no longer wanted");
    }

    @Test
    void a_run_that_fails_after_the_request_ends_as_cancelled() {
        cancelled("fail");
    }

    @Test
    void a_run_that_continues_as_new_after_the_request_ends_as_cancelled() {
        cancelled("goOn");
    }

    @Test
    void a_request_to_cancel_what_is_over_changes_nothing() {
        WorkflowStub stub = cancelled("return");
        assertThatCode(stub::cancel).doesNotThrowAnyException();
    }

    @Test
    void the_reason_travels_to_another_workflow() {
        run(Ending.class, Asking.class);
        Ended workflow = stub(Ended.class);
        WorkflowClient.start(workflow::end, "return");
        Asker asker = stub(Asker.class);
        asker.ask(WorkflowStub.fromTyped(workflow).getExecution().getWorkflowId(), "by command");
        assertThat(failureOf(workflow)).isInstanceOf(CanceledFailure.class);
        assertThat(workflow.reason()).isEqualTo("by command");
    }

    @Test
    void without_a_reason_that_of_the_scope_travels() {
        run(Ending.class, Asking.class);
        Ended workflow = stub(Ended.class);
        WorkflowClient.start(workflow::end, "return");
        Asker asker = stub(Asker.class);
        WorkflowClient.start(
                asker::ask, WorkflowStub.fromTyped(workflow).getExecution().getWorkflowId(), "");
        WorkflowStub.fromTyped(asker).cancel("from outside");
        assertThat(failureOf(workflow)).isInstanceOf(CanceledFailure.class);
        assertThat(workflow.reason()).isEqualTo("from outside");
    }

    @Test
    void a_child_in_a_scope_that_is_cancelled_is_not_started_and_says_so() {
        run(Ending.class, Asking.class);
        assertThat(failure(() -> stub(Asker.class).ask("child", "")).getCause())
                .isInstanceOf(CanceledFailure.class)
                .isNotInstanceOf(ChildWorkflowFailure.class)
                .hasMessageContaining("execute called from a canceled scope");
    }

    @Test
    void a_handler_that_runs_when_its_workflow_is_cancelled_goes_on() {
        run(Tolling.class);
        Toll toll = stub(Toll.class, "toll");
        WorkflowClient.start(toll::collect);
        WorkflowUpdateHandle<String> paid =
                WorkflowStub.fromTyped(toll).startUpdate("pay", WorkflowUpdateStage.ACCEPTED, String.class);
        WorkflowStub.fromTyped(toll).cancel("closed");
        assertThat(paid.getResult()).isEqualTo("paid, receipt printed");
        assertThat(failureOf(toll)).isInstanceOf(CanceledFailure.class);
    }

    @WorkflowInterface
    public interface Toll {
        @WorkflowMethod
        void collect();

        @UpdateMethod
        String pay();
    }

    public static class Tolling implements Toll {
        private boolean closing;

        @Override
        public void collect() {
            CancellationScope.current().getCancellationRequest().get();
            closing = true;
            Workflow.newDetachedCancellationScope(() -> Workflow.await(Workflow::isEveryHandlerFinished))
                    .run();
        }

        @Override
        public String pay() {
            Workflow.await(() -> closing);
            Workflow.sleep(Duration.ofSeconds(1));
            return "paid, receipt printed";
        }
    }

    @WorkflowInterface
    public interface Ended {
        @WorkflowMethod
        String end(String how);

        @QueryMethod
        String reason();
    }

    public static class Ending implements Ended {
        private String reason = "";

        @Override
        public String end(String how) {
            reason = CancellationScope.current().getCancellationRequest().get();
            switch (how) {
                case "fail" -> throw ApplicationFailure.newFailure("broken", "Broken");
                case "goOn" -> Workflow.continueAsNew(how);
                default -> {
                    return "returned";
                }
            }
            return "not reached";
        }

        @Override
        public String reason() {
            return reason;
        }
    }

    @WorkflowInterface
    public interface Asker {
        @WorkflowMethod
        void ask(String workflowId, String reason);
    }

    public static class Asking implements Asker {
        @Override
        public void ask(String workflowId, String reason) {
            if (workflowId.equals("child")) {
                Ended child = Workflow.newChildWorkflowStub(Ended.class);
                CancellationScope scope = Workflow.newCancellationScope(() -> child.end("return"));
                scope.cancel();
                scope.run();
            } else if (reason.isEmpty()) {
                CancellationScope.current().getCancellationRequest().get();
                Workflow.newUntypedExternalWorkflowStub(workflowId).cancel();
            } else {
                Async.procedure(() -> Workflow.sleep(Duration.ofSeconds(1))).get();
                Workflow.newUntypedExternalWorkflowStub(workflowId).cancel(reason);
            }
        }
    }
}
