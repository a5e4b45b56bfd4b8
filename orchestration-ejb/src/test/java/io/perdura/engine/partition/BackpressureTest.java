package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowServiceException;
import io.perdura.engine.history.RunId;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.Transition;
import io.perdura.engine.port.TransitionStore;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that does not keep up. */
@Timeout(60)
class BackpressureTest {

    private static final int CACHED_RUNS = 200;

    @WorkflowInterface
    public interface Patient {
        @WorkflowMethod
        void run();
    }

    public static class PatientWorkflow implements Patient {
        @Override
        public void run() {
            Workflow.await(() -> false);
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private final CountDownLatch keepsUp = new CountDownLatch(1);
    private final TestNode node = new TestNode(
            clock,
            store,
            new TransitionStore() {
                @Override
                public List<CommitResult> commit(List<Transition> transitions) {
                    try {
                        keepsUp.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return store.transitions().commit(transitions);
                }

                @Override
                public CommitResult.Outcome outcome(Fence fence, RunId runId, long firstEventId) {
                    return store.transitions().outcome(fence, runId, firstEventId);
                }
            },
            CrashPoint.Hook.NONE,
            TestNode.cachedRuns(CACHED_RUNS));

    private String id(int number) {
        return "w-" + number;
    }

    private void start(int number) {
        Patient stub = node.client.newWorkflowStub(
                Patient.class,
                WorkflowOptions.newBuilder().setWorkflowId(id(number)).build());
        WorkflowClient.start(stub::run);
    }

    @AfterEach
    void stop() {
        keepsUp.countDown();
        node.close();
    }

    @Test
    void starts_are_refused_before_memory_fills_and_taken_again_when_it_keeps_up() {
        node.workflow(PatientWorkflow.class, PatientWorkflow::new).start();
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        int started = 0;
        Throwable refused = null;
        while (refused == null) {
            int number = started++;
            CompletableFuture<Void> start =
                    CompletableFuture.runAsync(() -> start(number), task -> new Thread(task).start());
            node.await(() -> start.isCompletedExceptionally() || node.coroutines.get() > number);
            refused = start.isCompletedExceptionally()
                    ? start.handle((none, e) -> e).join()
                    : null;
            waiting.add(start);
        }
        assertThat(started).isBetween(CACHED_RUNS, 3 * CACHED_RUNS);
        assertThat(refused)
                .cause()
                .isInstanceOf(WorkflowServiceException.class)
                .hasMessageContaining("perdura.cached-runs");

        keepsUp.countDown();

        for (int number = 0; number < started - 1; number++) {
            waiting.get(number).join();
            assertThat(store.runs().current(id(number))).isPresent();
        }
        assertThat(store.runs().current(id(started - 1))).isEmpty();
        start(started);
    }
}
