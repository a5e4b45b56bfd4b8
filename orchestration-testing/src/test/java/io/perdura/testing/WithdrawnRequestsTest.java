package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.perdura.failure.CanceledFailure;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Promise;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A child or a signal whose scope is cancelled before the task that asked for it ends is never sent. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class WithdrawnRequestsTest extends Kit {

    private static final AtomicInteger HEARD = new AtomicInteger();

    WithdrawnRequestsTest(int cachedRuns) {
        super(cachedRuns);
        HEARD.set(0);
    }

    private String run(String what) {
        run(Wavering.class, Hearing.class);
        Asking asking = stub(Asking.class, "asking");
        String answer = asking.ask(what);
        assertThat(HEARD).hasValue(0);
        assertThat(env.getDiagnostics()).contains("RequestWithdrawn").doesNotContain("ChildWorkflowStarted");
        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(
                        client.fetchHistory("asking"), Wavering.class, Hearing.class))
                .doesNotThrowAnyException();
        return answer;
    }

    @Test
    void a_child_is_not_started() {
        assertThat(run("child")).isEqualTo("ChildWorkflowFailure by CanceledFailure");
    }

    @Test
    void whoever_waits_for_the_start_of_the_child_learns_it() {
        assertThat(run("start")).isEqualTo("ChildWorkflowFailure by CanceledFailure");
    }

    @Test
    void a_signal_is_not_sent() {
        assertThat(run("signal")).isEqualTo("CanceledFailure");
    }

    @WorkflowInterface
    public interface Asking {
        @WorkflowMethod
        String ask(String what);
    }

    @WorkflowInterface
    public interface Heard {
        @WorkflowMethod
        void hear();

        @SignalMethod
        void tell(String what);
    }

    public static class Hearing implements Heard {
        @Override
        public void hear() {
            HEARD.incrementAndGet();
        }

        @Override
        public void tell(String what) {
            HEARD.incrementAndGet();
        }
    }

    public static class Wavering implements Asking {

        private Promise<?> asked = Workflow.newPromise();

        @Override
        public String ask(String what) {
            Workflow.sleep(Duration.ofSeconds(1));
            CancellationScope scope = Workflow.newCancellationScope(() -> asked = begin(what));
            scope.run();
            scope.cancel("changed my mind");
            try {
                asked.get();
                return "went on";
            } catch (CanceledFailure canceled) {
                return "CanceledFailure";
            } catch (ChildWorkflowFailure failure) {
                return "ChildWorkflowFailure by "
                        + failure.getCause().getClass().getSimpleName();
            } finally {
                Workflow.sleep(Duration.ofSeconds(1));
            }
        }

        private static Promise<?> begin(String what) {
            if (what.equals("signal")) {
                Heard nobody = Workflow.newExternalWorkflowStub(Heard.class, "asking");
                return Async.procedure(nobody::tell, "something");
            }
            Heard child = Workflow.newChildWorkflowStub(Heard.class);
            Promise<?> result = Async.procedure(child::hear);
            return what.equals("start") ? Workflow.getWorkflowExecution(child) : result;
        }
    }
}
