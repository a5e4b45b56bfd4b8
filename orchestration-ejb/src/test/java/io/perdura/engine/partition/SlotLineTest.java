package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityCancellationType;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowOptions;
import io.perdura.common.RetryOptions;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.ActivityRow;
import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Promise;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Activities that find no free slot. */
@Timeout(60)
class SlotLineTest {

    @WorkflowInterface
    public interface Wide {
        @WorkflowMethod
        String run(int activities);
    }

    private static ActivityOptions options = ActivityOptions.getDefaultInstance();

    public static class WideWorkflow implements Wide {
        @Override
        public String run(int activities) {
            ActivityStub stub = Workflow.newUntypedActivityStub(options);
            List<Promise<Integer>> results = new ArrayList<>();
            for (int i = 0; i < activities; i++) {
                results.add(stub.executeAsync("Act", Integer.class, i));
            }
            Promise.allOf(results).get();
            return String.valueOf(results.stream().mapToInt(Promise::get).sum());
        }
    }

    public static class CancelingWorkflow implements Wide {
        @Override
        public String run(int activities) {
            ActivityStub stub = Workflow.newUntypedActivityStub(options);
            Promise<Integer> first = stub.executeAsync("Act", Integer.class, 0);
            List<Promise<Integer>> second = new ArrayList<>();
            CancellationScope scope =
                    Workflow.newCancellationScope(() -> second.add(stub.executeAsync("Act", Integer.class, 1)));
            scope.run();
            Async.procedure(() -> {
                Workflow.sleep(Duration.ofSeconds(5));
                scope.cancel();
            });
            try {
                return "second " + second.get(0).get();
            } catch (io.perdura.failure.ActivityFailure e) {
                return (e.getCause() instanceof CanceledFailure ? "canceled" : "failed") + " " + first.isCompleted();
            }
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private final TestNode node = new TestNode(clock, store);
    private final CountDownLatch released = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<ActivityAttempt> begun = new ConcurrentLinkedQueue<>();

    private void start(int slots, Consumer<ActivityAttempt> activity, ActivityOptions.Builder with) {
        options = with.build();
        node.freeSlots.set(slots);
        node.workflow(WideWorkflow.class, WideWorkflow::new)
                .activity("Act", attempt -> {
                    begun.add(attempt);
                    activity.accept(attempt);
                })
                .start();
    }

    private CompletableFuture<String> run(int activities) {
        Wide wide = node.client.newWorkflowStub(
                Wide.class, WorkflowOptions.newBuilder().setWorkflowId("w").build());
        WorkflowClient.start(wide::run, activities);
        return node.client.newUntypedWorkflowStub("w").getResultAsync(String.class);
    }

    /** In steps that the lease outlives, and at rest, since time must not outrun a task. */
    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            node.advance(Duration.ofSeconds(1));
        }
    }

    private static ActivityOptions.Builder minute() {
        return ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofMinutes(1));
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void completed(ActivityAttempt attempt) {
        attempt.completed(node.json(1));
    }

    private boolean anyRow() {
        return !rows().isEmpty();
    }

    private long retries() {
        return rows().stream().filter(row -> row.attempt() == 2).count();
    }

    private List<ActivityRow> rows() {
        RunDescription run = node.engine.client().describe(RunTarget.of("w"));
        return store.runs().activities(run.execution().runId());
    }

    @AfterEach
    void stop() {
        released.countDown();
        node.close();
    }

    @Test
    void activities_beyond_the_slots_wait_in_memory_and_are_no_rows() throws Exception {
        start(
                2,
                attempt -> {
                    awaitRelease();
                    completed(attempt);
                },
                minute());

        CompletableFuture<String> result = run(300);

        node.await(() -> begun.size() == 2);
        assertThat(anyRow()).isFalse();
        released.countDown();
        assertThat(result.get()).isEqualTo("300");
        assertThat(begun).hasSize(300).allMatch(attempt -> attempt.number() == 1);
        node.await(() -> node.freeSlots.get() == 2);
    }

    @Test
    void however_many_wait_as_rows_one_follows_the_other_without_a_pause() throws Exception {
        node.line = 0;
        start(2, this::completed, minute());

        CompletableFuture<String> result = run(1_900);

        assertThat(result.get()).isEqualTo("1900");
        assertThat(begun).hasSize(1_900).allMatch(attempt -> attempt.number() == 1);
        assertThat(anyRow()).isFalse();
    }

    @Test
    void start_to_close_counts_from_the_turn_not_from_the_scheduling() throws Exception {
        start(
                1,
                attempt -> {
                    if (begun.size() == 1) {
                        awaitRelease();
                    }
                    completed(attempt);
                },
                minute().setStartToCloseTimeout(Duration.ofMinutes(10)));
        CompletableFuture<String> result = run(3);
        node.await(() -> begun.size() == 1);

        pass(Duration.ofMinutes(9));
        released.countDown();

        assertThat(result.get()).isEqualTo("3");
        assertThat(begun).hasSize(3);
        assertThat(begun.stream().skip(1))
                .allSatisfy(attempt -> assertThat(attempt.startedAt())
                        .isEqualTo(attempt.scheduledAt().plus(Duration.ofMinutes(9))));
    }

    @Test
    void what_waits_longer_than_schedule_to_start_never_begins() {
        start(
                1,
                attempt -> awaitRelease(),
                minute().setStartToCloseTimeout(Duration.ofHours(1)).setScheduleToStartTimeout(Duration.ofSeconds(30)));
        CompletableFuture<String> result = run(2);
        node.await(() -> begun.size() == 1);

        pass(Duration.ofSeconds(31));
        node.await(result::isDone);

        assertThatThrownBy(result::get)
                .cause()
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .cause()
                .hasMessageContaining("SCHEDULE_TO_START");
        released.countDown();
        node.await(() -> node.freeSlots.get() == 1);
        assertThat(begun).hasSize(1);
    }

    @Test
    void what_is_canceled_while_it_waits_is_over_at_once() throws Exception {
        node.workflow(CancelingWorkflow.class, CancelingWorkflow::new);
        options = minute().setStartToCloseTimeout(Duration.ofHours(1))
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .build();
        node.freeSlots.set(1);
        node.activity("Act", attempt -> {
                    begun.add(attempt);
                    awaitRelease();
                    completed(attempt);
                })
                .start();
        CompletableFuture<String> result = run(2);
        node.await(() -> begun.size() == 1);

        pass(Duration.ofSeconds(6));
        node.await(result::isDone);

        assertThat(result.get()).isEqualTo("canceled false");
        assertThat(begun).hasSize(1);
    }

    @Test
    void retries_have_their_turn_when_others_have_waited() throws Exception {
        AtomicInteger firstAttempts = new AtomicInteger();
        start(
                1,
                attempt -> {
                    if (attempt.number() == 1 && firstAttempts.incrementAndGet() <= 5) {
                        attempt.failed(io.perdura.engine.history.Failure.application("Once", "once", false));
                    } else {
                        completed(attempt);
                    }
                },
                minute().setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofSeconds(1))
                        .build()));

        CompletableFuture<String> result = run(50);

        // Time stands still until each of them is reported, or it would outrun them: a retry is due after its report.
        node.await(() -> begun.size() == 50 && node.freeSlots.get() == 1 && retries() == 5);
        pass(Duration.ofSeconds(3));
        node.await(result::isDone);
        assertThat(result.get()).isEqualTo("50");
        assertThat(begun).hasSize(55);
        node.await(() -> node.freeSlots.get() == 1);
    }
}
