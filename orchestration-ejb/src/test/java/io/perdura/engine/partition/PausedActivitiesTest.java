package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.common.RetryOptions;
import io.perdura.engine.history.Failure;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.ActivityAttempt.Heartbeat;
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

/** An operator pauses an activity: no further attempt of it begins until it is resumed, also after its node is lost. */
@Timeout(60)
class PausedActivitiesTest {

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private final BlockingQueue<ActivityAttempt> attempts = new LinkedBlockingQueue<>();
    private TestNode node = node("first").start();

    private TestNode node(String name) {
        return new TestNode(name, clock, store, store.transitions(), CrashPoint.Hook.NONE)
                .workflow(Charging.class, Charging::new)
                .activity("Charge", attempts::add);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static final RunTarget RUN = RunTarget.of("p-1");

    private WorkflowStub started() {
        Charges charges = node.client.newWorkflowStub(
                Charges.class, WorkflowOptions.newBuilder().setWorkflowId("p-1").build());
        WorkflowClient.start(charges::run);
        return WorkflowStub.fromTyped(charges);
    }

    private RunDescription.PendingActivity pending() {
        return node.engine.client().describe(RUN).pendingActivities().get(0);
    }

    private void fail(ActivityAttempt attempt) {
        attempt.failed(Failure.application("Busy", "busy", false));
    }

    @Test
    void the_next_attempt_begins_when_it_is_resumed() throws Exception {
        WorkflowStub run = started();
        ActivityAttempt first = attempts.take();
        String id = pending().activityId();
        node.engine.client().pauseActivity(RUN, id, "the gateway is down").get();
        node.engine.client().pauseActivity(RUN, id, "twice is once").get();
        fail(first);
        node.await(() -> pending().attempt() == 2);
        assertThat(pending().state()).isEqualTo("PAUSED");
        node.advance(Duration.ofMinutes(10));
        assertThat(pending().state()).isEqualTo("PAUSED");
        assertThat(attempts).isEmpty();

        node.engine.client().resumeActivity(RUN, id, "it is up").get();
        attempts.take().completed(node.json("charged"));
        assertThat(run.getResult(String.class)).isEqualTo("charged");
    }

    @Test
    void a_running_attempt_goes_on() throws Exception {
        WorkflowStub run = started();
        ActivityAttempt first = attempts.take();
        node.engine.client().pauseActivity(RUN, pending().activityId(), "").get();
        assertThat(pending().state()).isEqualTo("STARTED");
        node.await(() -> first.heartbeat(List.of()) == Heartbeat.PAUSED);
        first.completed(node.json("charged"));
        assertThat(run.getResult(String.class)).isEqualTo("charged");
    }

    @Test
    void a_running_attempt_hears_of_the_pause_and_of_its_end_at_its_heartbeats() throws Exception {
        started();
        ActivityAttempt first = attempts.take();
        String id = pending().activityId();
        assertThat(first.heartbeat(List.of(node.json("half")))).isEqualTo(Heartbeat.GO_ON);
        node.engine.client().pauseActivity(RUN, id, "").get();
        node.await(() -> first.heartbeat(List.of()) == Heartbeat.PAUSED);
        assertThat(node.engine.client().heartbeatActivity(RUN, id, List.of())).isEqualTo(Heartbeat.PAUSED);

        node.engine.client().resumeActivity(RUN, id, "").get();
        node.await(() -> first.heartbeat(List.of()) == Heartbeat.GO_ON);
        assertThat(node.engine.client().heartbeatActivity(RUN, id, List.of())).isEqualTo(Heartbeat.GO_ON);
    }

    @Test
    void it_stays_paused_when_another_node_takes_the_run_over() throws Exception {
        started();
        ActivityAttempt first = attempts.take();
        String id = pending().activityId();
        node.engine.client().pauseActivity(RUN, id, "").get();
        fail(first);
        node.await(() -> pending().attempt() == 2);
        node.close();

        node = node("second").start();
        node.advance(Duration.ofMinutes(10));
        node.await(() -> pending().state().equals("PAUSED"));
        assertThat(attempts).isEmpty();
        node.engine.client().resumeActivity(RUN, id, "").get();
        assertThat(attempts.take().number()).isEqualTo(2);
    }

    @Test
    void resumed_before_its_next_attempt_is_due_it_waits_for_that() throws Exception {
        started();
        ActivityAttempt first = attempts.take();
        String id = pending().activityId();
        node.engine.client().pauseActivity(RUN, id, "").get();
        fail(first);
        node.await(() -> pending().attempt() == 2);
        node.engine.client().resumeActivity(RUN, id, "").get();
        assertThat(pending().state()).isEqualTo("SCHEDULED");
        node.advance(Duration.ofSeconds(30));
        assertThat(attempts.take().number()).isEqualTo(2);
    }

    @Test
    void an_activity_that_is_not_open_is_refused_by_its_id() {
        started();
        assertThatThrownBy(() ->
                        node.engine.client().pauseActivity(RUN, "nobody", "").get())
                .hasMessageContaining("has no open activity with the id 'nobody'");
    }

    @WorkflowInterface
    public interface Charges {
        @WorkflowMethod
        String run();
    }

    public static class Charging implements Charges {
        @Override
        public String run() {
            return Workflow.newUntypedActivityStub(ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofHours(5))
                            .setRetryOptions(RetryOptions.newBuilder()
                                    .setInitialInterval(Duration.ofSeconds(20))
                                    .build())
                            .build())
                    .execute("Charge", String.class);
        }
    }
}
