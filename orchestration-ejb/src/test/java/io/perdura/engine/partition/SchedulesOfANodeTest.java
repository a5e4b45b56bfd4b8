package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowOptions;
import io.perdura.client.schedules.Schedule;
import io.perdura.client.schedules.ScheduleActionStartWorkflow;
import io.perdura.client.schedules.ScheduleClient;
import io.perdura.client.schedules.ScheduleHandle;
import io.perdura.client.schedules.ScheduleInfo;
import io.perdura.client.schedules.ScheduleIntervalSpec;
import io.perdura.client.schedules.ScheduleOptions;
import io.perdura.client.schedules.SchedulePolicy;
import io.perdura.client.schedules.ScheduleSpec;
import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.client.EngineScheduleClient;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Schedules when their node is not there: what was due is made up for, and what ended meanwhile is learned. */
@Timeout(60)
class SchedulesOfANodeTest {

    @WorkflowInterface
    public interface Nap {
        @WorkflowMethod
        void sleep(Duration duration);
    }

    public static class NapWorkflow implements Nap {
        @Override
        public void sleep(Duration duration) {
            Workflow.sleep(duration);
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private TestNode node = node();

    private TestNode node() {
        return new TestNode(clock, store).workflow(NapWorkflow.class, NapWorkflow::new);
    }

    @BeforeEach
    void start() {
        node.start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private ScheduleClient schedules() {
        return new EngineScheduleClient(node.engine.client(), DefaultDataConverter.newDefaultInstance());
    }

    private ScheduleHandle hourly(Duration nap, SchedulePolicy policy) {
        return schedules()
                .createSchedule(
                        "naps",
                        Schedule.newBuilder()
                                .setSpec(ScheduleSpec.newBuilder()
                                        .setIntervals(List.of(new ScheduleIntervalSpec(Duration.ofHours(1))))
                                        .build())
                                .setAction(ScheduleActionStartWorkflow.newBuilder()
                                        .setWorkflowType(Nap.class)
                                        .setArguments(nap)
                                        .setOptions(WorkflowOptions.newBuilder()
                                                .setWorkflowId("nap")
                                                .build())
                                        .build())
                                .setPolicy(policy)
                                .build(),
                        ScheduleOptions.newBuilder().build());
    }

    private ScheduleInfo until(Predicate<ScheduleInfo> condition) {
        ScheduleHandle handle = schedules().getHandle("naps");
        node.await(() -> {
            node.advance(Duration.ZERO);
            return condition.test(handle.describe().getInfo());
        });
        return handle.describe().getInfo();
    }

    /** The node dies, and another one comes when so much time has passed. */
    private void downFor(Duration time) {
        node.kill();
        clock.advance(time);
        node = node().start();
    }

    @Test
    void what_was_due_while_no_server_ran_is_made_up_for_within_the_catch_up_window() {
        hourly(
                Duration.ofSeconds(1),
                SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL)
                        .setCatchupWindow(Duration.ofMinutes(150))
                        .build());
        Instant begin = clock.now();
        until(info -> info.getNextActionTimes().size() == 10);

        downFor(Duration.ofHours(5).plusMinutes(10));

        ScheduleInfo info = until(now -> now.getNumActions() == 3);
        assertThat(info.getNumActionsMissedCatchupWindow()).isEqualTo(2);
        assertThat(info.getRecentActions())
                .extracting(each -> Duration.between(begin, each.getScheduledAt()))
                .containsExactly(Duration.ofHours(3), Duration.ofHours(4), Duration.ofHours(5));
        assertThat(info.getRecentActions()).allMatch(each -> each.getStartedAt().equals(clock.now()));
    }

    @Test
    void what_ended_while_its_node_was_lost_is_learned_and_makes_room() {
        hourly(
                Duration.ofMinutes(90),
                SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        .build());
        node.advance(Duration.ofMinutes(61));
        until(info -> info.getRunningActions().size() == 1);

        downFor(Duration.ofMinutes(30));
        assertThat(until(info -> info.getRunningActions().size() == 1).getNumActions())
                .isEqualTo(1);
        node.advance(Duration.ofMinutes(60));

        ScheduleInfo ended = until(info -> info.getRunningActions().isEmpty());
        assertThat(ended.getNumActionsSkippedOverlap()).isEqualTo(1);
        node.advance(Duration.ofMinutes(60));
        assertThat(until(info -> info.getNumActions() == 2).getNumActionsSkippedOverlap())
                .isEqualTo(1);
    }

    @Test
    void a_node_stops_without_waiting_for_the_runs_that_its_schedules_watch() {
        hourly(Duration.ofDays(1), SchedulePolicy.newBuilder().build());
        node.advance(Duration.ofMinutes(61));
        until(info -> info.getRunningActions().size() == 1);
        long before = System.nanoTime();

        node.engine.stop(Duration.ofSeconds(30));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }
}
