package io.perdura.web.rest;

import io.perdura.common.IndexedValueType;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineClient;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.partition.HistoryEntry;
import io.perdura.engine.partition.ResetRequest;
import io.perdura.engine.partition.RunDescription;
import io.perdura.engine.partition.RunResult;
import io.perdura.engine.partition.RunTarget;
import io.perdura.engine.partition.StartReceipt;
import io.perdura.engine.partition.StartRequest;
import io.perdura.engine.partition.StartedWithUpdate;
import io.perdura.engine.partition.UpdateCall;
import io.perdura.engine.partition.UpdateReceipt;
import io.perdura.engine.port.ActivityAttempt.Heartbeat;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.MessageBody.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that remembers what it was asked, and answers what a test put into it. Unknown ids are refused as the engine does. */
class FakeEngine implements EngineClient {

    static final RunId RUN = RunId.parse("0190163d-8694-739b-aea5-966c26f8ad91");

    record Message(String kind, RunTarget target, String name, List<Payload> input) {}

    record Ended(String token, Outcome outcome) {}

    final List<StartRequest> starts = new CopyOnWriteArrayList<>();
    final List<Message> messages = new CopyOnWriteArrayList<>();
    final List<Ended> ended = new CopyOnWriteArrayList<>();
    final Map<String, RunDescription> runs = new ConcurrentHashMap<>();
    final Map<String, CompletableFuture<RunResult>> results = new ConcurrentHashMap<>();
    final List<HistoryEntry> history = new CopyOnWriteArrayList<>();
    final List<ExecutionRecord> listed = new CopyOnWriteArrayList<>();
    volatile RuntimeException refusal;
    volatile Payload answer;
    volatile boolean startedNow = true;
    volatile ExecutionFilter filter;

    @Override
    public void check(StartRequest request) {}

    @Override
    public CompletableFuture<StartReceipt> start(StartRequest request) {
        starts.add(request);
        return answered(
                new StartReceipt(request.workflowId() == null ? "made-up" : request.workflowId(), RUN, startedNow));
    }

    @Override
    public CompletableFuture<Void> signal(RunTarget target, String name, List<Payload> input) {
        return message("signal", target, name, input, null);
    }

    @Override
    public CompletableFuture<Void> cancel(RunTarget target, String reason) {
        return message("cancel", target, reason, List.of(), null);
    }

    @Override
    public CompletableFuture<Void> pause(RunTarget target, String reason) {
        return message("pause", target, reason, List.of(), null);
    }

    @Override
    public CompletableFuture<Void> resume(RunTarget target, String reason) {
        return message("resume", target, reason, List.of(), null);
    }

    @Override
    public CompletableFuture<Void> pauseActivity(RunTarget target, String activityId, String reason) {
        return message("pauseActivity", target, activityId + " " + reason, List.of(), null);
    }

    @Override
    public CompletableFuture<Void> resumeActivity(RunTarget target, String activityId, String reason) {
        return message("resumeActivity", target, activityId + " " + reason, List.of(), null);
    }

    final List<ResetRequest> resets = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<StartReceipt> reset(RunTarget target, ResetRequest request) {
        resets.add(request);
        return message("reset", target, request.reason(), List.of(), new StartReceipt(target.workflowId(), RUN, true));
    }

    @Override
    public CompletableFuture<Void> terminate(RunTarget target, String reason) {
        return message("terminate", target, reason, List.of(), null);
    }

    @Override
    public CompletableFuture<Payload> query(RunTarget target, String name, List<Payload> input) {
        return message("query", target, name, input, answer);
    }

    @Override
    public CompletableFuture<RunResult> result(RunTarget target) {
        known(target);
        return results.computeIfAbsent(target.workflowId(), id -> new CompletableFuture<>());
    }

    @Override
    public RunDescription describe(RunTarget target) {
        return known(target);
    }

    @Override
    public List<HistoryEntry> history(RunTarget target, long fromEventId, int limit) {
        known(target);
        return history.stream()
                .filter(e -> e.eventId() >= fromEventId)
                .limit(limit)
                .toList();
    }

    @Override
    public WorkflowExecutionHistory export(RunTarget target) {
        known(target);
        return WorkflowExecutionHistory.fromJson("{\"format\":\"perdura-history\",\"version\":1,\"workflowId\":\""
                + target.workflowId() + "\",\"runId\":\"" + RUN + "\",\"workflowType\":\"Order\"}");
    }

    @Override
    public List<ExecutionRecord> list(ExecutionFilter wanted, ExecutionRecord after, int limit) {
        filter = wanted;
        List<ExecutionRecord> rest = new ArrayList<>(listed);
        if (after != null) {
            rest.removeIf(run ->
                    run.startTime().isAfter(after.startTime()) || run.runId().compareTo(after.runId()) >= 0);
        }
        return rest.stream().limit(limit).toList();
    }

    @Override
    public long count(ExecutionFilter wanted) {
        filter = wanted;
        return listed.size();
    }

    @Override
    public Map<String, IndexedValueType> searchAttributeTypes() {
        return Map.of("Customer", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    }

    @Override
    public CompletableFuture<Void> completeActivity(String token, Outcome outcome) {
        ended.add(new Ended(token, outcome));
        return answered(null);
    }

    @Override
    public CompletableFuture<Void> completeActivity(RunTarget target, String activityId, Outcome outcome) {
        return completeActivity(target + ":" + activityId, outcome);
    }

    @Override
    public Heartbeat heartbeatActivity(String token, List<Payload> details) {
        messages.add(new Message("heartbeat", RunTarget.of(token), "", details));
        return Heartbeat.CANCEL_REQUESTED;
    }

    @Override
    public Heartbeat heartbeatActivity(RunTarget target, String activityId, List<Payload> details) {
        return heartbeatActivity(activityId, details);
    }

    private RunDescription known(RunTarget target) {
        RunDescription run = runs.get(target.workflowId());
        if (run == null) {
            throw new EngineException(EngineException.Code.NOT_FOUND, "There is no " + target);
        }
        return run;
    }

    private <T> CompletableFuture<T> message(String kind, RunTarget target, String name, List<Payload> input, T reply) {
        if (!runs.containsKey(target.workflowId())) {
            return CompletableFuture.failedFuture(
                    new EngineException(EngineException.Code.NOT_FOUND, "There is no " + target));
        }
        messages.add(new Message(kind, target, name, input));
        return answered(reply);
    }

    private <T> CompletableFuture<T> answered(T value) {
        return refusal == null ? CompletableFuture.completedFuture(value) : CompletableFuture.failedFuture(refusal);
    }

    volatile UpdateReceipt.Outcome outcome;

    @Override
    public CompletableFuture<StartReceipt> signalWithStart(
            StartRequest request, String signalName, List<Payload> signalInput) {
        messages.add(new Message("signalWithStart", RunTarget.of(request.workflowType()), signalName, signalInput));
        return start(request);
    }

    @Override
    public CompletableFuture<UpdateReceipt> update(RunTarget target, UpdateCall call) {
        return message(
                "update",
                target,
                call.name(),
                call.input(),
                new UpdateReceipt(target.workflowId(), RUN, call.updateId(), call.untilCompleted() ? outcome : null));
    }

    @Override
    public StartedWithUpdate updateWithStart(StartRequest request, UpdateCall call) {
        return new StartedWithUpdate(start(request), update(RunTarget.of(request.workflowType()), call));
    }

    @Override
    public CompletableFuture<UpdateReceipt> updateOutcome(RunTarget target, String updateId) {
        return outcome == null
                ? new CompletableFuture<>()
                : message(
                        "outcome",
                        target,
                        updateId,
                        List.of(),
                        new UpdateReceipt(target.workflowId(), RUN, updateId, outcome));
    }
}
