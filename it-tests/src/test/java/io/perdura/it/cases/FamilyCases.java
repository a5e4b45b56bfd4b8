package io.perdura.it.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.common.ParentClosePolicy;
import io.perdura.common.RetryOptions;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.failure.TerminatedFailure;
import io.perdura.failure.TimeoutFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.ChildWorkflowCancellationType;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Children and other workflows: results, failures, cancellation, signals, and what becomes of them when the parent ends. */
public interface FamilyCases extends Cases {

    private WorkflowStub child(Parent parent) {
        return client().newUntypedWorkflowStub(Cases.id(parent) + "-child");
    }

    private Parent started(String how) {
        Parent parent = stub(Parent.class);
        WorkflowClient.start(parent::raise, how);
        return parent;
    }

    @Test
    default void hello_child() {
        assertThat(stub(Parent.class).raise("result")).isEqualTo("slept");
    }

    @Test
    default void hello_exception_the_cause_chain_over_activity_child_and_client() {
        Throwable failure = Cases.failure(started("break"));
        assertThat(failure).isInstanceOf(ChildWorkflowFailure.class);
        assertThat(failure.getCause()).isInstanceOf(ActivityFailure.class);
        assertThat(failure.getCause().getCause()).isInstanceOfSatisfying(ApplicationFailure.class, cause -> {
            assertThat(cause.getType()).isEqualTo("Broken");
            assertThat(cause.getCause()).hasMessageContaining("disk full");
        });
    }

    @Test
    default void behaviour_child_abandon() {
        Parent parent = started("cancel:ABANDON");
        assertThat(Cases.result(parent)).isEqualTo("CanceledFailure");
        client().newWorkflowStub(Life.class, Cases.id(parent) + "-child").tell("end");
        assertThat(Cases.result(child(parent))).isEqualTo("[end]");
    }

    @Test
    default void behaviour_child_try_cancel() {
        Parent parent = started("cancel:TRY_CANCEL");
        assertThat(Cases.result(parent)).isEqualTo("CanceledFailure");
        assertThat(Cases.failure(child(parent))).isInstanceOf(CanceledFailure.class);
    }

    @Test
    default void behaviour_child_wait_cancellation_completed() {
        Parent parent = started("cancel:WAIT_CANCELLATION_COMPLETED");
        assertThat(Cases.result(parent)).isEqualTo("CanceledFailure");
        assertThat(child(parent).describe().getCloseTime())
                .isBeforeOrEqualTo(Cases.untyped(parent).describe().getCloseTime());
    }

    @Test
    default void behaviour_child_wait_cancellation_requested() {
        Parent parent = started("cancel:WAIT_CANCELLATION_REQUESTED");
        assertThat(Cases.result(parent)).isEqualTo("CanceledFailure");
        assertThat(Cases.failure(child(parent))).isInstanceOf(CanceledFailure.class);
    }

    @Test
    default void behaviour_child_throws_on_execute() {
        assertThat(stub(Parent.class).raise("throw")).isEqualTo("ApplicationFailure Unlucky");
    }

    @Test
    default void behaviour_child_throws_on_start_duplicate_id() {
        Life taken = stub(Life.class);
        WorkflowClient.start(taken::live, "wait");
        assertThat(stub(Parent.class).raise("taken:" + Cases.id(taken))).isEqualTo("refused " + Cases.id(taken));
        taken.tell("end");
        assertThat(Cases.result(taken)).isEqualTo("[end]");
    }

    @Test
    default void behaviour_child_throws_on_termination() {
        Parent parent = started("wait");
        Cases.eventually(
                () -> Cases.untyped(parent).describe().pendingChildren().size(), 1);
        Cases.eventually(() -> exists(child(parent)), true);
        child(parent).terminate("by the test");
        Throwable failure = Cases.failure(parent);
        assertThat(failure).isInstanceOf(ChildWorkflowFailure.class);
        assertThat(failure.getCause()).isInstanceOf(TerminatedFailure.class);
    }

    private static boolean exists(WorkflowStub stub) {
        try {
            return stub.describe().getCloseTime() == null;
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    @Test
    default void behaviour_child_throws_on_timeout() {
        assertThat(Cases.failure(started("timeout")).getCause()).isInstanceOf(TimeoutFailure.class);
    }

    @Test
    default void behaviour_child_retry() {
        assertThat(stub(Parent.class).raise("retry")).isEqualTo("attempt 3");
    }

    @Test
    default void behaviour_child_signal_and_signal_external() {
        assertThat(stub(Parent.class).raise("signal")).isEqualTo("[hello, again, end]");
    }

    @Test
    default void behaviour_cancel_external() {
        Life other = stub(Life.class);
        WorkflowClient.start(other::live, "wait");
        assertThat(stub(Parent.class).raise("cancelExternal:" + Cases.id(other)))
                .isEqualTo("asked");
        assertThat(Cases.failure(other)).isInstanceOf(CanceledFailure.class);
    }

    @Test
    default void behaviour_parent_close_policies() {
        Parent terminating = started("leave:PARENT_CLOSE_POLICY_TERMINATE");
        Parent cancelling = started("leave:PARENT_CLOSE_POLICY_REQUEST_CANCEL");
        Parent abandoning = started("leave:PARENT_CLOSE_POLICY_ABANDON");
        for (Parent parent : List.of(terminating, cancelling, abandoning)) {
            assertThat(Cases.result(parent)).isEqualTo("left");
        }
        assertThat(Cases.failure(child(terminating))).isInstanceOf(TerminatedFailure.class);
        assertThat(Cases.failure(child(cancelling))).isInstanceOf(CanceledFailure.class);
        client().newWorkflowStub(Life.class, Cases.id(abandoning) + "-child").tell("end");
        assertThat(Cases.result(child(abandoning))).isEqualTo("[end]");
    }

    @WorkflowInterface
    interface Parent {
        @WorkflowMethod(name = "CaseOfParents")
        String raise(String how);
    }

    class Parenting implements Parent {

        @Override
        public String raise(String how) {
            String[] parts = how.split(":", 2);
            ChildWorkflowOptions.Builder options = ChildWorkflowOptions.newBuilder()
                    .setWorkflowId(Workflow.getInfo().getWorkflowId() + "-child");
            return switch (parts[0]) {
                case "result" -> child(options).live("sleep");
                case "break" -> child(options).live("break");
                case "wait" -> child(options).live("wait");
                case "throw" -> thrown(options);
                case "taken" -> taken(options.setWorkflowId(parts[1]));
                case "timeout" ->
                    child(options.setWorkflowRunTimeout(Duration.ofMillis(200))).live("wait");
                case "retry" ->
                    child(options.setRetryOptions(RetryOptions.newBuilder()
                                    .setInitialInterval(Duration.ofMillis(20))
                                    .build()))
                            .live("third");
                case "leave" -> leave(options.setParentClosePolicy(ParentClosePolicy.valueOf(parts[1])));
                case "cancel" ->
                    cancel(options.setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                            .setCancellationType(ChildWorkflowCancellationType.valueOf(parts[1])));
                case "signal" -> signal(options);
                case "cancelExternal" -> {
                    Workflow.newUntypedExternalWorkflowStub(parts[1]).cancel();
                    yield "asked";
                }
                default -> throw ApplicationFailure.newFailure(how, "Unknown");
            };
        }

        private static Life child(ChildWorkflowOptions.Builder options) {
            return Workflow.newChildWorkflowStub(Life.class, options.build());
        }

        private static String thrown(ChildWorkflowOptions.Builder options) {
            try {
                return child(options).live("throw");
            } catch (ChildWorkflowFailure e) {
                ApplicationFailure cause = (ApplicationFailure) e.getCause();
                return cause.getClass().getSimpleName() + " " + cause.getType();
            }
        }

        private static String taken(ChildWorkflowOptions.Builder options) {
            Life child = child(options);
            Promise<String> result = Async.function(child::live, "wait");
            RuntimeException refused = Workflow.getWorkflowExecution(child).getFailure();
            ChildWorkflowFailure failed = (ChildWorkflowFailure) result.getFailure();
            return refused instanceof ChildWorkflowFailure
                    ? "refused " + failed.getExecution().getWorkflowId()
                    : "not refused " + refused;
        }

        private static String leave(ChildWorkflowOptions.Builder options) {
            Life child = child(options);
            Async.function(child::live, "wait");
            Workflow.getWorkflowExecution(child).get();
            return "left";
        }

        private static String cancel(ChildWorkflowOptions.Builder options) {
            List<Promise<String>> result = new ArrayList<>();
            Life child = child(options);
            CancellationScope scope =
                    Workflow.newCancellationScope(() -> result.add(Async.function(child::live, "wait")));
            scope.run();
            Workflow.getWorkflowExecution(child).get();
            scope.cancel();
            try {
                return result.get(0).get();
            } catch (ChildWorkflowFailure e) {
                return e.getCause().getClass().getSimpleName();
            } catch (CanceledFailure e) {
                return "CanceledFailure";
            }
        }

        private static String signal(ChildWorkflowOptions.Builder options) {
            Life child = child(options);
            Promise<String> result = Async.function(child::live, "wait");
            String id = Workflow.getWorkflowExecution(child).get().getWorkflowId();
            child.tell("hello");
            Life external = Workflow.newExternalWorkflowStub(Life.class, id);
            external.tell("again");
            external.tell("end");
            return result.get();
        }
    }

    @WorkflowInterface
    interface Life {
        @WorkflowMethod(name = "CaseOfChildren")
        String live(String how);

        @SignalMethod
        void tell(String what);
    }

    class Living implements Life {

        private final List<String> told = new ArrayList<>();

        @Override
        public String live(String how) {
            switch (how) {
                case "sleep" -> {
                    Workflow.sleep(Duration.ofMillis(50));
                    return "slept";
                }
                case "break" -> Workflow.newActivityStub(Work.class).fail("Broken");
                case "throw" -> throw ApplicationFailure.newFailure("as asked", "Unlucky");
                case "third" -> {
                    int attempt = Workflow.getInfo().getAttempt();
                    if (attempt < 3) {
                        throw ApplicationFailure.newFailure("no luck in " + attempt, "Luck");
                    }
                    return "attempt " + attempt;
                }
                default -> Workflow.await(() -> told.contains("end"));
            }
            return told.toString();
        }

        @Override
        public void tell(String what) {
            told.add(what);
        }
    }
}
