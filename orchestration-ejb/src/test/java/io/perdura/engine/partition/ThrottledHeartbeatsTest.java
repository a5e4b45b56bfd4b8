package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.CrashPoint;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Heartbeats between two that are written count, too: an attempt that makes them does not time out. */
@Timeout(60)
class ThrottledHeartbeatsTest {

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private final BlockingQueue<ActivityAttempt> beating = new LinkedBlockingQueue<>();
    private final TestNode node = new TestNode(clock, store, store.transitions(), CrashPoint.Hook.NONE)
            .workflow(Waiting.class, Waiting::new)
            .activity("Beat", beating::add)
            .start();

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void an_attempt_that_beats_in_time_lives_on_though_its_row_is_older_than_the_timeout() throws Exception {
        Beats beats = node.client.newWorkflowStub(
                Beats.class, WorkflowOptions.newBuilder().setWorkflowId("b-1").build());
        WorkflowClient.start(beats::run);
        ActivityAttempt attempt = beating.take();
        attempt.heartbeat(List.of(node.json("first"))); // written, its row times out after two seconds
        clock.advance(Duration.ofSeconds(1));
        attempt.heartbeat(List.of(node.json("second"))); // not written
        node.advance(Duration.ofMillis(1_001));
        assertThat(attempt.heartbeat(List.of(node.json("third")))).isEqualTo(ActivityAttempt.Heartbeat.GO_ON);
        assertThat(pendingAttempt()).isEqualTo(1);

        node.advance(Duration.ofMillis(2_001));
        node.await(() -> pendingAttempt() == 2);
    }

    private int pendingAttempt() {
        return node.engine
                .client()
                .describe(RunTarget.of("b-1"))
                .pendingActivities()
                .get(0)
                .attempt();
    }

    @WorkflowInterface
    public interface Beats {
        @WorkflowMethod(name = "Beats")
        void run();
    }

    public static class Waiting implements Beats {
        @Override
        public void run() {
            Workflow.newUntypedActivityStub(ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofMinutes(1))
                            .setHeartbeatTimeout(Duration.ofSeconds(2))
                            .build())
                    .execute("Beat", Void.class);
        }
    }
}
