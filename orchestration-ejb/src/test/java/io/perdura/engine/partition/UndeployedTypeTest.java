package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run whose type nobody deploys waits, and says so. */
@Timeout(20)
class UndeployedTypeTest {

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private final TestNode node = new TestNode("first", clock, store, store.transitions(), CrashPoint.Hook.NONE)
            .workflow(Going.class, Going::new)
            .start();

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void its_description_says_why_it_does_not_go_on() {
        Goer goer = node.client.newWorkflowStub(
                Goer.class, WorkflowOptions.newBuilder().setWorkflowId("g-1").build());
        WorkflowClient.start(goer::go);
        node.await(() -> description().workflowType().equals("Elsewhere"));
        assertThat(description().problem()).contains("'Elsewhere' is not deployed on this node");
    }

    private ExecutionRecord description() {
        return node.engine.client().describe(RunTarget.of("g-1")).execution();
    }

    @WorkflowInterface
    public interface Goer {
        @WorkflowMethod
        String go();
    }

    public static class Going implements Goer {
        @Override
        public String go() {
            Workflow.continueAsNew("Elsewhere", null);
            return "";
        }
    }
}
