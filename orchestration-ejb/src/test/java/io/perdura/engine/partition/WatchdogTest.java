package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Code that does not yield is reported after a second, given up after the task timeout; a pause of the machine is neither. */
@Timeout(60)
class WatchdogTest {

    private static final AtomicBoolean STUCK = new AtomicBoolean();
    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static volatile CountDownLatch goOn = new CountDownLatch(1);

    @WorkflowInterface
    public interface Stubborn {
        @WorkflowMethod
        String run();
    }

    public static class StubbornWorkflow implements Stubborn {
        @Override
        public String run() {
            if (STUCK.get()) {
                computeForLong();
            }
            Workflow.sleep(Duration.ofMillis(1));
            return "done";
        }

        private static void computeForLong() {
            RUNNING.incrementAndGet();
            boolean over = false;
            while (!over) {
                try {
                    over = goOn.await(1, TimeUnit.HOURS);
                } catch (InterruptedException ignored) {
                    // as stubborn code does
                }
            }
        }
    }

    private final TestNode node = TestNode.fresh().workflow(StubbornWorkflow.class, StubbornWorkflow::new);

    private CompletableFuture<?> startStuck(String id) {
        goOn = new CountDownLatch(1);
        STUCK.set(true);
        int before = RUNNING.get();
        Stubborn workflow = node.client.newWorkflowStub(
                Stubborn.class, WorkflowOptions.newBuilder().setWorkflowId(id).build());
        CompletableFuture<?> started =
                CompletableFuture.runAsync(() -> WorkflowClient.start(workflow::run), TestNode.CALLERS);
        node.await(() -> RUNNING.get() > before);
        return started;
    }

    private void secondsPass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            node.advance(Duration.ofSeconds(1));
        }
    }

    private void free() {
        STUCK.set(false);
        goOn.countDown();
    }

    @AfterEach
    void stop() {
        free();
        node.close();
    }

    @Test
    void code_that_does_not_yield_is_reported_once_with_its_stack() {
        node.start();
        CompletableFuture<?> started = startStuck("s-1");
        secondsPass(5);
        assertThat(node.slowTasks).singleElement().asString().contains("s-1", "computeForLong");
        assertThat(node.taskFailures).isEmpty();
        free();
        assertThat(started).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void pauses_of_the_machine_are_not_the_codes_fault() {
        node.start();
        CompletableFuture<?> started = startStuck("s-1");
        for (int i = 0; i < 4; i++) {
            node.advance(Duration.ofMinutes(1));
        }
        assertThat(node.slowTasks).isEmpty();
        assertThat(node.taskFailures).isEmpty();
        free();
        assertThat(started).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void code_that_never_yields_fails_its_task_and_gets_platform_threads_from_then_on() throws Exception {
        node.start();
        CompletableFuture<?> started = startStuck("s-1");
        assertThat(node.platformCoroutines).hasValue(0);
        secondsPass(12);
        node.await(() -> node.taskFailures.size() == 1);
        assertThat(node.failures.get("s-1")).contains("did not yield");
        assertThat(started).succeedsWithin(Duration.ofSeconds(10));
        free();
        CompletableFuture<RunResult> result = node.engine.client().result(RunTarget.of("s-1"));
        while (!result.isDone()) {
            secondsPass(1);
            Thread.onSpinWait();
        }
        assertThat(result.get().status().name()).isEqualTo("WORKFLOW_EXECUTION_STATUS_COMPLETED");
        assertThat(node.platformCoroutines).hasPositiveValue();
    }

    @Test
    void beyond_the_tolerated_number_of_lost_threads_such_code_is_not_run_any_more() {
        node.start();
        CompletableFuture<?> unused = startStuck("s-1");
        int tolerated = EngineConfig.DEFAULTS.abandonedThreads();
        for (int lost = 1; lost <= tolerated + 1; lost++) {
            int failures = lost;
            node.await(() -> {
                if (node.taskFailures.size() < failures) {
                    node.advance(Duration.ofSeconds(1));
                }
                return node.taskFailures.size() >= failures && node.lostThreads.get() >= failures;
            });
        }
        int before = RUNNING.get();
        secondsPass(200);
        assertThat(node.taskFailures).hasSize(tolerated + 1);
        assertThat(RUNNING).hasValue(before);
    }
}
