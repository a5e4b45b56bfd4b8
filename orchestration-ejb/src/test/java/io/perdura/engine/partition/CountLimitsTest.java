package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateStage;
import io.perdura.common.SearchAttributeKey;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.run.VisibilityLimits;
import io.perdura.workflow.Async;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limits of what a run has pending and of its updates, with the warnings before, and how often heartbeats are written. */
@Timeout(60)
class CountLimitsTest {

    private static final EngineConfig DEFAULTS = EngineConfig.DEFAULTS;

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private final CompletableFuture<ActivityAttempt> beating = new CompletableFuture<>();
    private final TestNode node = new TestNode(clock, store, store.transitions(), CrashPoint.Hook.NONE, small())
            .workflow(Filling.class, Filling::new)
            .activity("Beat", beating::complete)
            .start();

    private static EngineConfig small() {
        return DEFAULTS.with(c -> c.partitions(1)
                .committers(1)
                .leaseDuration(Duration.ofDays(9))
                .pendingLimit(10)
                .updatesInFlightLimit(5)
                .updateLimit(20)
                .visibility(new VisibilityLimits(1_000, 5, 40, 60))
                .heartbeatThrottle(Duration.ofSeconds(30))
                .retention(Duration.ofDays(1)));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private WorkflowStub started(String what) {
        Busy busy = node.client.newWorkflowStub(
                Busy.class, WorkflowOptions.newBuilder().setWorkflowId(what).build());
        WorkflowClient.start(busy::run, what);
        return WorkflowStub.fromTyped(busy);
    }

    private void assertTaskFails(String what, String... words) {
        started(what);
        node.await(() -> node.failures.containsKey(what));
        assertThat(String.valueOf(node.failures.get(what))).contains(words);
    }

    @Test
    void pending_children_beyond_the_limit_fail_the_task() {
        assertTaskFails("children 11", "11 pending child workflows, the limit is 10", "wait for some before");
    }

    @Test
    void pending_signals_to_others_beyond_the_limit_fail_the_task() {
        assertTaskFails(
                "externals 11", "11 pending signals to other workflows, the limit is 10", "wait for some before");
    }

    @Test
    void four_fifths_of_what_may_be_pending_are_told_before() {
        started("children 8");
        started("externals 8");
        started("shown");
        node.await(() -> node.nearLimits.size() == 4);
        assertThat(node.nearLimits)
                .containsExactlyInAnyOrder(
                        "8 pending children, the limit is 10",
                        "8 pending external signals, the limit is 10",
                        "802 bytes of the memo, the limit is 1000",
                        "4 search attributes, the limit is 5");
    }

    @Test
    void updates_in_flight_beyond_the_limit_are_refused_after_a_warning() {
        WorkflowStub busy = started("wait");
        for (int i = 0; i < 5; i++) {
            busy.startUpdate("slow", WorkflowUpdateStage.ACCEPTED, Void.class);
        }
        assertThatThrownBy(() -> busy.update("quick", Void.class))
                .hasMessageContaining("5 updates in flight, the limit is 5")
                .hasMessageContaining("try again when some of them have ended");
        assertThat(node.nearLimits).containsExactly("4 updates in flight, the limit is 5");
        busy.signal("end");
        busy.update("quick", Void.class);
    }

    @Test
    void updates_beyond_the_limit_of_a_run_are_refused_after_a_warning() {
        WorkflowStub busy = started("wait");
        for (int i = 0; i < 20; i++) {
            busy.update("quick", Void.class);
        }
        assertThatThrownBy(() -> busy.update("quick", Void.class))
                .hasMessageContaining("has had 20 updates, the limit of a run is 20")
                .hasMessageContaining("continue as new");
        assertThat(node.nearLimits).containsExactly("16 updates, the limit is 20");
    }

    @Test
    void details_of_heartbeats_are_written_once_in_the_throttle() throws Exception {
        started("beat");
        ActivityAttempt attempt = beating.get(10, TimeUnit.SECONDS);
        ActivityKey key = attempt.key();
        attempt.heartbeat(List.of(node.json("first")));
        Instant first = writtenAt(key);
        clock.advance(Duration.ofMillis(29_999));
        attempt.heartbeat(List.of(node.json("second")));
        assertThat(writtenAt(key)).isEqualTo(first);
        assertThat(store.activities().activity(key).orElseThrow().heartbeatDetails())
                .isEqualTo(List.of(node.json("first")));
        clock.advance(Duration.ofMillis(1));
        attempt.heartbeat(List.of(node.json("third")));
        assertThat(store.activities().activity(key).orElseThrow().heartbeatDetails())
                .isEqualTo(List.of(node.json("third")));
    }

    private Instant writtenAt(ActivityKey key) {
        return store.activities().activity(key).orElseThrow().lastHeartbeatAt();
    }

    @WorkflowInterface
    public interface Busy {
        @WorkflowMethod
        String run(String what);

        @UpdateMethod
        void slow();

        @UpdateMethod
        void quick();

        @SignalMethod
        void end();
    }

    public static class Filling implements Busy {
        private boolean ended;

        @Override
        public String run(String what) {
            String[] words = what.split(" ", -1);
            int times = words.length > 1 ? Integer.parseInt(words[1]) : 0;
            for (int i = 0; i < times; i++) {
                if (words[0].equals("children")) {
                    Async.function(
                            Workflow.newChildWorkflowStub(
                                    Busy.class,
                                    ChildWorkflowOptions.newBuilder()
                                            .setWorkflowId("child " + what + i)
                                            .build())::run,
                            "wait");
                } else {
                    Async.procedure(() -> Workflow.newUntypedExternalWorkflowStub("nobody " + what)
                            .signal("end"));
                }
            }
            if (what.equals("shown")) {
                Workflow.upsertMemo(Map.of("m", "x".repeat(800)));
                Workflow.upsertTypedSearchAttributes(
                        SearchAttributeKey.forLong("a").valueSet(1L),
                        SearchAttributeKey.forLong("b").valueSet(1L),
                        SearchAttributeKey.forLong("c").valueSet(1L),
                        SearchAttributeKey.forLong("d").valueSet(1L));
            }
            if (what.equals("beat")) {
                Workflow.newUntypedActivityStub(null).execute("Beat", String.class);
            }
            Workflow.await(() -> false);
            return "";
        }

        @Override
        public void slow() {
            Workflow.await(() -> ended);
        }

        @Override
        public void quick() {
            // Is counted.
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}
