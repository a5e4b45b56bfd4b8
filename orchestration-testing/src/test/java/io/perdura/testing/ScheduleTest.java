package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.perdura.client.WorkflowOptions;
import io.perdura.client.schedules.Schedule;
import io.perdura.client.schedules.ScheduleActionStartWorkflow;
import io.perdura.client.schedules.ScheduleAlreadyRunningException;
import io.perdura.client.schedules.ScheduleBackfill;
import io.perdura.client.schedules.ScheduleDescription;
import io.perdura.client.schedules.ScheduleException;
import io.perdura.client.schedules.ScheduleHandle;
import io.perdura.client.schedules.ScheduleInfo;
import io.perdura.client.schedules.ScheduleListActionStartWorkflow;
import io.perdura.client.schedules.ScheduleListDescription;
import io.perdura.client.schedules.ScheduleOptions;
import io.perdura.client.schedules.SchedulePolicy;
import io.perdura.client.schedules.ScheduleSpec;
import io.perdura.client.schedules.ScheduleState;
import io.perdura.client.schedules.ScheduleUpdate;
import io.perdura.common.RetryOptions;
import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import io.perdura.common.converter.EncodedValues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What one does with a schedule, and what it does. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class ScheduleTest extends ScheduleKit {

    private static final SearchAttributeKey<String> TEAM = SearchAttributeKey.forKeyword("Team");

    ScheduleTest(int cachedRuns) {
        super(cachedRuns);
    }

    @Test
    void a_schedule_starts_a_run_at_each_of_its_times() {
        ScheduleHandle handle = create(hourly(MINUTE));

        env.sleep(Duration.ofHours(3).plusMinutes(30));

        ScheduleInfo info = handle.describe().getInfo();
        assertThat(info.getNumActions()).isEqualTo(3);
        assertThat(dueTimes(handle)).containsExactly("13:00:00", "14:00:00", "15:00:00");
        assertThat(startedTimes(handle)).isEqualTo(dueTimes(handle));
        assertThat(info.getNextActionTimes().get(0)).isEqualTo("2026-01-01T16:00:00Z");
        assertThat(info.getNextActionTimes()).hasSize(10);
        assertThat(info.getRunningActions()).isEmpty();
        assertThat(client.newUntypedWorkflowStub("report-2026-01-01T14:00:00Z").getResult(String.class))
                .isEqualTo("report");
        assertThat(count("PerduraScheduledById = '" + handle.getId() + "'")).isEqualTo(3);
    }

    @Test
    void its_own_run_is_in_no_list_that_does_not_name_it() {
        ScheduleHandle handle = create(hourly(MINUTE));
        env.sleep(HOUR.plus(MINUTE.multipliedBy(5)));

        assertThat(client.listExecutions(null)).hasSize(1);
        assertThat(count(null)).isEqualTo(1);
        assertThat(count("ExecutionStatus = 'Running'")).isZero();
        assertThat(count("WorkflowType = 'perdura.schedule'")).isEqualTo(1);
        assertThat(count("WorkflowId = 'perdura.schedule:" + handle.getId() + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_history_that_grows_begins_anew_and_the_schedule_goes_on() {
        ScheduleHandle handle = create(hourly(Duration.ofSeconds(10)).setSpec(every(MINUTE)));

        env.sleep(Duration.ofHours(10).plusSeconds(30));

        assertThat(handle.describe().getInfo().getNumActions()).isBetween(599L, 600L);
        assertThat(count("WorkflowId = 'perdura.schedule:" + handle.getId() + "'"))
                .isGreaterThan(1);
        assertThat(count("PerduraScheduledById = '" + handle.getId() + "'"))
                .isEqualTo(handle.describe().getInfo().getNumActions());
    }

    @Test
    void a_run_that_outlasts_the_histories_of_its_schedule_is_known_until_it_ends() {
        ScheduleHandle handle = create(hourly(Duration.ofMinutes(590)).setSpec(every(MINUTE)));

        env.sleep(Duration.ofMinutes(585));
        assertThat(runningIds(handle)).hasSize(1);
        env.sleep(Duration.ofMinutes(15));

        ScheduleInfo info = handle.describe().getInfo();
        assertThat(info.getNumActions()).isEqualTo(2);
        assertThat(info.getNumActionsSkippedOverlap()).isGreaterThan(580);
    }

    @Test
    void an_id_that_is_taken_is_refused_until_its_schedule_is_deleted() {
        ScheduleHandle handle = create(hourly(MINUTE));
        ScheduleOptions options = ScheduleOptions.newBuilder().build();
        Schedule again = hourly(MINUTE).build();

        assertThatExceptionOfType(ScheduleAlreadyRunningException.class)
                .isThrownBy(() -> schedules.createSchedule(handle.getId(), again, options));
        handle.delete();

        assertThat(schedules
                        .createSchedule(handle.getId(), again, options)
                        .describe()
                        .getInfo()
                        .getNumActions())
                .isZero();
    }

    @Test
    void a_schedule_that_is_not_there_says_so_at_each_call() {
        ScheduleHandle handle = create(hourly(MINUTE));
        handle.delete();
        ScheduleHandle never = schedules.getHandle("never");

        assertThatExceptionOfType(ScheduleException.class)
                .isThrownBy(handle::describe)
                .withMessageContaining("no schedule has the id '" + handle.getId() + "'");
        assertThatExceptionOfType(ScheduleException.class).isThrownBy(handle::pause);
        assertThatExceptionOfType(ScheduleException.class).isThrownBy(never::trigger);
        assertThatExceptionOfType(ScheduleException.class).isThrownBy(never::delete);
        assertThatExceptionOfType(ScheduleException.class).isThrownBy(never::describe);
    }

    @Test
    void a_paused_schedule_does_not_act_and_makes_nothing_up_for_it() {
        ScheduleHandle handle = create(hourly(MINUTE));
        env.sleep(HOUR.plus(MINUTE.multipliedBy(5)));

        handle.pause("holidays");
        handle.pause("holidays");
        assertThat(state(handle).isPaused()).isTrue();
        assertThat(state(handle).getNote()).isEqualTo("holidays");
        assertThat(handle.describe().getInfo().getNextActionTimes()).isEmpty();
        env.sleep(Duration.ofHours(3));
        assertThat(dueTimes(handle)).containsExactly("13:00:00");

        handle.unpause();
        assertThat(state(handle).getNote()).isEqualTo("Unpaused by the client");
        env.sleep(HOUR);
        assertThat(dueTimes(handle)).containsExactly("13:00:00", "17:00:00");
        assertThat(handle.describe().getInfo().getNumActionsMissedCatchupWindow())
                .isZero();
    }

    private static ScheduleState state(ScheduleHandle handle) {
        return Objects.requireNonNull(handle.describe().getSchedule().getState());
    }

    @Test
    void a_trigger_works_while_the_schedule_is_paused() {
        ScheduleHandle handle = create(hourly(MINUTE)
                .setState(ScheduleState.newBuilder().setPaused(true).build()));

        handle.trigger();
        env.sleep(Duration.ofMinutes(5));
        handle.trigger();
        handle.trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL);
        env.sleep(Duration.ofMinutes(5));

        assertThat(handle.describe().getInfo().getNumActions()).isEqualTo(3);
        assertThat(count("PerduraScheduledById = '" + handle.getId() + "'")).isEqualTo(3);
    }

    @Test
    void a_schedule_may_begin_with_a_trigger_and_a_backfill() {
        ScheduleHandle handle = schedules.createSchedule(
                "eager",
                hourly(MINUTE)
                        .setPolicy(policy(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL))
                        .build(),
                ScheduleOptions.newBuilder()
                        .setTriggerImmediately(true)
                        .setBackfills(List.of(new ScheduleBackfill(NOON.minus(Duration.ofHours(2)), NOON)))
                        .build());

        env.sleep(Duration.ofMinutes(30));

        assertThat(handle.describe().getInfo().getNumActions()).isEqualTo(4);
    }

    @Test
    void a_backfill_takes_both_of_its_bounds() {
        ScheduleHandle handle = create(hourly(MINUTE)
                .setState(ScheduleState.newBuilder().setPaused(true).build()));

        handle.backfill(List.of(
                new ScheduleBackfill(
                        Instant.parse("2025-12-31T05:00:00Z"),
                        Instant.parse("2025-12-31T08:00:00Z"),
                        ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL),
                new ScheduleBackfill(
                        Instant.parse("2025-12-30T05:00:01Z"),
                        Instant.parse("2025-12-30T06:59:59Z"),
                        ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL)));
        env.sleep(Duration.ofMinutes(10));

        assertThat(client.listExecutions(null)
                        .map(run -> run.getExecution().workflowId())
                        .sorted())
                .containsExactly(
                        "report-2025-12-30T06:00:00Z",
                        "report-2025-12-31T05:00:00Z",
                        "report-2025-12-31T06:00:00Z",
                        "report-2025-12-31T07:00:00Z",
                        "report-2025-12-31T08:00:00Z");
        assertThat(handle.describe().getInfo().getNumActions()).isEqualTo(5);
    }

    @Test
    void a_long_backfill_is_taken_bit_by_bit() {
        ScheduleHandle handle = create(hourly(MINUTE));

        handle.backfill(List.of(new ScheduleBackfill(
                NOON.minus(Duration.ofHours(99)), NOON, ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL)));
        env.sleep(Duration.ofMinutes(10));

        assertThat(handle.describe().getInfo().getNumActions()).isEqualTo(100);
        assertThat(count("ExecutionStatus = 'Completed'")).isEqualTo(100);
    }

    @Test
    void limited_actions_are_used_up_by_times_alone() {
        ScheduleHandle handle = create(hourly(MINUTE)
                .setState(ScheduleState.newBuilder()
                        .setLimitedAction(true)
                        .setRemainingActions(2)
                        .build()));

        handle.trigger();
        env.sleep(Duration.ofHours(5));

        assertThat(handle.describe().getInfo().getNumActions()).isEqualTo(3);
        assertThat(state(handle).getRemainingActions()).isZero();
        assertThat(state(handle).isLimitedAction()).isTrue();
        assertThat(handle.describe().getInfo().getNextActionTimes()).isEmpty();
    }

    @Test
    void an_update_changes_what_it_does_and_when() {
        ScheduleHandle handle = create(hourly(MINUTE));
        env.sleep(HOUR.plus(MINUTE.multipliedBy(5)));

        handle.update(input -> {
            Schedule now = input.getDescription().getSchedule();
            return new ScheduleUpdate(
                    Schedule.newBuilder(now)
                            .setSpec(ScheduleSpec.newBuilder()
                                    .setCronExpressions(List.of("30 15 * * *"))
                                    .build())
                            .setAction(action("other", MINUTE))
                            .build(),
                    SearchAttributes.newBuilder().set(TEAM, "b").build());
        });
        handle.update(input -> null);
        ScheduleDescription changed = handle.describe();
        env.sleep(Duration.ofHours(4));

        assertThat(changed.getInfo().getLastUpdatedAt()).isNotNull();
        assertThat(changed.getInfo().getNextActionTimes().get(0)).isEqualTo("2026-01-01T15:30:00Z");
        assertThat(dueTimes(handle)).containsExactly("13:00:00", "15:30:00");
        assertThat(client.newUntypedWorkflowStub("report-2026-01-01T15:30:00Z").getResult(String.class))
                .isEqualTo("other");
        assertThat(schedules.listSchedules("Team = 'b'", null)).hasSize(1);
    }

    @Test
    void a_description_shows_what_was_given() {
        ScheduleActionStartWorkflow action = ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType("Report")
                .setArguments("report", MINUTE)
                .setOptions(WorkflowOptions.newBuilder()
                        .setWorkflowId("described")
                        .setTaskQueue("kit")
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(3).build())
                        .setWorkflowRunTimeout(HOUR)
                        .setMemo(Map.of("colour", "red"))
                        .setTypedSearchAttributes(
                                SearchAttributes.newBuilder().set(TEAM, "a").build())
                        .build())
                .build();
        SchedulePolicy policy = SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE)
                .setCatchupWindow(Duration.ofMinutes(5))
                .setPauseOnFailure(true)
                .build();
        ScheduleState state = ScheduleState.newBuilder()
                .setNote("new")
                .setPaused(true)
                .setRemainingActions(30)
                .build();
        ScheduleSpec spec = ScheduleSpec.newBuilder()
                .setCronExpressions(List.of("0 12 * * MON"))
                .setJitter(Duration.ofSeconds(80))
                .setStartAt(NOON)
                .setTimeZoneName("Europe/Berlin")
                .build();

        schedules.createSchedule(
                "described",
                Schedule.newBuilder()
                        .setAction(action)
                        .setSpec(spec)
                        .setPolicy(policy)
                        .setState(state)
                        .build(),
                ScheduleOptions.newBuilder().setMemo(Map.of("owner", "ada")).build());

        ScheduleDescription shown = schedules.getHandle("described").describe();
        assertThat(shown.getSchedule().getSpec()).isEqualTo(spec);
        assertThat(shown.getSchedule().getPolicy()).isEqualTo(policy);
        assertThat(shown.getSchedule().getState()).isEqualTo(state);
        assertThat(shown.getMemo("owner", String.class)).isEqualTo("ada");
        assertThat(shown.getMemo("colour", String.class)).isNull();
        ScheduleActionStartWorkflow start =
                (ScheduleActionStartWorkflow) shown.getSchedule().getAction();
        assertThat(start.getArguments().get(0, String.class)).isEqualTo("report");
        assertThat(Objects.requireNonNull(start.getOptions().getRetryOptions()).getMaximumAttempts())
                .isEqualTo(3);
        assertThat(start.getOptions().getWorkflowRunTimeout()).isEqualTo(HOUR);
        assertThat(start.getOptions().getTypedSearchAttributes())
                .isEqualTo(action.getOptions().getTypedSearchAttributes());
        assertThat(Objects.requireNonNull(start.getOptions().getMemo()).get("colour"))
                .isInstanceOfSatisfying(
                        EncodedValues.class,
                        value -> assertThat(value.get(0, String.class)).isEqualTo("red"));
    }

    @Test
    void lists_show_schedules_with_what_they_did_and_will_do() {
        ScheduleHandle handle = create(hourly(MINUTE));
        create(hourly(MINUTE).setSpec(every(Duration.ofHours(4))));
        create(hourly(MINUTE)).delete();
        env.sleep(HOUR.plus(MINUTE.multipliedBy(5)));
        handle.pause("why not");

        List<ScheduleListDescription> all = schedules.listSchedules(1).toList();
        ScheduleListDescription paused = all.stream()
                .filter(each -> each.getScheduleId().equals(handle.getId()))
                .findFirst()
                .orElseThrow();

        assertThat(all).hasSize(2);
        assertThat(paused.getSchedule().getState().isPaused()).isTrue();
        assertThat(paused.getSchedule().getState().getNote()).isEqualTo("why not");
        assertThat(paused.getSchedule().getSpec()).isEqualTo(every(HOUR));
        assertThat(paused.getSchedule().getAction()).isEqualTo(new ScheduleListActionStartWorkflow("Report"));
        assertThat(paused.getInfo().getRecentActions()).hasSize(1);
        assertThat(paused.getInfo().getNextActionTimes()).isEmpty();
    }

    @Test
    void a_run_gets_what_the_one_before_returned() {
        ScheduleHandle handle = create(hourly(MINUTE).setAction(action("chain", MINUTE)));

        env.sleep(Duration.ofHours(3).plusMinutes(5));

        assertThat(handle.describe().getInfo().getNumActions()).isEqualTo(3);
        assertThat(client.newUntypedWorkflowStub("report-2026-01-01T15:00:00Z").getResult(String.class))
                .isEqualTo("1+1+1");
    }

    @Test
    void a_failed_run_pauses_its_schedule_when_that_is_wanted() {
        SchedulePolicy cautious =
                SchedulePolicy.newBuilder().setPauseOnFailure(true).build();
        ScheduleHandle handle =
                create(hourly(MINUTE).setAction(action("fail", MINUTE)).setPolicy(cautious));
        ScheduleHandle careless = create(hourly(MINUTE)
                .setAction(ScheduleActionStartWorkflow.newBuilder(action("fail", MINUTE))
                        .setOptions(WorkflowOptions.newBuilder()
                                .setWorkflowId("careless")
                                .build())
                        .build()));

        env.sleep(Duration.ofHours(3).plusMinutes(5));

        assertThat(handle.describe().getInfo().getNumActions()).isEqualTo(1);
        assertThat(state(handle).isPaused()).isTrue();
        assertThat(state(handle).getNote()).contains("report-2026-01-01T13:00:00Z", "no paper");
        assertThat(careless.describe().getInfo().getNumActions()).isEqualTo(3);
    }

    @Test
    void what_cant_be_is_refused_before_anything_happens() {
        assertThatExceptionOfType(ScheduleException.class)
                .isThrownBy(() -> create(hourly(MINUTE)
                        .setAction(ScheduleActionStartWorkflow.newBuilder()
                                .setWorkflowType("Nobody")
                                .setOptions(WorkflowOptions.newBuilder()
                                        .setWorkflowId("x")
                                        .build())
                                .build())))
                .withMessageContaining("no workflow type 'Nobody' is deployed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(hourly(MINUTE)
                        .setAction(ScheduleActionStartWorkflow.newBuilder()
                                .setWorkflowType("Report")
                                .setOptions(WorkflowOptions.newBuilder().build())
                                .build())))
                .withMessageContaining("action.workflowId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(hourly(MINUTE)
                        .setPolicy(SchedulePolicy.newBuilder()
                                .setCatchupWindow(Duration.ofSeconds(1))
                                .build())))
                .withMessageContaining("policy.catchupWindow is PT1S");
        assertThat(schedules.listSchedules()).isEmpty();
    }
}
