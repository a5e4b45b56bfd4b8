package io.perdura.web.view;

import io.perdura.engine.history.OutputEvent.ActivityCancelRequested;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.OutputEvent.CancelExternalInitiated;
import io.perdura.engine.history.OutputEvent.ChildWorkflowInitiated;
import io.perdura.engine.history.OutputEvent.LocalActivityCompleted;
import io.perdura.engine.history.OutputEvent.LocalActivityFailed;
import io.perdura.engine.history.OutputEvent.MemoUpserted;
import io.perdura.engine.history.OutputEvent.MutableSideEffectRecorded;
import io.perdura.engine.history.OutputEvent.RequestWithdrawn;
import io.perdura.engine.history.OutputEvent.SearchAttributesUpserted;
import io.perdura.engine.history.OutputEvent.SideEffectRecorded;
import io.perdura.engine.history.OutputEvent.SignalExternalInitiated;
import io.perdura.engine.history.OutputEvent.TimerCanceled;
import io.perdura.engine.history.OutputEvent.TimerStarted;
import io.perdura.engine.history.OutputEvent.UpdateAccepted;
import io.perdura.engine.history.OutputEvent.UpdateCompleted;
import io.perdura.engine.history.OutputEvent.VersionRecorded;
import io.perdura.engine.history.OutputEvent.WorkflowCanceled;
import io.perdura.engine.history.OutputEvent.WorkflowCompleted;
import io.perdura.engine.history.OutputEvent.WorkflowContinuedAsNew;
import io.perdura.engine.history.OutputEvent.WorkflowFailed;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How that which a run's code asked for is told. */
final class OutputStory {

    private OutputStory() {}

    static Teller addTo(Teller teller) {
        return teller.on(ActivityScheduled.class, OutputStory::scheduled)
                .on(
                        ActivityCancelRequested.class,
                        (event, words, earlier) ->
                                earlier.activity(event.scheduledEventId(), words) + " is not wanted any more")
                .on(TimerStarted.class, (event, words, earlier) -> {
                    words.withTime("dueAt", event.dueAtMillis()).withPayload("summary", event.summary());
                    return "A timer was set for " + Instant.ofEpochMilli(event.dueAtMillis());
                })
                .on(TimerCanceled.class, (event, words, earlier) -> {
                    words.with("startedEventId", event.startedEventId());
                    return "The timer of event " + event.startedEventId() + " was cancelled";
                })
                .on(ChildWorkflowInitiated.class, (event, words, earlier) -> {
                    words.with("workflowType", event.workflowType()).with("workflowId", event.childWorkflowId());
                    words.with("runId", event.childRunId()).with("taskQueue", event.taskQueue());
                    words.with("input", event.input()).with("parentClosePolicy", event.parentClosePolicy());
                    words.withDuration("runTimeout", event.runTimeoutMillis());
                    words.withDuration("executionTimeout", event.executionTimeoutMillis());
                    words.withPayload("staticSummary", event.options().staticSummary());
                    words.withPayload("staticDetails", event.options().staticDetails());
                    return "Child workflow " + event.workflowType() + " '" + event.childWorkflowId() + "' is to start";
                })
                .on(SignalExternalInitiated.class, (event, words, earlier) -> {
                    words.with("workflowId", event.workflowId()).with("runId", event.runId());
                    words.with("signal", event.signalName()).with("input", event.input());
                    return "Signal '" + event.signalName() + "' is sent to workflow '" + event.workflowId() + "'";
                })
                .on(CancelExternalInitiated.class, (event, words, earlier) -> {
                    words.with("workflowId", event.workflowId()).with("runId", event.runId());
                    words.with("reason", event.reason());
                    return "Workflow '" + event.workflowId() + "' is asked to cancel itself";
                })
                .on(RequestWithdrawn.class, (event, words, earlier) -> {
                    words.with("initiatedEventId", event.initiatedEventId());
                    return (event.child() ? "The child" : "The signal") + " of event " + event.initiatedEventId()
                            + " was cancelled before it was sent";
                })
                .on(UpdateAccepted.class, (event, words, earlier) -> {
                    words.with("update", event.updateName()).with("updateId", event.updateId());
                    words.with("input", event.input());
                    return "Update '" + event.updateName() + "' was accepted";
                })
                .on(UpdateCompleted.class, (event, words, earlier) -> {
                    String update = earlier.update(event.acceptedEventId(), words);
                    words.with("updateId", event.updateId());
                    words.withPayload("result", event.result()).withFailure("failure", event.failure());
                    return event.failure() == null
                            ? update + " completed"
                            : update + " failed: " + FailureView.rootMessage(event.failure());
                })
                .on(SideEffectRecorded.class, (event, words, earlier) -> {
                    words.withPayload("result", event.result()).withPayload("summary", event.summary());
                    return "A side effect was recorded";
                })
                .on(LocalActivityCompleted.class, (event, words, earlier) -> {
                    words.with("call", event.call()).with("activityType", event.activityType());
                    words.with("attempt", event.attempt()).withPayload("result", event.result());
                    words.withPayload("summary", event.summary());
                    return "Local activity " + event.activityType() + " completed";
                })
                .on(LocalActivityFailed.class, (event, words, earlier) -> {
                    words.with("call", event.call()).with("activityType", event.activityType());
                    words.with("attempt", event.attempt()).with("retryState", event.retryState());
                    words.withFailure("failure", event.failure()).withDuration("backoff", event.backoffMillis());
                    words.withPayload("summary", event.summary());
                    return "Local activity " + event.activityType() + " failed: "
                            + FailureView.rootMessage(event.failure());
                })
                .on(MutableSideEffectRecorded.class, (event, words, earlier) -> {
                    words.with("id", event.id()).withPayload("result", event.result());
                    words.withPayload("summary", event.summary());
                    return "Mutable side effect '" + event.id() + "' has a new value";
                })
                .on(VersionRecorded.class, (event, words, earlier) -> {
                    words.with("changeId", event.changeId()).with("version", event.version());
                    return "The code chose version " + event.version() + " of change '" + event.changeId() + "'";
                })
                .on(MemoUpserted.class, (event, words, earlier) -> {
                    event.memo().forEach(words::withPayload);
                    return "The memo was changed: " + event.memo().keySet();
                })
                .on(SearchAttributesUpserted.class, (event, words, earlier) -> {
                    event.updates()
                            .forEach(update -> words.with(
                                    update.getKey().getName(),
                                    update.getValue().map(Object::toString).orElse("")));
                    return "Search attributes were changed: " + event.updates();
                })
                .on(WorkflowCompleted.class, (event, words, earlier) -> {
                    words.withPayload("result", event.result());
                    words.with("successor", event.successor());
                    return "The workflow completed";
                })
                .on(WorkflowFailed.class, (event, words, earlier) -> {
                    words.withFailure("failure", event.failure());
                    words.with("successor", event.successor());
                    return "The workflow failed: " + FailureView.rootMessage(event.failure());
                })
                .on(WorkflowCanceled.class, (event, words, earlier) -> {
                    words.withSome("details", event.details());
                    return "The workflow ended as cancelled";
                })
                .on(WorkflowContinuedAsNew.class, (event, words, earlier) -> {
                    words.with("newRunId", event.newRunId()).with("workflowType", event.workflowType());
                    words.with("taskQueue", event.taskQueue()).with("input", event.input());
                    words.withDuration("runTimeout", event.runTimeoutMillis());
                    return "The workflow goes on as the new run " + event.newRunId();
                });
    }

    private static String scheduled(ActivityScheduled event, Words words, Earlier earlier) {
        words.with("activityType", event.activityType()).with("activityId", event.activityId());
        words.with("taskQueue", event.taskQueue()).with("input", event.input());
        words.with("timeouts", timeouts(event.timeouts())).with("retry", retry(event.retryPolicy()));
        words.withPayload("summary", event.summary());
        return "Activity " + event.activityType() + " was scheduled";
    }

    private static Map<String, Object> timeouts(Timeouts timeouts) {
        Map<String, Object> shown = new LinkedHashMap<>();
        put(shown, "scheduleToClose", timeouts.scheduleToCloseMillis());
        put(shown, "scheduleToStart", timeouts.scheduleToStartMillis());
        put(shown, "startToClose", timeouts.startToCloseMillis());
        put(shown, "heartbeat", timeouts.heartbeatMillis());
        return shown;
    }

    private static Map<String, Object> retry(RetryPolicy policy) {
        Map<String, Object> shown = new LinkedHashMap<>();
        put(shown, "initialInterval", policy.initialIntervalMillis());
        shown.put("backoffCoefficient", policy.backoffCoefficient());
        put(shown, "maximumInterval", policy.maximumIntervalMillis());
        shown.put("maximumAttempts", policy.maximumAttempts() == 0 ? "unlimited" : policy.maximumAttempts());
        if (!policy.doNotRetry().isEmpty()) {
            shown.put("doNotRetry", policy.doNotRetry());
        }
        return shown;
    }

    private static void put(Map<String, Object> shown, String name, long millis) {
        if (millis > 0) {
            shown.put(name, Duration.ofMillis(millis));
        }
    }
}
