package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.engine.history.Failure;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.workflow.ActivityStub;
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
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine as a whole on the store in memory: what users rely on. */
@Timeout(60)
class EngineTest {

    @WorkflowInterface
    public interface Greeting {
        @WorkflowMethod
        String greet(String name);

        @SignalMethod
        void add(String word);

        @QueryMethod
        List<String> words();
    }

    public static class GreetingWorkflow implements Greeting {
        private final List<String> words = new ArrayList<>();

        @Override
        public String greet(String name) {
            ActivityStub activities = Workflow.newUntypedActivityStub(null);
            String greeting = activities.execute("Greet", String.class, name);
            Workflow.await(() -> !words.isEmpty());
            Workflow.sleep(Duration.ofHours(1));
            return greeting + " " + words;
        }

        @Override
        public void add(String word) {
            words.add(word);
        }

        @Override
        public List<String> words() {
            return words;
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private TestNode node = node();

    private TestNode node() {
        return new TestNode(clock, store)
                .workflow(GreetingWorkflow.class, GreetingWorkflow::new)
                .activity("Greet", attempt -> attempt.completed(node.json("Hello")));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static WorkflowOptions options(String id) {
        return WorkflowOptions.newBuilder().setWorkflowId(id).build();
    }

    /** Its activity ends on another thread; time that passes before its timer is there does not count for it. */
    private void awaitSleep(String id) {
        node.await(() ->
                !node.engine.client().describe(RunTarget.of(id)).pendingTimers().isEmpty());
    }

    @Test
    void a_run_goes_through_activity_signal_and_timer() throws Exception {
        node.start();
        Greeting greeting = node.client.newWorkflowStub(Greeting.class, options("g-1"));
        WorkflowClient.start(greeting::greet, "Ada");
        greeting.add("dear");
        assertThat(greeting.words()).containsExactly("dear");
        awaitSleep("g-1");
        node.advance(Duration.ofMinutes(61));
        assertThat(WorkflowStub.fromTyped(greeting).getResult(10, TimeUnit.SECONDS, String.class))
                .isEqualTo("Hello [dear]");
        assertThat(node.failures).isEmpty();
    }

    @Test
    void a_run_goes_on_on_another_node_from_its_history() throws Exception {
        node.start();
        Greeting greeting = node.client.newWorkflowStub(Greeting.class, options("g-2"));
        WorkflowClient.start(greeting::greet, "Ada");
        greeting.add("dear");
        assertThat(greeting.words()).containsExactly("dear");
        node.close();
        node = node();
        node.start();
        greeting = node.client.newWorkflowStub(Greeting.class, "g-2");
        greeting.add("friend");
        assertThat(greeting.words()).containsExactly("dear", "friend");
        awaitSleep("g-2");
        node.advance(Duration.ofMinutes(61));
        assertThat(WorkflowStub.fromTyped(greeting).getResult(10, TimeUnit.SECONDS, String.class))
                .isEqualTo("Hello [dear, friend]");
        assertThat(node.failures).isEmpty();
    }

    @Test
    void a_failed_attempt_is_retried_after_its_backoff() throws Exception {
        node.activity("Greet", attempt -> {
            if (attempt.number() == 1) {
                attempt.failed(Failure.application("Busy", "try later", false));
            } else {
                attempt.completed(node.json("Hello " + attempt.number()));
            }
        });
        node.start();
        Greeting greeting = node.client.newWorkflowStub(Greeting.class, options("g-3"));
        WorkflowClient.start(greeting::greet, "Ada");
        node.await(() -> node.engine.client().describe(RunTarget.of("g-3")).pendingActivities().stream()
                .anyMatch(pending -> pending.attempt() == 2));
        greeting.add("x");
        node.advance(Duration.ofSeconds(2));
        awaitSleep("g-3");
        node.advance(Duration.ofMinutes(61));
        assertThat(WorkflowStub.fromTyped(greeting).getResult(10, TimeUnit.SECONDS, String.class))
                .isEqualTo("Hello 2 [x]");
    }

    @Test
    void a_report_of_a_later_attempt_that_its_node_did_not_read_counts() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch reported = new CountDownLatch(1);
        Consumer<ActivityAttempt> code = attempt -> {
            if (attempts.incrementAndGet() == 1) {
                attempt.failed(Failure.application("Busy", "try later", false));
            } else if (attempt.completedInTransaction(node.json("Hello " + attempt.number()))) {
                reported.countDown();
            }
        };
        node.activity("Greet", code).start();
        WorkflowClient.start(node.client.newWorkflowStub(Greeting.class, options("g-4"))::greet, "Ada");
        while (!reported.await(1, TimeUnit.SECONDS)) {
            node.advance(Duration.ofSeconds(2));
        }
        node.close();

        node = node().activity("Greet", code);
        node.start();
        Greeting greeting = node.client.newWorkflowStub(Greeting.class, "g-4");
        greeting.add("x");
        CompletableFuture<String> result = WorkflowStub.fromTyped(greeting).getResultAsync(String.class);
        while (!result.isDone()) {
            node.advance(Duration.ofMinutes(10));
            Thread.onSpinWait();
        }
        assertThat(result.get()).isEqualTo("Hello 2 [x]");
        assertThat(attempts).hasValue(2);
    }
}
