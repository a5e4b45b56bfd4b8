package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.batch.BatchClient;
import io.perdura.client.batch.BatchDescription;
import io.perdura.client.batch.BatchDescription.Status;
import io.perdura.client.batch.BatchOperation;
import io.perdura.client.batch.BatchOperation.ResetTo;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.client.EngineBatchClient;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** A batch whose node dies in the middle goes on, and does nothing twice. */
@Timeout(60)
class BatchesOfANodeTest {

    private static final int WORKFLOWS = 40;

    @WorkflowInterface
    public interface Ears {
        @WorkflowMethod
        void listen();

        @SignalMethod
        void hear();
    }

    public static class EarsWorkflow implements Ears {
        private int heard;

        @Override
        public void listen() {
            Workflow.await(() -> heard > 1);
        }

        @Override
        public void hear() {
            heard++;
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private TestNode node = node();

    private TestNode node() {
        return new TestNode(clock, store).workflow(EarsWorkflow.class, EarsWorkflow::new);
    }

    @BeforeEach
    void start() {
        node.start();
        for (int i = 0; i < WORKFLOWS; i++) {
            Ears ears = node.client.newWorkflowStub(
                    Ears.class,
                    WorkflowOptions.newBuilder().setWorkflowId("ears-" + i).build());
            WorkflowClient.start(ears::listen);
        }
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private BatchClient batches() {
        return new EngineBatchClient(node.engine.client(), DefaultDataConverter.newDefaultInstance());
    }

    private long signals(int i) {
        return node.engine.client().history(RunTarget.of("ears-" + i), 1, 1_000).stream()
                .filter(entry -> entry.event() instanceof WorkflowSignaled)
                .count();
    }

    private BatchDescription endAfterDeath(String batch) {
        node.kill();
        clock.advance(Duration.ofSeconds(10));
        node = node().start();
        node.await(() -> {
            node.advance(Duration.ofMillis(500));
            return batches().describe(batch).status() != Status.RUNNING;
        });
        return batches().describe(batch);
    }

    @RepeatedTest(3)
    void each_is_signalled_once_though_the_node_dies() {
        String batch = batches()
                .start(BatchOperation.signal("WorkflowType = 'Ears'", "", "hear")
                        .withRate(20));
        node.await(() -> IntStream.range(0, WORKFLOWS).anyMatch(i -> signals(i) > 0));

        BatchDescription end = endAfterDeath(batch);

        assertThat(end.status()).isEqualTo(Status.COMPLETED);
        assertThat(end.done()).isEqualTo(WORKFLOWS);
        for (int i = 0; i < WORKFLOWS; i++) {
            assertThat(signals(i)).as("signals of ears-" + i).isEqualTo(1);
        }
    }

    @RepeatedTest(3)
    void each_is_reset_once_though_the_node_dies() {
        String batch = batches()
                .start(BatchOperation.reset("WorkflowType = 'Ears'", "", ResetTo.FIRST_TASK)
                        .withRate(20));
        node.await(() -> runs() > WORKFLOWS);

        BatchDescription end = endAfterDeath(batch);

        assertThat(end.status()).isEqualTo(Status.COMPLETED);
        assertThat(end.failures()).isEmpty();
        assertThat(runs()).isEqualTo(2 * WORKFLOWS);
    }

    private long runs() {
        return node.engine.client().count(node.engine.client().filter("WorkflowType = 'Ears'"));
    }
}
