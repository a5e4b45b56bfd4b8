package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.common.Payload;
import io.perdura.engine.history.RunId;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.Transition;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** I11: what a newer engine wrote, or what is damaged, harms nothing but what it belongs to, and is not lost. */
@Timeout(60)
class UnreadableTest {

    @WorkflowInterface
    public interface Waiting {
        @WorkflowMethod
        String await();

        @SignalMethod
        void finish(String word);
    }

    public static class WaitingWorkflow implements Waiting {
        private String word = "";

        @Override
        public String await() {
            Workflow.await(() -> !word.isEmpty());
            return word;
        }

        @Override
        public void finish(String said) {
            word = said;
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private TestNode node = node();

    private TestNode node() {
        return new TestNode(clock, store)
                .workflow(WaitingWorkflow.class, WaitingWorkflow::new)
                .start();
    }

    private Waiting start(String id) {
        Waiting workflow = node.client.newWorkflowStub(
                Waiting.class, WorkflowOptions.newBuilder().setWorkflowId(id).build());
        WorkflowClient.start(workflow::await);
        return workflow;
    }

    private void write(String id, MessageBody body) {
        store.clients().send(new OutboundMessage(null, id, null, "m-" + body.hashCode(), body));
    }

    private MessageBody finish(String word) {
        return new MessageBody.Signal("finish", List.<Payload>of(node.json(word)), null, false);
    }

    private List<MessageBody> inbox() {
        return store
                .runs()
                .inbox(store.leases().partitions().stream().map(row -> row.id()).toList(), 0, 100)
                .stream()
                .map(InboxMessage::body)
                .toList();
    }

    private String result(String id) throws Exception {
        return node.client.newUntypedWorkflowStub(id).getResult(10, TimeUnit.SECONDS, String.class);
    }

    /** As if a newer engine had owned the run for a while. */
    private void appendUnknown(String id) {
        CurrentRun run = store.runs().current(id).orElseThrow();
        Fence fence = store.leases().partitions().stream()
                .filter(row -> row.id().equals(run.partition()))
                .map(row -> new Fence(row.id(), row.epoch()))
                .findFirst()
                .orElseThrow();
        RunId runId = run.runId();
        AppendedBatch last = store.runs().history(runId, 1, 100).get(0);
        AppendedBatch unknown =
                new AppendedBatch(runId, last.firstEventId() + last.eventCount(), 1, new byte[] {99, 1, 2});
        store.transitions()
                .commit(List.of(
                        new Transition(fence, id, runId, unknown, null, List.of(), List.of(), List.of(), null)));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_message_that_cannot_be_read_is_told_once_and_left_and_its_run_goes_on() throws Exception {
        start("u-1");
        start("u-2");
        write("u-1", new MessageBody.Unreadable("unknown kind of message 99"));
        write("u-1", finish("one"));
        write("u-2", finish("two"));
        node.engine.sweep();
        node.engine.sweep();
        assertThat(result("u-1")).isEqualTo("one");
        assertThat(result("u-2")).isEqualTo("two");
        assertThat(node.unreadable).singleElement().asString().contains("u-1", "unknown kind of message 99");
        assertThat(inbox()).containsExactly(new MessageBody.Unreadable("unknown kind of message 99"));
        assertThat(node.failures).isEmpty();
    }

    @Test
    void a_history_that_cannot_be_read_blocks_its_run_alone_and_visibly() throws Exception {
        start("u-1");
        start("u-2");
        appendUnknown("u-1");
        node.close();
        node = node();
        write("u-1", finish("one"));
        write("u-2", finish("two"));
        node.engine.sweep();
        assertThat(result("u-2")).isEqualTo("two");
        WorkflowStub blocked = node.client.newUntypedWorkflowStub("u-1");
        // What comes while it is being looked at waits for the next sweep.
        CompletableFuture<Void> again =
                CompletableFuture.runAsync(() -> blocked.signal("finish", "again"), TestNode.CALLERS);
        node.await(() -> {
            node.engine.sweep();
            return again.isDone();
        });
        assertThatThrownBy(again::get).hasMessageContaining("blocked", "version 99");
        for (int second = 0; second < 5; second++) {
            node.advance(Duration.ofSeconds(1));
        }
        assertThat(node.engine
                        .client()
                        .describe(RunTarget.of("u-1"))
                        .execution()
                        .taskFailure())
                .contains("version 99");
        assertThat(node.unreadable).singleElement().asString().contains("u-1", "version 99");
        assertThat(inbox()).containsExactly(finish("one"));
        assertThat(node.failures).isEmpty();
    }
}
