package io.perdura.web.rest;

import io.perdura.client.rest.ScheduleDefinition;
import io.perdura.client.rest.ScheduleOverlap;
import io.perdura.client.rest.SchedulePage;
import io.perdura.client.rest.ScheduleStatus;
import io.perdura.client.schedules.ScheduleActionExecution;
import io.perdura.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.perdura.client.schedules.ScheduleActionResult;
import io.perdura.client.schedules.ScheduleActionStartWorkflow;
import io.perdura.client.schedules.ScheduleDescription;
import io.perdura.client.schedules.ScheduleInfo;
import io.perdura.client.schedules.ScheduleListActionStartWorkflow;
import io.perdura.client.schedules.ScheduleListDescription;
import io.perdura.client.schedules.SchedulePolicy;
import io.perdura.client.schedules.ScheduleState;
import io.perdura.common.converter.DataConverter;
import io.perdura.web.json.PayloadJson;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Schedules as answers show them. */
record ScheduleView(PayloadJson payloads, DataConverter converter) {

    ScheduleStatus status(ScheduleDescription schedule) {
        ScheduleActionStartWorkflow action =
                (ScheduleActionStartWorkflow) schedule.getSchedule().getAction();
        return new ScheduleStatus(
                schedule.getId(),
                ScheduleTimesForm.show(schedule.getSchedule().getSpec()),
                new ScheduleStatus.Action(
                        action.getWorkflowType(),
                        Objects.requireNonNull(action.getOptions().getWorkflowId()),
                        action.getOptions().getTaskQueue(),
                        payloads.show(action.getArguments().toPayloads(converter))),
                policy(Objects.requireNonNull(schedule.getSchedule().getPolicy())),
                state(Objects.requireNonNull(schedule.getSchedule().getState())),
                info(schedule.getInfo()),
                memo(schedule),
                attributes(schedule));
    }

    private static ScheduleDefinition.Policy policy(SchedulePolicy policy) {
        return new ScheduleDefinition.Policy(
                ScheduleOverlap.valueOf(policy.getOverlap().name().substring("SCHEDULE_OVERLAP_POLICY_".length())),
                policy.getCatchupWindow(),
                policy.isPauseOnFailure());
    }

    private static ScheduleDefinition.State state(ScheduleState state) {
        return new ScheduleDefinition.State(
                state.isPaused(),
                textOrNull(state.getNote()),
                state.isLimitedAction() ? state.getRemainingActions() : null);
    }

    private static ScheduleStatus.Info info(ScheduleInfo info) {
        return new ScheduleStatus.Info(
                info.getNumActions(),
                info.getNumActionsMissedCatchupWindow(),
                info.getNumActionsSkippedOverlap(),
                info.getNumActionsDropped(),
                info.getNumActionsFailed(),
                info.getLastFailure(),
                info.getRunningActions().stream().map(ScheduleView::run).toList(),
                results(info.getRecentActions()),
                info.getNextActionTimes(),
                info.getCreatedAt(),
                info.getLastUpdatedAt());
    }

    private static List<ScheduleStatus.Result> results(List<ScheduleActionResult> results) {
        return results.stream()
                .map(each ->
                        new ScheduleStatus.Result(each.getScheduledAt(), each.getStartedAt(), run(each.getAction())))
                .toList();
    }

    private static ScheduleStatus.Run run(ScheduleActionExecution execution) {
        ScheduleActionExecutionStartWorkflow started = (ScheduleActionExecutionStartWorkflow) execution;
        return new ScheduleStatus.Run(started.getWorkflowId(), started.getFirstExecutionRunId());
    }

    private @Nullable Map<String, @Nullable Object> memo(ScheduleDescription schedule) {
        Map<String, @Nullable Object> memo = new LinkedHashMap<>();
        schedule.getRawMemo().forEach((name, value) -> memo.put(name, payloads.show(value)));
        return memo.isEmpty() ? null : memo;
    }

    private static @Nullable Map<String, Object> attributes(ScheduleDescription schedule) {
        Map<String, Object> shown = new LinkedHashMap<>();
        schedule.getTypedSearchAttributes()
                .getUntypedValues()
                .forEach((key, value) ->
                        shown.put(key.getName(), value instanceof OffsetDateTime time ? time.toString() : value));
        return shown.isEmpty() ? null : shown;
    }

    static SchedulePage.Item item(ScheduleListDescription schedule) {
        ScheduleListActionStartWorkflow action =
                (ScheduleListActionStartWorkflow) schedule.getSchedule().getAction();
        return new SchedulePage.Item(
                schedule.getScheduleId(),
                action.getWorkflow(),
                schedule.getSchedule().getState().isPaused(),
                textOrNull(schedule.getSchedule().getState().getNote()),
                ScheduleTimesForm.show(schedule.getSchedule().getSpec()),
                results(schedule.getInfo().getRecentActions()),
                schedule.getInfo().getNextActionTimes());
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
