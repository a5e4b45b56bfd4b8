package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowServiceException;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that stops under load finishes what runs, begins nothing new, and hands everything over: nothing is lost or done twice. */
@Timeout(60)
class GracefulStopTest {

    private static final int WORKFLOWS = 60;
    private static final int STEPS = 5;

    @WorkflowInterface
    public interface Steps {
        @WorkflowMethod
        String walk(String name);

        @SignalMethod
        void note(String word);
    }

    public static class StepsWorkflow implements Steps {
        private String notes = "";

        @Override
        public String walk(String name) {
            ActivityStub activities = Workflow.newUntypedActivityStub(null);
            for (int step = 0; step < STEPS; step++) {
                activities.execute("Step", String.class, name, step);
            }
            return notes;
        }

        @Override
        public void note(String word) {
            notes += word;
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private TestNode node = node("first");

    private TestNode node(String name) {
        TestNode made =
                new TestNode(name, clock, store, store.transitions(), io.perdura.engine.port.CrashPoint.Hook.NONE);
        return made.workflow(StepsWorkflow.class, StepsWorkflow::new).activity("Step", attempt -> step(made, attempt));
    }

    /** The first step waits until the node is stopping. */
    private void step(TestNode on, ActivityAttempt attempt) {
        runs.computeIfAbsent(attempt.key().toString(), key -> new AtomicInteger())
                .incrementAndGet();
        begun.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        attempt.completed(on.json("done"));
    }

    @AfterEach
    void stop() {
        gate.countDown();
        node.close();
    }

    @Test
    void runs_in_flight_go_on_on_the_next_node_and_no_step_runs_twice() throws Exception {
        node.start();
        for (int i = 0; i < WORKFLOWS; i++) {
            Steps steps = node.client.newWorkflowStub(
                    Steps.class,
                    WorkflowOptions.newBuilder().setWorkflowId("w-" + i).build());
            WorkflowClient.start(steps::walk, "w-" + i);
            steps.note("heard");
        }
        node.await(() -> begun.get() == WORKFLOWS);
        CompletableFuture<Void> stopping =
                CompletableFuture.runAsync(() -> node.engine.stop(Duration.ofSeconds(30)), TestNode.CALLERS);
        node.await(() -> !node.engine.ready());
        assertThat(stopping).isNotDone();
        gate.countDown();
        stopping.get();
        int before = begun.get();

        TestNode first = node;
        node = node("second").start();
        for (int i = 0; i < WORKFLOWS; i++) {
            CompletableFuture<RunResult> result = node.engine.client().result(RunTarget.of("w-" + i));
            node.await(() -> {
                node.engine.sweep();
                return result.isDone();
            });
            assertThat(result.get().status().name()).isEqualTo("WORKFLOW_EXECUTION_STATUS_COMPLETED");
            assertThat(new String(result.get().result().data(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("\"heard\"");
        }
        assertThat(before).as("steps of the node that stopped").isGreaterThanOrEqualTo(WORKFLOWS);
        assertThat(runs).hasSize(WORKFLOWS * STEPS);
        assertThat(runs.values()).allSatisfy(times -> assertThat(times).hasValue(1));
        assertThat(first.failures).isEmpty();
        assertThat(node.failures).isEmpty();
    }

    @Test
    void a_node_that_stops_takes_nothing_new_and_says_so() throws Exception {
        node.start();
        Steps steps = node.client.newWorkflowStub(
                Steps.class, WorkflowOptions.newBuilder().setWorkflowId("w-1").build());
        WorkflowClient.start(steps::walk, "w-1");
        node.await(() -> begun.get() == 1);
        CompletableFuture<Void> stopping =
                CompletableFuture.runAsync(() -> node.engine.stop(Duration.ofSeconds(30)), TestNode.CALLERS);
        node.await(() -> !node.engine.ready());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> steps.note("too late"))
                .isInstanceOf(WorkflowServiceException.class)
                .hasMessageContaining("STOPPING");
        gate.countDown();
        stopping.get();
    }

    @Test
    void what_does_not_end_within_the_grace_is_lost_with_its_node_and_tried_again() throws Exception {
        node.start();
        Steps steps = node.client.newWorkflowStub(
                Steps.class, WorkflowOptions.newBuilder().setWorkflowId("w-1").build());
        WorkflowClient.start(steps::walk, "w-1");
        node.await(() -> begun.get() == 1);
        node.engine.stop(Duration.ZERO);
        gate.countDown();
        node = node("second").start();
        CompletableFuture<RunResult> result = node.engine.client().result(RunTarget.of("w-1"));
        node.await(() -> {
            node.engine.sweep();
            return result.isDone();
        });
        assertThat(result.get().status().name()).isEqualTo("WORKFLOW_EXECUTION_STATUS_COMPLETED");
        assertThat(begun).hasValue(STEPS + 1);
    }
}
