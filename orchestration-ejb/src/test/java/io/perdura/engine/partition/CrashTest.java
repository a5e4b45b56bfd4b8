package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.client.WorkflowOptions;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.CrashPoint;
import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A node dies at random crash points, again and again, and another takes over. I1: what was acknowledged is there. I3, I4: a
 * completed step never runs again; the outcome of each run is as if nothing had happened.
 */
@Timeout(60)
class CrashTest {

    private static final int WORKFLOWS = 20;
    private static final int STEPS = 5;

    @WorkflowInterface
    public interface Steps {
        @WorkflowMethod
        String walk(String name);

        @SignalMethod
        void finish();
    }

    public static class StepsWorkflow implements Steps {
        private boolean finish;

        @Override
        public String walk(String name) {
            ActivityStub activities = Workflow.newUntypedActivityStub(null);
            StringBuilder result = new StringBuilder();
            for (int step = 0; step < STEPS; step++) {
                result.append(activities.execute("Step", String.class, name, step));
            }
            Workflow.await(() -> finish);
            return result.toString();
        }

        @Override
        public void finish() {
            finish = true;
        }
    }

    /** Thrown where the node dies. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final Set<String> completedSteps = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> ranAgain = new ConcurrentHashMap<>();
    private volatile boolean armed;
    private volatile boolean dead;
    private Random random = new Random(0);

    private void reached(CrashPoint point) {
        synchronized (this) {
            if (armed && !dead && random.nextInt(40) == 0) {
                dead = true;
            }
            if (dead) {
                throw new Died();
            }
        }
    }

    private TestNode node(MemoryStore store) {
        TestNode node = new TestNode(clock, store, store.transitions(), this::reached);
        node.workflow(StepsWorkflow.class, StepsWorkflow::new).activity("Step", attempt -> {
            String step = attempt.key().toString();
            if (completedSteps.contains(step)) {
                ranAgain.merge(step, 1, Integer::sum);
            }
            attempt.completed(node.json("s"));
        });
        dead = false;
        return node.start();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_acknowledged_run_completes_exactly_once(long seed) throws Exception {
        random = new Random(seed);
        MemoryStore store = new MemoryStore(clock, this::reached);
        TestNode node = node(store);
        armed = true;
        for (int i = 0; i < WORKFLOWS; i++) {
            node = acknowledged(node, store, "w-" + i);
        }
        for (int i = 0; i < WORKFLOWS; i++) {
            node = signalled(node, store, "w-" + i);
        }
        for (int i = 0; i < WORKFLOWS; i++) {
            node = ended(node, store, "w-" + i);
        }
        armed = false;
        for (int i = 0; i < WORKFLOWS; i++) {
            List<HistoryEntry> history = node.engine.client().history(RunTarget.of("w-" + i), 1, 1_000);
            assertThat(count(history, ActivityCompleted.class)).isEqualTo(STEPS);
            assertThat(count(history, WorkflowSignaled.class)).isBetween(1L, 50L);
        }
        assertThat(ranAgain).isEmpty();
        node.close();
    }

    private static long count(List<HistoryEntry> history, Class<? extends HistoryEvent> type) {
        return history.stream().filter(entry -> type.isInstance(entry.event())).count();
    }

    private TestNode acknowledged(TestNode alive, MemoryStore store, String id) throws Exception {
        TestNode node = alive;
        while (true) {
            TestNode current = node;
            Steps steps = current.client.newWorkflowStub(
                    Steps.class,
                    WorkflowOptions.newBuilder()
                            .setWorkflowId(id)
                            .setRequestId("request-" + id)
                            .build());
            CompletableFuture<Object> started =
                    CompletableFuture.supplyAsync(() -> WorkflowClient.start(steps::walk, id), TestNode.CALLERS);
            if (settled(node, started)) {
                return node;
            }
            node = next(node, store);
        }
    }

    private TestNode signalled(TestNode alive, MemoryStore store, String id) throws Exception {
        TestNode node = alive;
        while (true) {
            Steps steps = node.client.newWorkflowStub(Steps.class, id);
            if (settled(node, CompletableFuture.runAsync(steps::finish, TestNode.CALLERS))) {
                return node;
            }
            node = next(node, store);
        }
    }

    private TestNode ended(TestNode alive, MemoryStore store, String id) throws Exception {
        TestNode node = alive;
        while (true) {
            CompletableFuture<RunResult> result = node.engine.client().result(RunTarget.of(id));
            if (settled(node, result)) {
                assertThat(result.get().status().name()).isEqualTo("WORKFLOW_EXECUTION_STATUS_COMPLETED");
                assertThat(new String(result.get().result().data(), java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo("\"sssss\"");
                return node;
            }
            node = next(node, store);
        }
    }

    /** True when it ended well; false when the node died before it could. */
    private boolean settled(TestNode node, CompletableFuture<?> call) throws Exception {
        while (true) {
            try {
                call.get(20, TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                if (dead) {
                    return false;
                }
                // What a server does once a second.
                node.engine.sweep();
            } catch (ExecutionException e) {
                if (dead) {
                    return false;
                }
                if (e.getCause() instanceof WorkflowNotFoundException closed
                        && closed.getMessage().contains("is closed")) {
                    // The answer to the signal was lost with a node, not the signal: the run has ended with it.
                    return true;
                }
                throw e;
            }
        }
    }

    private TestNode next(TestNode died, MemoryStore store) {
        died.kill();
        for (ExecutedStep step : steps(store)) {
            completedSteps.add(step.key());
        }
        clock.advance(Duration.ofSeconds(30));
        return node(store);
    }

    private record ExecutedStep(String key) {}

    private static List<ExecutedStep> steps(MemoryStore store) {
        return store.runs().list(io.perdura.engine.port.ExecutionFilter.ALL, null, 1_000).stream()
                .flatMap(run -> store.runs().history(run.runId(), 1, 1_000).stream())
                .flatMap(row ->
                        io.perdura.engine.history.BatchCodec.decode(row.firstEventId(), row.bytes()).events().stream()
                                .filter(ActivityCompleted.class::isInstance)
                                .map(event -> new ExecutedStep(
                                        row.runId() + ":" + ((ActivityCompleted) event).scheduledEventId())))
                .toList();
    }
}
