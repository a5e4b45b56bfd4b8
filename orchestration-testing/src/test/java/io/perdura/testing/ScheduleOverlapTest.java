package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.schedules.ScheduleHandle;
import io.perdura.client.schedules.ScheduleInfo;
import io.perdura.common.ScheduleOverlapPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of a schedule that overlap: a run takes two and a half hours, and one is due each hour. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class ScheduleOverlapTest extends ScheduleKit {

    private static final Duration LONG = Duration.ofMinutes(150);

    ScheduleOverlapTest(int cachedRuns) {
        super(cachedRuns);
    }

    private ScheduleHandle with(ScheduleOverlapPolicy overlap) {
        return create(hourly(LONG).setPolicy(policy(overlap)));
    }

    @Test
    void skip_takes_no_time_while_a_run_is_open() {
        ScheduleHandle handle = with(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_UNSPECIFIED);

        env.sleep(Duration.ofMinutes(5 * 60 + 1));

        assertThat(dueTimes(handle)).containsExactly("13:00:00", "16:00:00");
        assertThat(handle.describe().getInfo().getNumActionsSkippedOverlap()).isEqualTo(3);
        assertThat(runningIds(handle)).containsExactly("report-2026-01-01T16:00:00Z");
    }

    @Test
    void buffer_one_starts_a_late_run_when_the_open_one_is_over() {
        ScheduleHandle handle = with(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE);

        env.sleep(Duration.ofMinutes(4 * 60 + 31));

        assertThat(dueTimes(handle)).containsExactly("13:00:00", "14:00:00");
        assertThat(startedTimes(handle)).containsExactly("13:00:00", "15:30:00");
        assertThat(handle.describe().getInfo().getNumActionsSkippedOverlap()).isEqualTo(1);
    }

    @Test
    void buffer_all_starts_all_one_after_the_other() {
        ScheduleHandle handle = with(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL);

        env.sleep(Duration.ofMinutes(6 * 60 + 31));

        assertThat(dueTimes(handle)).containsExactly("13:00:00", "14:00:00", "15:00:00");
        assertThat(startedTimes(handle)).containsExactly("13:00:00", "15:30:00", "18:00:00");
        assertThat(handle.describe().getInfo().getNumActionsSkippedOverlap()).isZero();
    }

    @Test
    void cancel_other_starts_the_new_one_when_the_open_one_was_cancelled() {
        ScheduleHandle handle = with(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_CANCEL_OTHER);

        env.sleep(Duration.ofMinutes(3 * 60 + 1));

        assertThat(dueTimes(handle)).containsExactly("13:00:00", "14:00:00", "15:00:00");
        assertThat(count("ExecutionStatus = 'Canceled'")).isEqualTo(2);
        assertThat(runningIds(handle)).containsExactly("report-2026-01-01T15:00:00Z");
    }

    @Test
    void terminate_other_starts_the_new_one_when_the_open_one_was_terminated() {
        ScheduleHandle handle = with(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_TERMINATE_OTHER);

        env.sleep(Duration.ofMinutes(3 * 60 + 1));

        assertThat(dueTimes(handle)).containsExactly("13:00:00", "14:00:00", "15:00:00");
        assertThat(count("ExecutionStatus = 'Terminated'")).isEqualTo(2);
        assertThat(runningIds(handle)).containsExactly("report-2026-01-01T15:00:00Z");
    }

    @Test
    void allow_all_starts_a_run_in_any_case() {
        ScheduleHandle handle = with(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL);

        env.sleep(Duration.ofMinutes(3 * 60 + 1));

        ScheduleInfo info = handle.describe().getInfo();
        assertThat(info.getNumActions()).isEqualTo(3);
        assertThat(runningIds(handle)).hasSize(3);
        env.sleep(Duration.ofMinutes(58));
        assertThat(runningIds(handle)).containsExactly("report-2026-01-01T14:00:00Z", "report-2026-01-01T15:00:00Z");
    }

    @Test
    void a_run_that_ended_early_makes_room() {
        ScheduleHandle handle = with(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP);
        env.sleep(Duration.ofMinutes(90));

        client.newUntypedWorkflowStub("report-2026-01-01T13:00:00Z").signal("finish");
        env.sleep(Duration.ofMinutes(31));

        assertThat(dueTimes(handle)).containsExactly("13:00:00", "14:00:00");
    }
}
