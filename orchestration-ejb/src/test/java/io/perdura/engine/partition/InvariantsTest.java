package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.common.Payload;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.RunId;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.Transition;
import io.perdura.engine.port.TransitionStore;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What must hold, each by its name in the architecture document. The crash tests check I1, I3, I4 and I7 under fire. */
@Timeout(30)
class InvariantsTest {

    /** What the workflow does; it may be changed between two lives of a node, as a deployment does. */
    private static volatile Function<AnythingWorkflow, String> code = workflow -> "";

    @WorkflowInterface
    public interface Anything {
        @WorkflowMethod
        String run();

        @SignalMethod
        void say(String word);

        @QueryMethod
        String seen();
    }

    public static class AnythingWorkflow implements Anything {
        private final List<String> words = new ArrayList<>();
        private String seen = "";

        @Override
        public String run() {
            return code.apply(this);
        }

        @Override
        public void say(String word) {
            words.add(word);
        }

        @Override
        public String seen() {
            return seen;
        }

        void awaitWord(String word) {
            Workflow.await(() -> words.contains(word));
        }

        static String act() {
            return Workflow.newUntypedActivityStub(null).execute("Act", String.class);
        }
    }

    /** Holds every commit back until it is let go. */
    private final class Gate implements TransitionStore {
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public List<CommitResult> commit(List<Transition> transitions) {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return store.transitions().commit(transitions);
        }

        @Override
        public CommitResult.Outcome outcome(Fence fence, RunId runId, long firstEventId) {
            return store.transitions().outcome(fence, runId, firstEventId);
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private final AtomicInteger acts = new AtomicInteger();
    private TestNode node = node("first", store.transitions());

    private TestNode node(String name, TransitionStore transitions) {
        TestNode made = new TestNode(name, clock, store, transitions, CrashPoint.Hook.NONE);
        return made.workflow(AnythingWorkflow.class, AnythingWorkflow::new).activity("Act", attempt -> {
            acts.incrementAndGet();
            attempt.completed(made.json("done"));
        });
    }

    private Anything start(String id, Function<AnythingWorkflow, String> does) {
        code = does;
        Anything workflow = node.client.newWorkflowStub(
                Anything.class, WorkflowOptions.newBuilder().setWorkflowId(id).build());
        WorkflowClient.start(workflow::run);
        return workflow;
    }

    private Anything existing(String id) {
        return node.client.newWorkflowStub(Anything.class, id);
    }

    private String result(String id) throws Exception {
        return node.client.newUntypedWorkflowStub(id).getResult(10, TimeUnit.SECONDS, String.class);
    }

    private void restart(String name) {
        node.close();
        node = node(name, store.transitions()).start();
    }

    private String taskFailure(String id) {
        return node.engine.client().describe(RunTarget.of(id)).execution().taskFailure();
    }

    private long count(String id, Class<?> event) {
        return node.engine.client().history(RunTarget.of(id), 1, 1_000).stream()
                .filter(entry -> event.isInstance(entry.event()))
                .count();
    }

    private List<AppendedBatch> rows(String id) {
        return store.runs().history(store.runs().current(id).orElseThrow().runId(), 1, 1_000);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void i1_what_is_acknowledged_is_durable_and_i3_effects_follow_commits() throws Exception {
        Gate gate = new Gate();
        node = node("gated", gate).start();
        CompletableFuture<Anything> started =
                CompletableFuture.supplyAsync(() -> start("i-1", workflow -> AnythingWorkflow.act()), TestNode.CALLERS);
        node.await(() -> node.coroutines.get() > 0);
        assertThatThrownBy(() -> started.get(100, TimeUnit.MILLISECONDS))
                .as("not acknowledged before the commit")
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        assertThat(acts).as("no activity before the commit").hasValue(0);
        assertThat(store.runs().current("i-1")).isEmpty();
        gate.open.countDown();
        started.get();
        assertThat(store.runs().current("i-1")).isPresent();
        assertThat(result("i-1")).isEqualTo("done");
    }

    @Test
    void i2_a_stale_owner_commits_nothing_and_says_so() throws Exception {
        node.start();
        start("i-2", workflow -> {
            workflow.awaitWord("end");
            return "ended";
        });
        TestNode stale = node;
        List<AppendedBatch> before = rows("i-2");
        clock.advance(Duration.ofSeconds(30));
        node = node("second", store.transitions()).start();
        Anything throughStale = stale.client.newWorkflowStub(Anything.class, "i-2");
        assertThatThrownBy(() -> throughStale.say("end")).hasMessageContaining("try again");
        assertThat(rows("i-2")).hasSameSizeAs(before);
        existing("i-2").say("end");
        assertThat(result("i-2")).isEqualTo("ended");
        stale.close();
    }

    @Test
    void i4_a_completed_step_never_runs_again_though_the_code_fails() throws Exception {
        node.start();
        start("i-4", workflow -> {
            AnythingWorkflow.act();
            throw new IllegalStateException("a bug");
        });
        node.await(() -> !node.taskFailures.isEmpty());
        node.await(() -> count("i-4", ActivityCompleted.class) == 1);
        code = workflow -> AnythingWorkflow.act() + " after all";
        node.advance(Duration.ofSeconds(1));
        assertThat(result("i-4")).isEqualTo("done after all");
        assertThat(acts).hasValue(1);
    }

    @Test
    void i5_a_divergence_parks_the_run_visibly_and_code_that_fits_resumes_it() throws Exception {
        node.start();
        start("i-5", workflow -> {
            AnythingWorkflow.act();
            workflow.awaitWord("end");
            return "ended";
        });
        node.await(() -> count("i-5", ActivityCompleted.class) == 1);
        code = workflow -> {
            Workflow.sleep(Duration.ofMinutes(1));
            return "other code";
        };
        restart("second");
        existing("i-5").say("end");
        node.await(() -> taskFailure("i-5") != null);
        assertThat(taskFailure("i-5")).contains("ActivityScheduled", "TimerStarted");
        assertThat(count("i-5", WorkflowSignaled.class))
                .as("the signal is kept")
                .isEqualTo(1);
        code = workflow -> {
            AnythingWorkflow.act();
            workflow.awaitWord("end");
            return "ended";
        };
        clock.advance(Duration.ofSeconds(2));
        restart("third");
        assertThat(result("i-5")).isEqualTo("ended");
        node.await(() -> taskFailure("i-5") == null);
        assertThat(acts).hasValue(1);
    }

    @Test
    void i6_code_sees_recorded_time_and_chance_only() throws Exception {
        node.start();
        start("i-6", workflow -> {
            workflow.seen = Workflow.currentTimeMillis() + " " + Workflow.randomUUID() + " "
                    + Workflow.newRandom().nextInt();
            workflow.awaitWord("end");
            return workflow.seen;
        });
        String seen = existing("i-6").seen();
        clock.advance(Duration.ofSeconds(5));
        restart("second");
        assertThat(existing("i-6").seen()).isEqualTo(seen);
        existing("i-6").say("end");
        assertThat(result("i-6")).isEqualTo(seen);
    }

    @Test
    void i7_a_message_that_comes_twice_counts_once() throws Exception {
        node.start();
        start("i-7", workflow -> {
            workflow.awaitWord("end");
            return workflow.words.toString();
        });
        MessageBody once = new MessageBody.Signal("say", List.<Payload>of(node.json("once")), null, false);
        for (int i = 0; i < 3; i++) {
            store.clients().send(new OutboundMessage(null, "i-7", null, "the-same-id", once));
            node.engine.sweep();
        }
        node.await(() -> count("i-7", WorkflowSignaled.class) == 1);
        restart("second");
        store.clients().send(new OutboundMessage(null, "i-7", null, "the-same-id", once));
        existing("i-7").say("end");
        assertThat(result("i-7")).isEqualTo("[once, end]");
        assertThat(count("i-7", WorkflowSignaled.class)).isEqualTo(2);
    }

    @Test
    void i8_runs_that_sleep_cost_no_thread_and_no_coroutine() {
        node.start();
        for (int i = 0; i < 50; i++) {
            start("i-8-" + i, workflow -> {
                Workflow.sleep(Duration.ofDays(1));
                return "";
            });
        }
        assertThat(node.coroutines.get()).isPositive();
        node.await(() -> {
            node.advance(Duration.ofSeconds(5));
            return node.coroutines.get() == 0;
        });
    }

    @Test
    void i9_history_is_only_ever_appended() throws Exception {
        node.start();
        start("i-9", workflow -> {
            AnythingWorkflow.act();
            workflow.awaitWord("end");
            Workflow.sleep(Duration.ofSeconds(10));
            return "ended";
        });
        List<List<AppendedBatch>> seen = new ArrayList<>();
        seen.add(rows("i-9"));
        existing("i-9").say("go on");
        seen.add(rows("i-9"));
        restart("second");
        existing("i-9").say("end");
        seen.add(rows("i-9"));
        CompletableFuture<RunResult> ended = node.engine.client().result(RunTarget.of("i-9"));
        node.await(() -> {
            node.advance(Duration.ofSeconds(1));
            return ended.isDone();
        });
        List<AppendedBatch> all = rows("i-9");
        for (List<AppendedBatch> earlier : seen) {
            for (int i = 0; i < earlier.size(); i++) {
                assertThat(all.get(i).firstEventId()).isEqualTo(earlier.get(i).firstEventId());
                assertThat(all.get(i).bytes()).isEqualTo(earlier.get(i).bytes());
            }
        }
    }

    private static final ThreadLocal<String> SCOPE = new ThreadLocal<>();

    @Test
    void i10_nothing_of_the_callers_thread_reaches_workflow_code() throws Exception {
        node.start();
        SCOPE.set("the caller's");
        try {
            start("i-10", workflow -> String.valueOf(SCOPE.get()));
            assertThat(result("i-10")).isEqualTo("null");
        } finally {
            SCOPE.remove();
        }
    }

    @Test
    void i11_a_poison_run_harms_itself_alone() throws Exception {
        node.start();
        for (int i = 0; i < 20; i++) {
            start("poison-" + i, workflow -> {
                throw new IllegalStateException("poison");
            });
        }
        start("i-11", workflow -> AnythingWorkflow.act());
        assertThat(result("i-11")).isEqualTo("done");
        assertThat(taskFailure("i-11")).isNull();
        assertThat(taskFailure("poison-1")).contains("poison");
    }
}
