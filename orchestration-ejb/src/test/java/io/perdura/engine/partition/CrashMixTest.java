package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.client.WorkflowOptions;
import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.ChildWorkflowClosed;
import io.perdura.engine.history.InputEvent.ExternalRequestResolved;
import io.perdura.engine.history.InputEvent.TimerFired;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
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
 * As {@link CrashTest}, with everything that a workflow does: plain, heartbeating and transactional activities, timers, children,
 * signals to another workflow. Two nodes take over from each other in turn, and die in taking over, too. I1, I3, I4, I7.
 */
@Timeout(60)
class CrashMixTest {

    private static final int WORKFLOWS = 8;

    @WorkflowInterface
    public interface Mix {
        @WorkflowMethod
        String mix(String name);

        @SignalMethod
        void finish();
    }

    public static class MixWorkflow implements Mix {
        private boolean finish;

        @Override
        public String mix(String name) {
            ActivityStub activities = Workflow.newUntypedActivityStub(null);
            String result = activities.execute("Plain", String.class, name);
            result += activities.execute("Heartbeating", String.class, name);
            result += activities.execute("Transactional", String.class, name);
            Workflow.sleep(Duration.ofSeconds(2));
            result += Workflow.newUntypedChildWorkflowStub("Part").execute(String.class, name);
            Workflow.newUntypedExternalWorkflowStub("collector").signal("collect", name);
            Workflow.await(() -> finish);
            return result;
        }

        @Override
        public void finish() {
            finish = true;
        }
    }

    @WorkflowInterface
    public interface Part {
        @WorkflowMethod
        String part(String name);
    }

    public static class PartWorkflow implements Part {
        @Override
        public String part(String name) {
            return Workflow.newUntypedActivityStub(null).execute("Plain", String.class, name) + "!";
        }
    }

    @WorkflowInterface
    public interface Collector {
        @WorkflowMethod
        int gather(int expected);

        @SignalMethod
        void collect(String name);
    }

    public static class CollectorWorkflow implements Collector {
        private int signals;

        @Override
        public int gather(int expected) {
            Workflow.await(() -> signals >= expected);
            return signals;
        }

        @Override
        public void collect(String name) {
            signals++;
        }
    }

    /** Thrown where the node dies. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock, this::reached);
    private final Set<String> completedSteps = ConcurrentHashMap.newKeySet();
    private final Set<String> ranAgain = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> committedEffects = new ConcurrentHashMap<>();
    private volatile boolean armed;
    private volatile boolean dead;
    private Random random = new Random(0);
    private int nodes;
    private TestNode node;

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

    private TestNode begin() {
        TestNode made =
                new TestNode(nodes++ % 2 == 0 ? "left" : "right", clock, store, store.transitions(), this::reached);
        made.workflow(MixWorkflow.class, MixWorkflow::new)
                .workflow(PartWorkflow.class, PartWorkflow::new)
                .workflow(CollectorWorkflow.class, CollectorWorkflow::new)
                .activity("Plain", attempt -> once(attempt, () -> attempt.completed(made.json("p"))))
                .activity(
                        "Heartbeating",
                        attempt -> once(attempt, () -> {
                            if (attempt.heartbeat(List.of(made.json(1))) != ActivityAttempt.Heartbeat.OVER) {
                                attempt.completed(made.json("h"));
                            }
                        }))
                .activity(
                        "Transactional",
                        attempt -> once(attempt, () -> {
                            if (attempt.completedInTransaction(made.json("t"))) {
                                committedEffects.merge(attempt.key().toString(), 1, Integer::sum);
                                attempt.reported();
                            }
                        }));
        made.transactional.add("Transactional");
        dead = false;
        return made.start();
    }

    private void once(ActivityAttempt attempt, Runnable code) {
        if (completedSteps.contains(attempt.key().toString())) {
            ranAgain.add(attempt.key().toString());
        }
        code.run();
    }

    private interface Call {
        CompletableFuture<?> on(TestNode node);
    }

    /** Makes a call until it is acknowledged, on as many nodes as that takes. */
    private Object acknowledged(Call call) throws Exception {
        while (true) {
            CompletableFuture<?> answer = call.on(node);
            while (!dead) {
                try {
                    return answer.get(10, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (!dead) {
                        node.advance(Duration.ofMillis(200));
                    }
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof WorkflowNotFoundException closed
                            && closed.getMessage().contains("is closed")) {
                        return "closed";
                    }
                    if (!dead) {
                        throw e;
                    }
                }
            }
            next();
        }
    }

    private void next() {
        node.kill();
        completed().forEach(completedSteps::add);
        clock.advance(Duration.ofSeconds(30));
        node = begin();
    }

    private Set<String> completed() {
        Set<String> keys = new HashSet<>();
        for (ExecutionRecord run : store.runs().list(ExecutionFilter.ALL, null, 1_000)) {
            events(run).stream()
                    .filter(ActivityCompleted.class::isInstance)
                    .map(event -> run.runId() + ":" + ((ActivityCompleted) event).scheduledEventId())
                    .forEach(keys::add);
        }
        return keys;
    }

    private List<HistoryEvent> events(ExecutionRecord run) {
        return store.runs().history(run.runId(), 1, 1_000).stream()
                .flatMap(row -> BatchCodec.decode(row.firstEventId(), row.bytes()).events().stream())
                .toList();
    }

    private long count(ExecutionRecord run, Class<? extends HistoryEvent> type) {
        return events(run).stream().filter(type::isInstance).count();
    }

    private static WorkflowOptions options(String id) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setRequestId("request-" + id)
                .build();
    }

    private String result(String id) throws Exception {
        RunResult result = (RunResult) acknowledged(on -> on.engine.client().result(RunTarget.of(id)));
        assertThat(result.status().name()).as(id).isEqualTo("WORKFLOW_EXECUTION_STATUS_COMPLETED");
        return new String(result.result().data(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void every_acknowledged_run_completes_as_if_nothing_had_happened(long seed) throws Exception {
        random = new Random(seed);
        node = begin();
        armed = true;
        acknowledged(on -> CompletableFuture.supplyAsync(
                () -> WorkflowClient.start(
                        on.client.newWorkflowStub(Collector.class, options("collector"))::gather, WORKFLOWS),
                TestNode.CALLERS));
        for (int i = 0; i < WORKFLOWS; i++) {
            String id = "w-" + i;
            acknowledged(on -> CompletableFuture.supplyAsync(
                    () -> WorkflowClient.start(on.client.newWorkflowStub(Mix.class, options(id))::mix, id),
                    TestNode.CALLERS));
        }
        for (int i = 0; i < WORKFLOWS; i++) {
            String id = "w-" + i;
            acknowledged(on -> CompletableFuture.runAsync(
                    () -> on.client.newWorkflowStub(Mix.class, id).finish(), TestNode.CALLERS));
        }
        for (int i = 0; i < WORKFLOWS; i++) {
            assertThat(result("w-" + i)).isEqualTo("\"phtp!\"");
        }
        assertThat(result("collector")).isEqualTo(String.valueOf(WORKFLOWS));
        armed = false;

        List<ExecutionRecord> all = store.runs().list(ExecutionFilter.ALL, null, 1_000);
        assertThat(all).hasSize(2 * WORKFLOWS + 1);
        for (ExecutionRecord run : all) {
            assertThat(count(run, WorkflowStarted.class)).isEqualTo(1);
            boolean mix = run.workflowType().equals("Mix");
            boolean collector = run.workflowType().equals("Collector");
            assertThat(count(run, ActivityCompleted.class)).isEqualTo(mix ? 3 : collector ? 0 : 1);
            assertThat(count(run, TimerFired.class)).isEqualTo(mix ? 1 : 0);
            assertThat(count(run, ChildWorkflowClosed.class)).isEqualTo(mix ? 1 : 0);
            assertThat(count(run, ExternalRequestResolved.class)).isEqualTo(mix ? 1 : 0);
            if (collector) {
                assertThat(count(run, WorkflowSignaled.class)).isEqualTo(WORKFLOWS);
            }
        }
        assertThat(ranAgain).as("completed steps that ran again").isEmpty();
        assertThat(committedEffects).hasSize(WORKFLOWS);
        assertThat(committedEffects.values()).containsOnly(1);
        node.close();
    }
}
