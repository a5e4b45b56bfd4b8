package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.common.Payload;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.TaskCompleted;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However much waits for a run, one task takes a part of it that memory and a transaction can bear. */
@Timeout(30)
class TurnSizeTest {

    @WorkflowInterface
    public interface Counter {
        @WorkflowMethod
        int count(int expected);

        @SignalMethod
        void add(String text);
    }

    public static class CountingWorkflow implements Counter {
        private int added;

        @Override
        public int count(int expected) {
            Workflow.await(() -> added == expected);
            return added;
        }

        @Override
        public void add(String text) {
            added++;
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private TestNode node = node("first");

    private TestNode node(String name) {
        return new TestNode(name, clock, store, store.transitions(), CrashPoint.Hook.NONE)
                .workflow(CountingWorkflow.class, CountingWorkflow::new)
                .start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    /** The signals that each task took, of those that waited in the inbox before the first. */
    private List<List<WorkflowSignaled>> tasks(int signals, int characters) throws Exception {
        Counter counter = node.client.newWorkflowStub(
                Counter.class, WorkflowOptions.newBuilder().setWorkflowId("w").build());
        WorkflowClient.start(counter::count, signals);
        node.close();
        List<Payload> input = List.of(node.json("x".repeat(characters)));
        for (int i = 0; i < signals; i++) {
            store.clients()
                    .send(new OutboundMessage(
                            null, "w", null, "message-" + i, new MessageBody.Signal("add", input, null, false)));
        }
        node = node("second");
        node.engine.sweep();
        assertThat(node.client.newUntypedWorkflowStub("w").getResult(20, TimeUnit.SECONDS, Integer.class))
                .isEqualTo(signals);
        return byTask();
    }

    private List<List<WorkflowSignaled>> byTask() {
        List<List<WorkflowSignaled>> tasks = new ArrayList<>();
        List<WorkflowSignaled> inputs = new ArrayList<>();
        for (var entry : node.engine.client().history(RunTarget.of("w"), 1, 5_000)) {
            HistoryEvent event = entry.event();
            if (event instanceof WorkflowSignaled signal) {
                inputs.add(signal);
            } else if (event instanceof TaskCompleted) {
                tasks.add(inputs);
                inputs = new ArrayList<>();
            }
        }
        return tasks;
    }

    @Test
    void a_task_takes_at_most_200_messages() throws Exception {
        List<List<WorkflowSignaled>> tasks = tasks(450, 1);
        assertThat(tasks).allSatisfy(inputs -> assertThat(inputs).hasSizeLessThanOrEqualTo(200));
        assertThat(tasks).anySatisfy(inputs -> assertThat(inputs).hasSizeGreaterThan(1));
    }

    @Test
    void a_task_takes_at_most_a_mebibyte_of_values() throws Exception {
        assertThat(tasks(7, 400_000)).allSatisfy(inputs -> assertThat(inputs).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void a_message_that_is_larger_by_itself_is_taken_alone() throws Exception {
        assertThat(tasks(3, 1_500_000)).allSatisfy(inputs -> assertThat(inputs).hasSizeLessThanOrEqualTo(1));
    }
}
