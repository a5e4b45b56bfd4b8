package io.perdura.web.view;

import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.InputEvent.ActivityCanceled;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.ActivityFailed;
import io.perdura.engine.history.InputEvent.ActivityPaused;
import io.perdura.engine.history.InputEvent.ActivityResumed;
import io.perdura.engine.history.InputEvent.ActivityTimedOut;
import io.perdura.engine.history.InputEvent.ChildWorkflowClosed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStartFailed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStarted;
import io.perdura.engine.history.InputEvent.ExternalRequestResolved;
import io.perdura.engine.history.InputEvent.TimerFired;
import io.perdura.engine.history.InputEvent.WorkflowCancelRequested;
import io.perdura.engine.history.InputEvent.WorkflowPaused;
import io.perdura.engine.history.InputEvent.WorkflowReset;
import io.perdura.engine.history.InputEvent.WorkflowResumed;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.InputEvent.WorkflowTerminated;
import io.perdura.engine.history.InputEvent.WorkflowTimedOut;
import io.perdura.engine.history.ParentLink;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How that which came to a run is told. */
final class InputStory {

    private InputStory() {}

    static Teller addTo(Teller teller) {
        return teller.on(WorkflowStarted.class, InputStory::started)
                .on(WorkflowSignaled.class, (event, words, earlier) -> {
                    words.with("signal", event.signalName()).with("input", event.input());
                    words.with("messageId", event.messageId());
                    return "Signal '" + event.signalName() + "' arrived";
                })
                .on(WorkflowCancelRequested.class, (event, words, earlier) -> {
                    words.with("reason", event.reason()).with("messageId", event.messageId());
                    return "Somebody asked the workflow to cancel itself" + because(event.reason());
                })
                .on(WorkflowPaused.class, (event, words, earlier) -> {
                    words.with("reason", event.reason()).with("messageId", event.messageId());
                    return "The workflow was paused" + because(event.reason());
                })
                .on(WorkflowResumed.class, (event, words, earlier) -> {
                    words.with("reason", event.reason()).with("messageId", event.messageId());
                    return "The workflow was resumed" + because(event.reason());
                })
                .on(ActivityPaused.class, (event, words, earlier) -> {
                    String activity = earlier.activity(event.scheduledEventId(), words);
                    words.with("reason", event.reason()).with("messageId", event.messageId());
                    return activity + " was paused" + because(event.reason());
                })
                .on(ActivityResumed.class, (event, words, earlier) -> {
                    String activity = earlier.activity(event.scheduledEventId(), words);
                    words.with("reason", event.reason()).with("messageId", event.messageId());
                    return activity + " was resumed" + because(event.reason());
                })
                .on(WorkflowReset.class, (event, words, earlier) -> {
                    words.with("baseRunId", event.baseRunId()).with("baseEventId", event.baseEventId());
                    words.with("reason", event.reason());
                    return "Up to here the run repeats " + event.baseRunId() + because(event.reason());
                })
                .on(WorkflowTerminated.class, (event, words, earlier) -> {
                    words.with("reason", event.reason()).with("messageId", event.messageId());
                    return "The workflow was terminated" + because(event.reason());
                })
                .on(WorkflowTimedOut.class, (event, words, earlier) -> {
                    words.with("timeout", event.what());
                    return "The workflow timed out" + because(event.what());
                })
                .on(TimerFired.class, (event, words, earlier) -> {
                    words.with("startedEventId", event.startedEventId());
                    return "The timer of event " + event.startedEventId() + " fired";
                })
                .on(ActivityCompleted.class, (event, words, earlier) -> {
                    String activity = earlier.activity(event.scheduledEventId(), words);
                    words.with("attempt", event.attempt()).withTime("startedAt", event.startedAtMillis());
                    words.withPayload("result", event.result());
                    return activity + " returned" + onAttempt(event.attempt());
                })
                .on(ActivityFailed.class, (event, words, earlier) -> {
                    String activity = earlier.activity(event.scheduledEventId(), words);
                    words.with("attempt", event.attempt()).withTime("startedAt", event.startedAtMillis());
                    words.with("retryState", event.retryState()).withFailure("failure", event.failure());
                    return activity + " failed for good" + onAttempt(event.attempt()) + ": "
                            + FailureView.rootMessage(event.failure());
                })
                .on(ActivityTimedOut.class, (event, words, earlier) -> {
                    String activity = earlier.activity(event.scheduledEventId(), words);
                    words.with("attempt", event.attempt()).with("timeout", event.timeoutType());
                    words.with("retryState", event.retryState());
                    words.withSome("lastHeartbeatDetails", event.lastHeartbeatDetails());
                    words.withFailure("lastFailure", event.lastFailure());
                    return activity + " ran out of time for good" + onAttempt(event.attempt());
                })
                .on(ActivityCanceled.class, (event, words, earlier) -> {
                    String activity = earlier.activity(event.scheduledEventId(), words);
                    words.with("attempt", event.attempt()).withSome("details", event.details());
                    return activity + " was cancelled";
                })
                .on(ChildWorkflowStarted.class, (event, words, earlier) -> {
                    String child = earlier.child(event.initiatedEventId(), words);
                    words.with("runId", event.childRunId());
                    return child + " started";
                })
                .on(ChildWorkflowStartFailed.class, (event, words, earlier) -> {
                    String child = earlier.child(event.initiatedEventId(), words);
                    words.with("cause", event.cause());
                    return child + " could not be started" + because(event.cause());
                })
                .on(ChildWorkflowClosed.class, InputStory::childClosed)
                .on(ExternalRequestResolved.class, (event, words, earlier) -> {
                    String request = earlier.external(event.initiatedEventId(), words);
                    words.withFailure("failure", event.failure());
                    return event.failure() == null
                            ? request + " was delivered"
                            : request + " was not delivered: " + FailureView.rootMessage(event.failure());
                });
    }

    private static String started(WorkflowStarted event, Words words, Earlier earlier) {
        words.with("workflowType", event.workflowType()).with("workflowId", event.workflowId());
        words.with("taskQueue", event.taskQueue()).with("input", event.input());
        words.with("requestId", event.requestId()).with("continuedFromRunId", event.continuedFrom());
        if (event.continuedFrom() != null) {
            words.with("firstRunId", event.firstRunId());
        }
        words.withDuration("runTimeout", event.runTimeoutMillis());
        words.withTime("executionDeadline", event.executionDeadlineMillis());
        ParentLink parent = event.parent();
        if (parent != null) {
            Map<String, Object> link = new LinkedHashMap<>();
            link.put("workflowId", parent.workflowId());
            link.put("runId", parent.runId().toString());
            link.put("initiatedEventId", parent.initiatedEventId());
            words.with("parent", link);
        }
        String how = parent != null ? " as a child of workflow '" + parent.workflowId() + "'" : "";
        return event.continuedFrom() == null
                ? "Workflow " + event.workflowType() + " started" + how
                : "Workflow " + event.workflowType() + " goes on in this run after " + event.continuedFrom();
    }

    private static String childClosed(ChildWorkflowClosed event, Words words, Earlier earlier) {
        String child = earlier.child(event.initiatedEventId(), words);
        words.with("status", RunView.status(event.status())).withPayload("result", event.result());
        words.withFailure("failure", event.failure());
        if (event.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED) {
            return child + " completed";
        }
        String ended = child + " ended as "
                + RunView.status(event.status()).name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return event.failure() == null ? ended : ended + ": " + FailureView.rootMessage(event.failure());
    }

    static String because(String reason) {
        return reason.isEmpty() ? "" : ": " + reason;
    }

    private static String onAttempt(int attempt) {
        return attempt > 1 ? " on attempt " + attempt : "";
    }
}
