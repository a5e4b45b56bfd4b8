package io.perdura.web.rest;

import io.perdura.client.WorkflowOptions;
import io.perdura.client.rest.ScheduleBackfills;
import io.perdura.client.rest.ScheduleDefinition;
import io.perdura.client.rest.ScheduleOverlap;
import io.perdura.client.rest.StartWorkflow;
import io.perdura.client.schedules.Schedule;
import io.perdura.client.schedules.ScheduleActionStartWorkflow;
import io.perdura.client.schedules.ScheduleBackfill;
import io.perdura.client.schedules.ScheduleOptions;
import io.perdura.client.schedules.SchedulePolicy;
import io.perdura.client.schedules.ScheduleState;
import io.perdura.common.IndexedValueType;
import io.perdura.common.Payload;
import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.common.SearchAttributes;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.EncodedValues;
import io.perdura.web.json.PayloadJson;
import io.perdura.web.problem.RequestRefused;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as a request says it, checked and in the terms of the API.
 *
 * @param types the types of the search attributes that are in use; asked only when the form has some
 */
record ScheduleForm(
        ScheduleDefinition form,
        PayloadJson payloads,
        DataConverter converter,
        Supplier<Map<String, IndexedValueType>> types) {

    /** The arguments of the workflow method, as the form has them. */
    List<Payload> input() {
        StartWorkflow action = action();
        return payloads.payloads(action.input() == null ? List.of() : action.input());
    }

    /** @param current the state when the form has none */
    Schedule schedule(@Nullable ScheduleState current) {
        Schedule.Builder schedule = Schedule.newBuilder()
                .setSpec(ScheduleTimesForm.read(form.spec()))
                .setAction(start())
                .setState(form.state() == null ? current : state(form.state()));
        ScheduleDefinition.Policy policy = form.policy();
        if (policy != null) {
            schedule.setPolicy(SchedulePolicy.newBuilder()
                    .setOverlap(overlap(policy.overlap()))
                    .setCatchupWindow(policy.catchupWindow())
                    .setPauseOnFailure(Boolean.TRUE.equals(policy.pauseOnFailure()))
                    .build());
        }
        return schedule.build();
    }

    private static ScheduleState state(ScheduleDefinition.State state) {
        Long remaining = state.remainingActions();
        if (remaining != null && remaining < 0) {
            throw RequestRefused.field("state.remainingActions", "is " + remaining + "; expected zero or more");
        }
        return ScheduleState.newBuilder()
                .setPaused(Boolean.TRUE.equals(state.paused()))
                .setNote(state.note() == null ? "" : Parameters.text("state.note", state.note()))
                .setLimitedAction(remaining != null)
                .setRemainingActions(remaining == null ? 0 : remaining)
                .build();
    }

    ScheduleOptions options() {
        ScheduleOptions.Builder options =
                ScheduleOptions.newBuilder().setTriggerImmediately(Boolean.TRUE.equals(form.triggerImmediately()));
        if (form.backfills() != null) {
            options.setBackfills(backfills(form.backfills()));
        }
        return options.setMemo(memo("memo", form.memo()))
                .setTypedSearchAttributes(searchAttributes())
                .build();
    }

    /** Null when the form has none. */
    @Nullable
    SearchAttributes searchAttributes() {
        return form.searchAttributes() == null ? null : AttributeForm.read(form.searchAttributes(), types.get());
    }

    static List<ScheduleBackfill> backfills(@Nullable List<ScheduleBackfills.Backfill> backfills) {
        if (backfills == null || backfills.isEmpty()) {
            throw RequestRefused.field("backfills", "is empty; expected at least one");
        }
        for (int i = 0; i < backfills.size(); i++) {
            ScheduleBackfills.Backfill each = backfills.get(i);
            if (each.startAt() == null || each.endAt() == null || each.endAt().isBefore(each.startAt())) {
                throw RequestRefused.field(
                        "backfills[" + i + "]", "expected startAt and endAt, which is not before startAt");
            }
        }
        return backfills.stream()
                .map(each -> new ScheduleBackfill(each.startAt(), each.endAt(), overlap(each.overlap())))
                .toList();
    }

    static ScheduleOverlapPolicy overlap(@Nullable ScheduleOverlap overlap) {
        return overlap == null
                ? ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_UNSPECIFIED
                : ScheduleOverlapPolicy.valueOf("SCHEDULE_OVERLAP_POLICY_" + overlap);
    }

    // ---- the action

    private StartWorkflow action() {
        if (form.action() == null) {
            throw RequestRefused.field("action", "is missing; expected the workflow to start");
        }
        if (form.action().workflowType() == null) {
            throw RequestRefused.field("action.workflowType", "is missing; expected a deployed type");
        }
        return form.action();
    }

    private ScheduleActionStartWorkflow start() {
        StartWorkflow action = action();
        if (action.workflowId() == null) {
            throw RequestRefused.field(
                    "action.workflowId", "is missing; expected an id, to which the time of each run is added");
        }
        refuse("requestId", action.requestId());
        refuse("idReusePolicy", action.idReusePolicy());
        refuse("idConflictPolicy", action.idConflictPolicy());
        refuse("signal", action.signal());
        refuse("startDelay", action.startDelay());
        refuse("cronSchedule", action.cronSchedule());
        WorkflowOptions.Builder options =
                WorkflowOptions.newBuilder().setWorkflowId(Parameters.name("action.workflowId", action.workflowId()));
        if (action.taskQueue() != null) {
            options.setTaskQueue(Parameters.name("action.taskQueue", action.taskQueue()));
        }
        StartWorkflow.Timeouts timeouts = action.timeouts();
        if (timeouts != null) {
            timeout("run", timeouts.run(), options::setWorkflowRunTimeout);
            timeout("execution", timeouts.execution(), options::setWorkflowExecutionTimeout);
            timeout("task", timeouts.task(), options::setWorkflowTaskTimeout);
        }
        if (action.retry() != null) {
            options.setRetryOptions(StartForm.retry(action.retry()));
        }
        Map<String, Object> memo = memo("action.memo", action.memo());
        if (memo != null) {
            options.setMemo(memo);
        }
        if (action.searchAttributes() != null) {
            options.setTypedSearchAttributes(AttributeForm.read(action.searchAttributes(), types.get()));
        }
        return ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(Parameters.name("action.workflowType", action.workflowType()))
                .setOptions(options.build())
                .setRawArguments(EncodedValues.of(input(), converter))
                .build();
    }

    private static void timeout(String which, @Nullable Duration timeout, Consumer<Duration> setting) {
        if (timeout != null) {
            setting.accept(StartForm.limit("action.timeouts." + which, timeout));
        }
    }

    private static void refuse(String field, @Nullable Object value) {
        if (value != null) {
            throw RequestRefused.field("action." + field, "can't be given for the action of a schedule; leave it out");
        }
    }

    private @Nullable Map<String, Object> memo(String field, @Nullable Map<String, @Nullable Object> values) {
        if (values == null) {
            return null;
        }
        Map<String, Object> memo = new LinkedHashMap<>();
        values.forEach((name, value) ->
                memo.put(Parameters.key(field, name), EncodedValues.of(List.of(payloads.payload(value)), converter)));
        return memo;
    }
}
