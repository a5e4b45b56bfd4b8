package io.perdura.web.view;

import com.fasterxml.jackson.databind.node.NullNode;
import io.perdura.client.rest.WorkflowDescription;
import io.perdura.client.rest.WorkflowOutcome;
import io.perdura.client.rest.WorkflowStatus;
import io.perdura.client.rest.WorkflowSummary;
import io.perdura.client.rest.WorkflowSummary.ParentReference;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.partition.RunDescription;
import io.perdura.engine.partition.RunResult;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.TaskNote;
import io.perdura.web.json.PayloadJson;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs as lists, descriptions and outcomes show them. */
public final class RunView {

    private static final String STATUS_PREFIX = "WORKFLOW_EXECUTION_STATUS_";

    private final PayloadJson payloads;
    private final FailureView failures;

    public RunView(PayloadJson payloads, FailureView failures) {
        this.payloads = payloads;
        this.failures = failures;
    }

    public static WorkflowStatus status(WorkflowExecutionStatus status) {
        return WorkflowStatus.valueOf(status.name().substring(STATUS_PREFIX.length()));
    }

    public WorkflowSummary summary(ExecutionRecord run) {
        return new WorkflowSummary(
                run.workflowId(),
                run.runId().toString(),
                run.workflowType(),
                run.partition().taskQueue(),
                status(run.status()),
                run.startTime(),
                run.closeTime(),
                run.delayedTo(),
                parent(run),
                paused(run),
                run.problem(),
                shown(run.visible().summary()),
                shown(run.visible().details()),
                memo(run),
                searchAttributes(run));
    }

    public WorkflowDescription description(RunDescription description) {
        ExecutionRecord run = description.execution();
        return new WorkflowDescription(
                run.workflowId(),
                run.runId().toString(),
                run.workflowType(),
                run.partition().taskQueue(),
                status(run.status()),
                run.startTime(),
                run.closeTime(),
                run.delayedTo(),
                parent(run),
                run.firstRunId().toString(),
                description.historyEvents(),
                paused(run),
                run.problem(),
                divergence(run.divergence()),
                shown(run.visible().summary()),
                shown(run.visible().details()),
                memo(run),
                searchAttributes(run),
                description.pendingActivities().stream().map(this::activity).toList(),
                description.pendingChildren().stream()
                        .map(child -> new WorkflowDescription.PendingChild(
                                child.initiatedEventId(), child.workflowId(), child.runId(), child.workflowType()))
                        .toList(),
                description.pendingTimers().stream()
                        .map(timer -> new WorkflowDescription.PendingTimer(
                                timer.startedEventId(), timer.dueAt(), shown(timer.summary())))
                        .toList());
    }

    private static WorkflowDescription.@Nullable Divergence divergence(TaskNote.@Nullable Divergence found) {
        return found == null
                ? null
                : new WorkflowDescription.Divergence(
                        found.eventId(),
                        found.expected(),
                        found.actual(),
                        found.sourceLine().isEmpty() ? null : found.sourceLine(),
                        found.changeId().isEmpty() ? null : found.changeId(),
                        found.changeId().isEmpty() ? null : found.changeVersion());
    }

    /** Only what is unusual is shown. */
    private static @Nullable Boolean paused(ExecutionRecord run) {
        return run.paused() ? true : null;
    }

    public WorkflowOutcome outcome(RunResult result) {
        boolean completed = result.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
        Object returned = result.result() == null ? NullNode.getInstance() : payloads.show(result.result());
        return new WorkflowOutcome(
                result.workflowId(),
                result.runId().toString(),
                result.workflowType(),
                status(result.status()),
                completed ? returned : null,
                failures.showNullable(result.failure()));
    }

    private @Nullable Object shown(@Nullable Payload text) {
        return text == null ? null : payloads.show(text);
    }

    private @Nullable Map<String, @Nullable Object> memo(ExecutionRecord run) {
        if (run.visible().memo().isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        run.visible().memo().forEach((name, value) -> shown.put(name, payloads.show(value)));
        return shown;
    }

    private static @Nullable Map<String, Object> searchAttributes(ExecutionRecord run) {
        if (run.visible().searchAttributes().isEmpty()) {
            return null;
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        run.visible()
                .searchAttributes()
                .getUntypedValues()
                .forEach((key, value) ->
                        shown.put(key.getName(), value instanceof OffsetDateTime time ? time.toString() : value));
        return shown;
    }

    private WorkflowDescription.PendingActivity activity(RunDescription.PendingActivity activity) {
        return new WorkflowDescription.PendingActivity(
                activity.scheduledEventId(),
                activity.activityId(),
                activity.activityType(),
                activity.state(),
                activity.attempt(),
                activity.nextAttemptAt(),
                activity.lastHeartbeatAt(),
                activity.heartbeatDetails().isEmpty() ? null : payloads.show(activity.heartbeatDetails()),
                failures.showNullable(activity.lastFailure()),
                shown(activity.summary()));
    }

    private static @Nullable ParentReference parent(ExecutionRecord run) {
        return run.parentWorkflowId() == null
                ? null
                : new ParentReference(
                        run.parentWorkflowId(),
                        run.parentRunId() == null ? null : run.parentRunId().toString());
    }
}
