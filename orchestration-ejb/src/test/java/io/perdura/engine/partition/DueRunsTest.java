package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.CrashPoint;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that leave memory while they sleep, and come back when their time has come. */
@Timeout(30)
class DueRunsTest {

    private static final Duration NAP = Duration.ofHours(1);

    @WorkflowInterface
    public interface Sleeper {
        @WorkflowMethod
        String run(int number);
    }

    public static class SleeperWorkflow implements Sleeper {

        static final ConcurrentMap<Integer, CountDownLatch> STUCK = new ConcurrentHashMap<>();

        @Override
        public String run(int number) {
            Workflow.sleep(NAP);
            CountDownLatch latch = STUCK.get(number);
            if (latch != null) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return "awake " + number;
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);

    private TestNode node(int cachedRuns) {
        return new TestNode(clock, store, store.transitions(), CrashPoint.Hook.NONE, TestNode.cachedRuns(cachedRuns))
                .workflow(SleeperWorkflow.class, SleeperWorkflow::new)
                .start();
    }

    private static WorkflowStub start(TestNode node, int number) {
        Sleeper stub = node.client.newWorkflowStub(
                Sleeper.class,
                WorkflowOptions.newBuilder().setWorkflowId("w-" + number).build());
        WorkflowClient.start(stub::run, number);
        return WorkflowStub.fromTyped(stub);
    }

    @AfterEach
    void freeAll() {
        SleeperWorkflow.STUCK.values().forEach(CountDownLatch::countDown);
        SleeperWorkflow.STUCK.clear();
    }

    @Test
    void those_that_sleep_leave_when_there_are_more_than_fit_and_all_wake_on_time() {
        try (TestNode node = node(10)) {
            WorkflowStub[] all = new WorkflowStub[300];
            for (int number = 0; number < all.length; number++) {
                all[number] = start(node, number);
            }
            node.await(() -> node.coroutines.get() <= 10);

            node.advance(NAP);

            for (int number = 0; number < all.length; number++) {
                assertThat(all[number].getResult(String.class)).isEqualTo("awake " + number);
            }
        }
    }

    @Test
    void all_that_is_due_when_a_node_begins_goes_on() {
        int runs = 700;
        try (TestNode first = node(10)) {
            for (int number = 0; number < runs; number++) {
                start(first, number);
            }
        }
        clock.advance(NAP.plusMinutes(5));
        try (TestNode second = node(10)) {
            for (int number = 0; number < runs; number++) {
                assertThat(second.client.newUntypedWorkflowStub("w-" + number).getResult(String.class))
                        .isEqualTo("awake " + number);
            }
        }
    }

    @Test
    void one_that_does_not_yield_holds_nobody_up_who_was_read_with_it() {
        SleeperWorkflow.STUCK.put(7, new CountDownLatch(1));
        try (TestNode node = node(10)) {
            WorkflowStub[] all = new WorkflowStub[40];
            for (int number = 0; number < all.length; number++) {
                all[number] = start(node, number);
            }
            node.advance(NAP);

            for (int number = 0; number < all.length; number++) {
                if (number != 7) {
                    assertThat(all[number].getResult(String.class)).isEqualTo("awake " + number);
                }
            }
            SleeperWorkflow.STUCK.get(7).countDown();
            assertThat(all[7].getResult(String.class)).isEqualTo("awake 7");
        }
    }
}
