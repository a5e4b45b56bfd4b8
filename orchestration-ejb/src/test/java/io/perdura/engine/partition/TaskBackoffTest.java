package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.OutputEvent.TimerStarted;
import io.perdura.engine.history.RunId;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.Transition;
import io.perdura.engine.port.TransitionStore;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run whose task fails tries again after 1, 2, 4 … seconds, whatever else happens to it meanwhile. */
@Timeout(60)
class TaskBackoffTest {

    private static final AtomicBoolean BROKEN = new AtomicBoolean();
    private static final AtomicInteger CODE_RUNS = new AtomicInteger();

    @WorkflowInterface
    public interface Broken {
        @WorkflowMethod
        void run();

        @SignalMethod
        void poke();
    }

    public static class BrokenWorkflow implements Broken {
        private boolean poked;

        @Override
        public void run() {
            CODE_RUNS.incrementAndGet();
            if (BROKEN.get()) {
                throw new IllegalStateException("a bug");
            }
            Workflow.await(() -> poked);
            Workflow.sleep(Duration.ofHours(1));
        }

        @Override
        public void poke() {
            poked = true;
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private TestNode node = node(store.transitions());

    private TestNode node(TransitionStore transitions) {
        return new TestNode(clock, store, transitions, CrashPoint.Hook.NONE)
                .workflow(BrokenWorkflow.class, BrokenWorkflow::new);
    }

    private Broken start(boolean broken) {
        BROKEN.set(broken);
        CODE_RUNS.set(0);
        node.start();
        Broken workflow = node.client.newWorkflowStub(
                Broken.class, WorkflowOptions.newBuilder().setWorkflowId("b-1").build());
        WorkflowClient.start(workflow::run);
        return workflow;
    }

    /** Moves time on by this backoff, and waits for the next failure. */
    private void failsAgainAfter(Duration backoff) {
        int before = node.taskFailures.size();
        node.advance(backoff.minusMillis(1));
        assertThat(node.taskFailures).hasSize(before);
        node.advance(Duration.ofMillis(1));
        node.await(() -> node.taskFailures.size() > before);
    }

    /** Waits until the run's row says when it is tried again. */
    private void awaitWakeUpIn(Duration backoff) {
        Instant retry = clock.now().plus(backoff);
        node.await(() -> retry.equals(store.runs().current("b-1").orElseThrow().wakeAt()));
    }

    private List<Long> backoffs() {
        return node.taskFailures.stream()
                .map(failed -> failed.retryIn().toSeconds())
                .toList();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void the_backoff_doubles_from_the_first_task_on() {
        start(true);
        failsAgainAfter(Duration.ofSeconds(1));
        failsAgainAfter(Duration.ofSeconds(2));
        failsAgainAfter(Duration.ofSeconds(4));
        assertThat(backoffs()).containsExactly(1L, 2L, 4L, 8L);
    }

    @Test
    void a_signal_during_the_backoff_neither_resets_nor_restarts_it() {
        Broken workflow = start(true);
        workflow.poke();
        failsAgainAfter(Duration.ofSeconds(1));
        node.advance(Duration.ofMillis(1500));
        workflow.poke();
        failsAgainAfter(Duration.ofMillis(500));
        workflow.poke();
        assertThat(backoffs()).containsExactly(1L, 2L, 4L);
        assertThat(node.recovered).isEmpty();
    }

    @Test
    void a_run_that_left_memory_remembers_how_often_it_failed() {
        start(true);
        for (int seconds = 1; seconds <= 8; seconds *= 2) {
            failsAgainAfter(Duration.ofSeconds(seconds));
        }
        awaitWakeUpIn(Duration.ofSeconds(16));
        node.advance(Duration.ofSeconds(11));
        failsAgainAfter(Duration.ofSeconds(5));
        assertThat(backoffs()).containsExactly(1L, 2L, 4L, 8L, 16L, 32L);
    }

    @Test
    void another_node_goes_on_with_the_backoff_and_notes_the_recovery() {
        start(true);
        for (int seconds = 1; seconds <= 4; seconds *= 2) {
            failsAgainAfter(Duration.ofSeconds(seconds));
        }
        awaitWakeUpIn(Duration.ofSeconds(8));
        node.close();
        node = node(store.transitions());
        node.start();
        Broken workflow = node.client.newWorkflowStub(Broken.class, "b-1");
        workflow.poke();
        assertThat(node.taskFailures).isEmpty();
        failsAgainAfter(Duration.ofSeconds(8));
        assertThat(backoffs()).containsExactly(16L);
        BROKEN.set(false);
        node.advance(Duration.ofSeconds(16));
        node.await(() -> node.recovered.contains("b-1"));
        assertThat(node.engine
                        .client()
                        .describe(RunTarget.of("b-1"))
                        .execution()
                        .taskFailure())
                .isNull();
    }

    @Test
    void what_the_database_refuses_again_and_again_backs_off_as_well() {
        node = node(new Refusing(store.transitions()));
        start(false).poke();
        for (int seconds = 1; seconds <= 8; seconds *= 2) {
            awaitWakeUpIn(Duration.ofSeconds(seconds));
            node.advance(Duration.ofSeconds(seconds));
        }
        assertThat(node.recovered).isEmpty();
        assertThat(node.engine
                        .client()
                        .describe(RunTarget.of("b-1"))
                        .execution()
                        .taskFailure())
                .contains("the database refuses");
    }

    /** Takes creations, but no timer that comes later. */
    private record Refusing(TransitionStore store) implements TransitionStore {
        @Override
        public List<CommitResult> commit(List<Transition> transitions) {
            if (transitions.stream().anyMatch(Refusing::startsTimer)) {
                throw new StoreException(StoreException.Kind.DATA, "no room", null);
            }
            return store.commit(transitions);
        }

        private static boolean startsTimer(Transition transition) {
            AppendedBatch row = transition.append();
            return row != null
                    && BatchCodec.decode(row.firstEventId(), row.bytes()).events().stream()
                            .anyMatch(TimerStarted.class::isInstance);
        }

        @Override
        public CommitResult.Outcome outcome(Fence fence, RunId runId, long firstEventId) {
            return store.outcome(fence, runId, firstEventId);
        }
    }
}
