package io.perdura.engine.client;

import io.perdura.client.WorkflowOptions;
import io.perdura.client.schedules.Schedule;
import io.perdura.client.schedules.ScheduleAction;
import io.perdura.client.schedules.ScheduleActionExecution;
import io.perdura.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.perdura.client.schedules.ScheduleActionResult;
import io.perdura.client.schedules.ScheduleActionStartWorkflow;
import io.perdura.client.schedules.ScheduleDescription;
import io.perdura.client.schedules.ScheduleInfo;
import io.perdura.client.schedules.ScheduleListActionStartWorkflow;
import io.perdura.client.schedules.ScheduleListDescription;
import io.perdura.client.schedules.ScheduleListInfo;
import io.perdura.client.schedules.ScheduleListSchedule;
import io.perdura.client.schedules.ScheduleListState;
import io.perdura.client.schedules.SchedulePolicy;
import io.perdura.client.schedules.ScheduleState;
import io.perdura.common.Durations;
import io.perdura.common.Payload;
import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.common.SearchAttributes;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.EncodedValues;
import io.perdura.common.interceptors.Header;
import io.perdura.engine.calendar.SpecTimes;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.system.schedule.ScheduleBook;
import io.perdura.engine.system.schedule.ScheduleListing;
import io.perdura.engine.system.schedule.ScheduleView;
import io.perdura.engine.system.schedule.ScheduleWorkflow;
import io.perdura.engine.system.schedule.StoredAction;
import io.perdura.engine.system.schedule.StoredAttribute;
import io.perdura.engine.system.schedule.StoredSchedule;
import io.perdura.engine.system.schedule.StoredSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Schedules as the API and as the engine say them. Arguments and memos are encoded by the application's converter. */
record ScheduleTranslation(DataConverter converter) {

    /** The rest of what a schedule carries on from history to history, such as waiting times, needs room too. */
    private static final int LARGEST = 1 << 20;

    private static final Duration SHORTEST_CATCHUP = Duration.ofSeconds(10);

    // ---- to the engine

    /** @throws IllegalArgumentException when something of it can't be; the message names it */
    StoredSchedule stored(String scheduleId, Schedule schedule) {
        var unused = SpecTimes.of(schedule.getSpec(), scheduleId); // refuses what can't be
        SchedulePolicy policy = Objects.requireNonNullElseGet(
                schedule.getPolicy(), () -> SchedulePolicy.newBuilder().build());
        Duration catchup = Durations.notNegative(
                "policy.catchupWindow",
                Objects.requireNonNullElse(policy.getCatchupWindow(), StoredSchedule.DEFAULT_CATCHUP_WINDOW));
        if (catchup.compareTo(SHORTEST_CATCHUP) < 0) {
            throw new IllegalArgumentException("policy.catchupWindow is " + catchup + ": give " + SHORTEST_CATCHUP
                    + " or more, so that no time is missed while a server restarts");
        }
        StoredSchedule stored = new StoredSchedule(
                StoredSpec.of(schedule.getSpec()),
                action(schedule.getAction()),
                policy.getOverlap() == ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_UNSPECIFIED
                        ? ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP
                        : policy.getOverlap(),
                catchup,
                policy.isPauseOnFailure());
        int bytes = EngineScheduleClient.SYSTEM.encode(stored).size();
        if (bytes > LARGEST) {
            throw new IllegalArgumentException(
                    "action.input: the schedule has " + bytes + " bytes with its arguments, the limit is " + LARGEST
                            + ": keep the data elsewhere and pass a reference to it");
        }
        return stored;
    }

    private StoredAction action(ScheduleAction action) {
        ScheduleActionStartWorkflow start = (ScheduleActionStartWorkflow) action; // there is no other
        WorkflowOptions options = start.getOptions();
        String workflowId = options.getWorkflowId();
        if (workflowId == null || workflowId.isBlank()) {
            throw new IllegalArgumentException(
                    "action.workflowId is missing: give one, to which the time of each run is added");
        }
        refuse("cronSchedule", options.getCronSchedule(), "the spec says when runs start");
        refuse("startDelay", options.getStartDelay(), "the spec says when runs start");
        refuse("requestId", options.getRequestId(), "each start has its own");
        if ((options.getWorkflowIdReusePolicy() != null
                        && options.getWorkflowIdReusePolicy()
                                != WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                || options.getWorkflowIdConflictPolicy() != WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL) {
            throw new IllegalArgumentException("action: the reuse and the conflict policy of workflow ids can't be set,"
                    + " since each run has an id of its own: leave them out");
        }
        return new StoredAction(
                start.getWorkflowType(),
                workflowId,
                options.getTaskQueue(),
                start.getArguments().toPayloads(converter),
                Map.copyOf(start.getHeader().getValues()),
                memo(options.getMemo()),
                StoredAttribute.of(
                        Objects.requireNonNullElse(options.getTypedSearchAttributes(), SearchAttributes.EMPTY)),
                StoredAction.Retry.of(options.getRetryOptions()),
                options.getWorkflowRunTimeout(),
                options.getWorkflowExecutionTimeout(),
                options.getWorkflowTaskTimeout());
    }

    private static void refuse(String field, @Nullable Object value, String why) {
        if (value != null) {
            throw new IllegalArgumentException(
                    "action." + field + " can't be set on the action of a schedule, since " + why + ": leave it out");
        }
    }

    Map<String, Payload> memo(@Nullable Map<String, Object> values) {
        Map<String, Payload> memo = new LinkedHashMap<>();
        if (values != null) {
            values.forEach((name, value) -> memo.put(
                    name,
                    value instanceof EncodedValues encoded && encoded.getSize() == 1
                            ? encoded.toPayloads(converter).get(0)
                            : converter.encode(value)));
        }
        return memo;
    }

    // ---- to the API

    Schedule value(StoredSchedule stored, ScheduleState state) {
        return Schedule.newBuilder()
                .setSpec(stored.spec().value())
                .setAction(value(stored.action()))
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(stored.overlap())
                        .setCatchupWindow(stored.catchupWindow())
                        .setPauseOnFailure(stored.pauseOnFailure())
                        .build())
                .setState(state)
                .build();
    }

    private ScheduleActionStartWorkflow value(StoredAction action) {
        WorkflowOptions.Builder options = WorkflowOptions.newBuilder().setWorkflowId(action.workflowId());
        StoredAction.Retry retry = action.retry();
        String queue = action.taskQueue();
        Duration run = action.runTimeout();
        Duration execution = action.executionTimeout();
        Duration task = action.taskTimeout();
        if (queue != null) {
            options.setTaskQueue(queue);
        }
        if (run != null) {
            options.setWorkflowRunTimeout(run);
        }
        if (execution != null) {
            options.setWorkflowExecutionTimeout(execution);
        }
        if (task != null) {
            options.setWorkflowTaskTimeout(task);
        }
        if (retry != null) {
            options.setRetryOptions(retry.value());
        }
        if (!action.searchAttributes().isEmpty()) {
            options.setTypedSearchAttributes(StoredAttribute.value(action.searchAttributes()));
        }
        if (!action.memo().isEmpty()) {
            Map<String, Object> memo = new LinkedHashMap<>();
            action.memo().forEach((name, value) -> memo.put(name, EncodedValues.of(List.of(value), converter)));
            options.setMemo(memo);
        }
        return ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(action.workflowType())
                .setOptions(options.build())
                .setHeader(new Header(action.header()))
                .setRawArguments(EncodedValues.of(action.input(), converter))
                .build();
    }

    ScheduleDescription described(ScheduleView view, ExecutionRecord run) {
        ScheduleBook book = view.book();
        ScheduleState state = ScheduleState.newBuilder()
                .setNote(book.note)
                .setPaused(book.paused)
                .setLimitedAction(book.limited)
                .setRemainingActions(book.remaining)
                .build();
        ScheduleInfo info = new ScheduleInfo(
                book.actions,
                book.missed,
                book.overlapped,
                book.dropped,
                book.failed,
                book.lastFailure,
                book.running.stream()
                        .map(each -> (ScheduleActionExecution)
                                new ScheduleActionExecutionStartWorkflow(each.workflowId(), each.runId()))
                        .toList(),
                recent(book.recent),
                instants(view.upcoming()),
                Instant.ofEpochMilli(book.createdAtMillis),
                book.updatedAtMillis == 0 ? null : Instant.ofEpochMilli(book.updatedAtMillis));
        return new ScheduleDescription(
                book.scheduleId,
                info,
                value(book.schedule, state),
                run.visible().searchAttributes(),
                ownMemo(run),
                converter);
    }

    ScheduleListDescription listed(ExecutionRecord run) {
        Payload shown = run.visible().memo().get(ScheduleWorkflow.LISTING);
        ScheduleListing listing = shown == null
                ? null
                : EngineScheduleClient.SYSTEM.fromPayload(shown, ScheduleListing.class, ScheduleListing.class);
        if (listing == null) {
            throw new IllegalStateException("workflow '" + run.workflowId() + "' shows no schedule in its memo");
        }
        return new ScheduleListDescription(
                run.workflowId().substring(ScheduleWorkflow.ID_PREFIX.length()),
                new ScheduleListSchedule(
                        new ScheduleListActionStartWorkflow(listing.workflowType()),
                        listing.spec().value(),
                        new ScheduleListState(listing.note(), listing.paused())),
                new ScheduleListInfo(recent(listing.recent()), instants(listing.upcoming())),
                ownMemo(run),
                converter,
                run.visible().searchAttributes());
    }

    /** Without what is there for lists. */
    private static Map<String, Payload> ownMemo(ExecutionRecord run) {
        Map<String, Payload> memo = new LinkedHashMap<>(run.visible().memo());
        memo.remove(ScheduleWorkflow.LISTING);
        return memo;
    }

    private static List<ScheduleActionResult> recent(List<ScheduleBook.Recent> recent) {
        return recent.stream()
                .map(each -> new ScheduleActionResult(
                        Instant.ofEpochMilli(each.dueMillis()),
                        Instant.ofEpochMilli(each.startedMillis()),
                        new ScheduleActionExecutionStartWorkflow(each.workflowId(), each.runId())))
                .toList();
    }

    private static List<Instant> instants(List<Long> millis) {
        return millis.stream().map(Instant::ofEpochMilli).toList();
    }
}
