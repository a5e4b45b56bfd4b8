package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityInterface;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.common.ParentClosePolicy;
import io.perdura.common.WorkflowExecutionStatus;
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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Children, other workflows, and the causes that travel from an activity over a child to the client. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class FamilyTest extends Kit {

    FamilyTest(int cachedRuns) {
        super(cachedRuns);
    }

    private Parent parent() {
        run(new Breaks(), Parenting.class, Being.class);
        return stub(Parent.class);
    }

    @Test
    void givenAChild_thenItsResultComesBack() {
        assertThat(parent().raise("result")).isEqualTo("child slept");
    }

    @Test
    void givenTwentyChildren_thenTheyRunAtOnce() {
        assertThat(parent().raise("many")).isEqualTo("20");
        assertThat(passed()).isBetween(Duration.ofHours(1), Duration.ofHours(1).plusMinutes(2));
    }

    @Test
    void givenAnExceptionInAnActivityOfAChild_thenTheClientSeesTheWholeChain() {
        Parent parent = parent();
        Throwable failure = failure(() -> parent.raise("break")).getCause();
        assertThat(failure).isInstanceOf(ChildWorkflowFailure.class);
        assertThat(failure.getCause()).isInstanceOf(ActivityFailure.class);
        assertThat(failure.getCause().getCause()).isInstanceOfSatisfying(ApplicationFailure.class, cause -> {
            assertThat(cause.getType()).isEqualTo("Broken");
            assertThat(cause.getCause()).isInstanceOfSatisfying(ApplicationFailure.class, root -> {
                assertThat(root.getType()).isEqualTo(IOException.class.getName());
                assertThat(root.getOriginalMessage()).isEqualTo("disk full");
            });
        });
    }

    @Test
    void givenTheDefaultPolicy_whenTheParentEnds_thenTheChildIsTerminated() {
        assertThat(parent().raise("leave:PARENT_CLOSE_POLICY_TERMINATE")).isEqualTo("left");
        assertThat(failureOf(child())).isInstanceOf(TerminatedFailure.class);
    }

    @Test
    void givenRequestCancel_whenTheParentEnds_thenTheChildIsCancelled() {
        assertThat(parent().raise("leave:PARENT_CLOSE_POLICY_REQUEST_CANCEL")).isEqualTo("left");
        assertThat(failureOf(child())).isInstanceOf(CanceledFailure.class);
    }

    @Test
    void givenAbandon_whenTheParentEnds_thenTheChildGoesOn() {
        assertThat(parent().raise("leave:PARENT_CLOSE_POLICY_ABANDON")).isEqualTo("left");
        assertThat(result(child())).isEqualTo("child slept");
    }

    @Test
    void givenAChildThatIsTerminated_thenTheParentSeesIt() {
        Parent parent = parent();
        WorkflowClient.start(parent::raise, "wait");
        env.sleep(Duration.ofSeconds(10));
        child().terminate("test");
        Throwable failure = failureOf(parent);
        assertThat(failure).isInstanceOf(ChildWorkflowFailure.class);
        assertThat(failure.getCause()).isInstanceOf(TerminatedFailure.class);
    }

    @Test
    void givenAChildThatTakesTooLong_thenTheParentSeesATimeout() {
        Parent parent = parent();
        Throwable failure = failure(() -> parent.raise("timeout")).getCause();
        assertThat(failure.getCause()).isInstanceOf(TimeoutFailure.class);
    }

    @Test
    void givenCancellationTypes_thenTheParentWaitsAsLongAsTheySay() {
        run(new Breaks(), Parenting.class, Being.class);
        for (ChildWorkflowCancellationType type : ChildWorkflowCancellationType.values()) {
            Parent parent = stub(Parent.class);
            assertThat(parent.raise("cancel:" + type)).isEqualTo("CanceledFailure");
        }
    }

    @Test
    void givenASignalToAChildAndToAnExternalWorkflow_thenBothGetIt() {
        assertThat(parent().raise("signal")).isEqualTo("child slept, told hello, told again");
    }

    @Test
    void givenAnExternalCancel_thenThatWorkflowIsCancelled() {
        run(new Breaks(), Parenting.class, Being.class);
        Life other = stub(Life.class, "other");
        WorkflowClient.start(other::live, "sleep");
        assertThat(stub(Parent.class).raise("cancelExternal")).isEqualTo("asked");
        assertThat(failureOf(other)).isInstanceOf(CanceledFailure.class);
    }

    @Test
    void givenASignalToNobody_thenTheSenderIsTold() {
        assertThat(parent().raise("signalNobody")).startsWith("SignalExternalWorkflowException");
    }

    private WorkflowStub child() {
        return client.newUntypedWorkflowStub("the-child");
    }

    private static String result(WorkflowStub stub) {
        return stub.getResult(String.class);
    }

    private static Throwable failureOf(WorkflowStub stub) {
        var failed = failure(() -> result(stub));
        assertThat(failed.getStatus()).isNotEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
        return failed.getCause();
    }

    @ActivityInterface
    public interface Breaking {
        void breakIt();
    }

    static class Breaks implements Breaking {
        @Override
        public void breakIt() {
            throw ApplicationFailure.newBuilder()
                    .setMessage("broken")
                    .setType("Broken")
                    .setNonRetryable(true)
                    .setCause(new IOException("disk full"))
                    .build();
        }
    }

    @WorkflowInterface
    public interface Parent {
        @WorkflowMethod
        String raise(String how);
    }

    public static class Parenting implements Parent {

        @Override
        public String raise(String how) {
            String[] parts = how.split(":", 2);
            ChildWorkflowOptions.Builder options = ChildWorkflowOptions.newBuilder();
            return switch (parts[0]) {
                case "result" -> child(options).live("sleep");
                case "many" -> many();
                case "break" -> child(options).live("break");
                case "wait" -> child(options.setWorkflowId("the-child")).live("sleep");
                case "timeout" ->
                    child(options.setWorkflowRunTimeout(Duration.ofMinutes(5))).live("sleep");
                case "leave" -> leave(options.setParentClosePolicy(ParentClosePolicy.valueOf(parts[1])));
                case "cancel" -> cancel(options.setCancellationType(ChildWorkflowCancellationType.valueOf(parts[1])));
                case "signal" -> signal(options.setWorkflowId("told"));
                case "cancelExternal" -> {
                    Workflow.newUntypedExternalWorkflowStub("other").cancel();
                    yield "asked";
                }
                case "signalNobody" -> signalNobody();
                default -> throw new IllegalArgumentException(how);
            };
        }

        private static String signalNobody() {
            try {
                Workflow.newExternalWorkflowStub(Life.class, "nobody").tell("x");
                return "told";
            } catch (RuntimeException e) {
                return e.getClass().getSimpleName();
            }
        }

        private static Life child(ChildWorkflowOptions.Builder options) {
            return Workflow.newChildWorkflowStub(Life.class, options.build());
        }

        private static String many() {
            List<Promise<String>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Life child = Workflow.newChildWorkflowStub(Life.class);
                all.add(Async.function(child::live, "sleep"));
            }
            Promise.allOf(all).get();
            return String.valueOf(all.size());
        }

        private static String leave(ChildWorkflowOptions.Builder options) {
            Life child = child(options.setWorkflowId("the-child"));
            Async.function(child::live, "sleep");
            Workflow.getWorkflowExecution(child).get();
            return "left";
        }

        private static String cancel(ChildWorkflowOptions.Builder options) {
            List<Promise<String>> result = new ArrayList<>();
            Life child = child(options);
            CancellationScope scope =
                    Workflow.newCancellationScope(() -> result.add(Async.function(child::live, "sleep")));
            scope.run();
            Workflow.getWorkflowExecution(child).get();
            scope.cancel();
            try {
                return result.get(0).get();
            } catch (ChildWorkflowFailure e) {
                return String.valueOf(e.getCause().getClass().getSimpleName());
            } catch (CanceledFailure e) {
                return "CanceledFailure";
            }
        }

        private static String signal(ChildWorkflowOptions.Builder options) {
            Life child = child(options);
            Promise<String> result = Async.function(child::live, "sleep");
            Workflow.getWorkflowExecution(child).get();
            child.tell("hello");
            Workflow.newExternalWorkflowStub(Life.class, "told").tell("again");
            return result.get();
        }
    }

    @WorkflowInterface
    public interface Life {
        @WorkflowMethod
        String live(String how);

        @SignalMethod
        void tell(String what);
    }

    public static class Being implements Life {

        private final List<String> told = new ArrayList<>();

        @Override
        public String live(String how) {
            if (how.equals("break")) {
                Workflow.newActivityStub(Breaking.class).breakIt();
            }
            Workflow.sleep(Duration.ofHours(1));
            StringBuilder text = new StringBuilder("child slept");
            told.forEach(each -> text.append(", told ").append(each));
            return text.toString();
        }

        @Override
        public void tell(String what) {
            told.add(what);
        }
    }
}
