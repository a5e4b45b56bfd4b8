package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.common.Payload;
import io.perdura.engine.history.RunId;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.Transition;
import io.perdura.engine.port.TransitionStore;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a run, and of those who wait, when the database answers a commit otherwise than with yes. */
@Timeout(60)
class SettlementTest {

    @WorkflowInterface
    public interface Acting {
        @WorkflowMethod
        String run();

        @SignalMethod
        void end();
    }

    public static class ActingWorkflow implements Acting {
        private boolean end;

        @Override
        public String run() {
            String done = Workflow.newUntypedActivityStub(null).execute("Act", String.class);
            Workflow.await(() -> end);
            return done;
        }

        @Override
        public void end() {
            end = true;
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private final AtomicInteger commits = new AtomicInteger();
    private final ConcurrentLinkedQueue<Integer> attempts = new ConcurrentLinkedQueue<>();
    private volatile Function<List<Transition>, List<CommitResult>> database = store.transitions()::commit;
    private final TestNode node = node();

    private TestNode node() {
        TransitionStore scripted = new TransitionStore() {
            @Override
            public List<CommitResult> commit(List<Transition> transitions) {
                commits.incrementAndGet();
                return database.apply(transitions);
            }

            @Override
            public CommitResult.Outcome outcome(Fence fence, RunId runId, long firstEventId) {
                return store.transitions().outcome(fence, runId, firstEventId);
            }
        };
        TestNode made = new TestNode(clock, store, scripted, CrashPoint.Hook.NONE);
        return made.workflow(ActingWorkflow.class, ActingWorkflow::new)
                .activity("Act", attempt -> {
                    attempts.add(attempt.number());
                    attempt.completed(made.json("done"));
                })
                .start();
    }

    private Acting stub(String id) {
        return node.client.newWorkflowStub(
                Acting.class, WorkflowOptions.newBuilder().setWorkflowId(id).build());
    }

    private static boolean closes(Transition transition) {
        return transition.current() instanceof CurrentChange.Close;
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_row_that_a_caller_holds_is_asked_for_again_soon_but_not_at_once_and_for_ever() throws Exception {
        Acting acting = stub("s-1");
        WorkflowClient.start(acting::run);
        node.await(() -> node.engine
                .client()
                .describe(RunTarget.of("s-1"))
                .pendingActivities()
                .isEmpty());
        database = transitions -> transitions.stream().anyMatch(SettlementTest::closes)
                ? transitions.stream().map(any -> CommitResult.GUARD_LOST).toList()
                : store.transitions().commit(transitions);
        CompletableFuture<Void> ending = CompletableFuture.runAsync(acting::end, TestNode.CALLERS);
        for (int look = 0; look < 5; look++) {
            int before = commits.get();
            node.await(() -> {
                node.advance(Duration.ofSeconds(1));
                return commits.get() > before;
            });
        }
        assertThat(commits).hasValueLessThan(60);
        database = store.transitions()::commit;
        // Time that is moved on without pause may outrun a task, so that its code is taken for stuck and runs again
        // later.
        CompletableFuture<String> result =
                node.client.newUntypedWorkflowStub("s-1").getResultAsync(String.class);
        node.await(() -> {
            node.advance(Duration.ofSeconds(1));
            return ending.isDone() && result.isDone();
        });
        assertThat(result.get()).isEqualTo("done");
        assertThat(attempts).containsExactly(1);
    }

    @Test
    void a_node_past_its_lease_starts_no_attempt() {
        database = transitions -> {
            List<CommitResult> results = store.transitions().commit(transitions);
            database = store.transitions()::commit;
            clock.advance(Duration.ofSeconds(30));
            return results;
        };
        Acting acting = stub("s-1");
        WorkflowClient.start(acting::run);
        assertThat(attempts).isEmpty();
        node.advance(Duration.ofSeconds(1));
        acting.end();
        CompletableFuture<RunResult> result = node.engine.client().result(RunTarget.of("s-1"));
        node.await(() -> {
            node.advance(Duration.ofSeconds(1));
            return result.isDone();
        });
        assertThat(attempts).isNotEmpty().doesNotContain(1);
        node.await(() -> node.freeSlots.get() == 100);
    }

    @Test
    void an_activity_keeps_its_slot_until_its_end_is_committed() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        database = transitions -> {
            if (!attempts.isEmpty()) {
                awaitQuietly(answered);
            }
            return store.transitions().commit(transitions);
        };

        WorkflowClient.start(stub("s-1")::run);

        node.await(() -> commits.get() == 2);
        assertThat(node.freeSlots).hasValue(99);
        answered.countDown();
        node.await(() -> node.freeSlots.get() == 100);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoever_waits_for_a_commit_under_a_lost_epoch_is_told_so() {
        database = transitions ->
                transitions.stream().map(any -> CommitResult.EPOCH_LOST).toList();
        assertThatThrownBy(() -> WorkflowClient.start(stub("s-1")::run)).hasMessageContaining("try again");
        assertThat(store.runs().current("s-1")).isEmpty();
        assertThat(attempts).isEmpty();
        assertThat(node.freeSlots).hasValue(100);
    }

    @Test
    void a_signal_that_comes_too_late_is_shown_as_undelivered() {
        Acting acting = stub("s-1");
        WorkflowClient.start(acting::run);
        store.clients()
                .send(new OutboundMessage(
                        null, "s-1", null, "late", new MessageBody.Signal("end", List.<Payload>of(), null, false)));
        node.client.newUntypedWorkflowStub("s-1").terminate("enough");
        node.await(() -> {
            node.engine.sweep();
            return !node.dropped.isEmpty();
        });
        assertThat(node.dropped).singleElement().asString().contains("s-1", "Signal late", "is closed");
    }
}
