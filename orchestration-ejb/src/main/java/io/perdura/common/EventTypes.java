package io.perdura.common;

import java.util.Map;

/** The type of each kind of event, by the kind's own name. */
final class EventTypes {

    private static final Map<String, EventType> BY_NAME = Map.ofEntries(
            Map.entry("WorkflowStarted", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED),
            Map.entry("WorkflowSignaled", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED),
            Map.entry("WorkflowCancelRequested", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED),
            Map.entry("WorkflowTerminated", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED),
            Map.entry("WorkflowTimedOut", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT),
            Map.entry("WorkflowPaused", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_PAUSED),
            Map.entry("WorkflowResumed", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UNPAUSED),
            Map.entry("ActivityPaused", EventType.EVENT_TYPE_ACTIVITY_PROPERTIES_MODIFIED_EXTERNALLY),
            Map.entry("ActivityResumed", EventType.EVENT_TYPE_ACTIVITY_PROPERTIES_MODIFIED_EXTERNALLY),
            Map.entry("WorkflowReset", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_RESET),
            Map.entry("WorkflowCompleted", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED),
            Map.entry("WorkflowFailed", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED),
            Map.entry("WorkflowCanceled", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED),
            Map.entry("WorkflowContinuedAsNew", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW),
            Map.entry("TaskCompleted", EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED),
            Map.entry("TaskFailed", EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED),
            Map.entry("ActivityScheduled", EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED),
            Map.entry("ActivityCancelRequested", EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED),
            Map.entry("ActivityCompleted", EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED),
            Map.entry("ActivityFailed", EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED),
            Map.entry("ActivityTimedOut", EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT),
            Map.entry("ActivityCanceled", EventType.EVENT_TYPE_ACTIVITY_TASK_CANCELED),
            Map.entry("LocalActivityCompleted", EventType.EVENT_TYPE_MARKER_RECORDED),
            Map.entry("LocalActivityFailed", EventType.EVENT_TYPE_MARKER_RECORDED),
            Map.entry("SideEffectRecorded", EventType.EVENT_TYPE_MARKER_RECORDED),
            Map.entry("MutableSideEffectRecorded", EventType.EVENT_TYPE_MARKER_RECORDED),
            Map.entry("VersionRecorded", EventType.EVENT_TYPE_MARKER_RECORDED),
            Map.entry("TimerStarted", EventType.EVENT_TYPE_TIMER_STARTED),
            Map.entry("TimerFired", EventType.EVENT_TYPE_TIMER_FIRED),
            Map.entry("TimerCanceled", EventType.EVENT_TYPE_TIMER_CANCELED),
            Map.entry("ChildWorkflowInitiated", EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED),
            Map.entry("ChildWorkflowStarted", EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED),
            Map.entry("ChildWorkflowStartFailed", EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED),
            Map.entry("SignalExternalInitiated", EventType.EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED),
            Map.entry(
                    "CancelExternalInitiated",
                    EventType.EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED),
            Map.entry("UpdateAccepted", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED),
            Map.entry("UpdateCompleted", EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED),
            Map.entry("MemoUpserted", EventType.EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED),
            Map.entry("SearchAttributesUpserted", EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES));

    private EventTypes() {}

    /**
     * @param attributes of the event, by which some types differ
     * @param answersCancellation whether it tells what became of a request to cancel another workflow, not of a signal to it
     */
    static EventType of(String name, Map<String, Object> attributes, boolean answersCancellation) {
        return switch (name) {
            case "ChildWorkflowClosed" -> ofChild(String.valueOf(attributes.get("status")));
            case "ExternalRequestResolved" ->
                attributes.containsKey("failure") ? notDelivered(answersCancellation) : delivered(answersCancellation);
            default -> BY_NAME.getOrDefault(name, EventType.EVENT_TYPE_UNSPECIFIED);
        };
    }

    private static EventType delivered(boolean cancellation) {
        return cancellation
                ? EventType.EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_CANCEL_REQUESTED
                : EventType.EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_SIGNALED;
    }

    private static EventType notDelivered(boolean cancellation) {
        return cancellation
                ? EventType.EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED
                : EventType.EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED;
    }

    private static EventType ofChild(String status) {
        return switch (status) {
            case "WORKFLOW_EXECUTION_STATUS_COMPLETED" -> EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED;
            case "WORKFLOW_EXECUTION_STATUS_CANCELED" -> EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_CANCELED;
            case "WORKFLOW_EXECUTION_STATUS_TIMED_OUT" -> EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TIMED_OUT;
            case "WORKFLOW_EXECUTION_STATUS_TERMINATED" -> EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED;
            default -> EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED;
        };
    }
}
