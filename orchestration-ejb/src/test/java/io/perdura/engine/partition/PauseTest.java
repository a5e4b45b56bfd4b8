package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.TimerFired;
import io.perdura.engine.history.InputEvent.WorkflowPaused;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.TaskCompleted;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A paused run: what comes is recorded alone, and nothing is lost. */
@Timeout(30)
class PauseTest {

    private static final RunTarget NOTES = RunTarget.of("notes");

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private TestNode node = node();

    private TestNode node() {
        return new TestNode(clock, store).workflow(NotesWorkflow.class, NotesWorkflow::new);
    }

    @BeforeEach
    void start() {
        node.start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private Notes started() {
        Notes notes = node.client.newWorkflowStub(
                Notes.class, WorkflowOptions.newBuilder().setWorkflowId("notes").build());
        WorkflowClient.start(notes::take);
        return notes;
    }

    private EngineClient engine() {
        return node.engine.client();
    }

    private void pause() throws Exception {
        engine().pause(NOTES, "maintenance").get(10, TimeUnit.SECONDS);
    }

    private void resume() throws Exception {
        engine().resume(NOTES, "done").get(10, TimeUnit.SECONDS);
    }

    private List<HistoryEvent> events() {
        return engine().history(NOTES, 1, 1_000).stream()
                .map(HistoryEntry::event)
                .toList();
    }

    private long tasks() {
        return events().stream().filter(TaskCompleted.class::isInstance).count();
    }

    private static String result(WorkflowStub notes) throws Exception {
        return notes.getResult(10, TimeUnit.SECONDS, String.class);
    }

    @Test
    void what_comes_while_a_run_is_paused_is_recorded_and_handled_later() throws Exception {
        Notes notes = started();
        notes.note("a");
        long before = tasks();
        pause();
        notes.note("b");
        node.advance(Duration.ofHours(2));
        node.await(() -> events().stream().anyMatch(TimerFired.class::isInstance));
        notes.note("c");
        assertThat(tasks()).isEqualTo(before);

        assertThat(engine().describe(NOTES).execution().paused()).isTrue();
        assertThat(engine().list(ExecutionFilter.ALL, null, 10).get(0).taskFailure())
                .isEqualTo("paused by an operator: maintenance");
        resume();
        assertThat(result(WorkflowStub.fromTyped(notes))).isEqualTo("[a, b, c]");
        assertThat(engine().describe(NOTES).execution().taskFailure()).isNull();
    }

    @Test
    void pausing_twice_is_pausing_once() throws Exception {
        started();
        pause();
        pause();
        assertThat(events()).filteredOn(WorkflowPaused.class::isInstance).hasSize(1);
        resume();
        int size = events().size();
        resume();
        assertThat(events()).hasSize(size);
    }

    @Test
    void a_pause_outlasts_the_node() throws Exception {
        Notes notes = started();
        notes.note("a");
        pause();
        notes.note("b");
        long before = tasks();
        node.close();
        node = node().start();
        Notes again = node.client.newWorkflowStub(Notes.class, "notes");
        again.note("c");
        node.advance(Duration.ofHours(2));
        node.await(() -> events().stream().anyMatch(TimerFired.class::isInstance));
        assertThat(tasks()).isEqualTo(before);
        assertThat(events()).filteredOn(WorkflowSignaled.class::isInstance).hasSize(3);
        resume();
        assertThat(result(node.client.newUntypedWorkflowStub("notes"))).isEqualTo("[a, b, c]");
    }

    @Test
    void any_number_of_updates_that_wait_does_not_keep_a_resume_out() throws Exception {
        started();
        pause();
        List<CompletableFuture<UpdateReceipt>> updates = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            updates.add(engine().update(NOTES, new UpdateCall("u-" + i, "add", List.of(node.json("x")), true)));
        }
        engine().signal(NOTES, "note", List.of(node.json("last"))).get(10, TimeUnit.SECONDS);

        resume();

        assertThat(updates.get(0).get(10, TimeUnit.SECONDS).outcome().failure()).isNull();
        for (CompletableFuture<UpdateReceipt> update : updates) {
            assertThat(update.handle((receipt, refusal) -> "settled").get(10, TimeUnit.SECONDS))
                    .isEqualTo("settled");
        }
    }

    @Test
    void an_update_waits_and_a_termination_does_not() throws Exception {
        Notes notes = started();
        pause();
        CompletableFuture<UpdateReceipt> update =
                engine().update(NOTES, new UpdateCall("u-1", "add", List.of(node.json("x")), true));
        notes.note("a");
        assertThat(update).isNotDone();
        resume();
        assertThat(update.get(10, TimeUnit.SECONDS).outcome().failure()).isNull();
        pause();
        engine().terminate(NOTES, "enough").get(10, TimeUnit.SECONDS);
        assertThat(engine().describe(NOTES).execution().paused()).isFalse();
        assertThat(node.failures).isEmpty();
    }

    @WorkflowInterface
    public interface Notes {
        @WorkflowMethod
        String take();

        @SignalMethod
        void note(String text);

        @UpdateMethod
        int add(String text);
    }

    public static class NotesWorkflow implements Notes {
        private final List<String> notes = new ArrayList<>();

        @Override
        public String take() {
            Workflow.sleep(Duration.ofHours(1));
            return notes.toString();
        }

        @Override
        public void note(String text) {
            notes.add(text);
        }

        @Override
        public int add(String text) {
            notes.add(text);
            return notes.size();
        }
    }
}
