package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowServiceException;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever waits for a run that will not go on is told so, also who comes after it was blocked. */
class BlockedRunsTest extends Kit {

    private static final AtomicInteger STARTS = new AtomicInteger();

    BlockedRunsTest() {
        super(0);
        STARTS.set(0);
    }

    @Test
    void the_result_is_not_waited_for_in_vain() {
        run(Fickle.class);
        Odd odd = stub(Odd.class, "odd");
        WorkflowClient.start(odd::run);
        env.sleep(Duration.ofMinutes(1));
        assertThatThrownBy(() -> result(odd))
                .isInstanceOf(WorkflowServiceException.class)
                .hasMessageContaining("not deterministic");
    }

    @Test
    void nor_is_an_update() {
        run(Fickle.class);
        Odd odd = stub(Odd.class, "odd");
        WorkflowClient.start(odd::run);
        env.sleep(Duration.ofMinutes(1));
        assertThatThrownBy(odd::ask).hasMessageContaining("not deterministic");
    }

    @Test
    void nor_is_the_parent_of_such_a_child() {
        run(Fickle.class, Waiting.class);
        Parent parent = stub(Parent.class, "parent");
        WorkflowClient.start(parent::run);
        env.sleep(Duration.ofMinutes(1));
        assertThatThrownBy(() -> result(parent))
                .hasMessageContaining("'odd'")
                .hasMessageContaining("not deterministic");
    }

    @WorkflowInterface
    public interface Odd {
        @WorkflowMethod
        String run();

        @UpdateMethod
        String ask();
    }

    /** Not deterministic: each run of its code begins with something else. */
    public static class Fickle implements Odd {
        @Override
        public String run() {
            if (STARTS.incrementAndGet() % 2 == 0) {
                Workflow.sideEffect(String.class, () -> "x");
            }
            Workflow.sleep(10);
            return "done";
        }

        @Override
        public String ask() {
            return "asked";
        }
    }

    @WorkflowInterface
    public interface Parent {
        @WorkflowMethod
        String run();
    }

    public static class Waiting implements Parent {
        @Override
        public String run() {
            return Workflow.newChildWorkflowStub(
                            Odd.class,
                            ChildWorkflowOptions.newBuilder()
                                    .setWorkflowId("odd")
                                    .build())
                    .run();
        }
    }
}
