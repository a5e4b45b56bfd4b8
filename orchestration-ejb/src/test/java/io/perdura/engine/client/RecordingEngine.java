package io.perdura.engine.client;

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

/** Notes what it is asked for, and answers what the test put there. */
final class RecordingEngine implements EngineClient {

    static final RunId RUN = RunId.of(1_700_000_000_000L, 1, 2);

    final List<StartRequest> starts = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final List<Payload> lastInput = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    CompletableFuture<RunResult> result = new CompletableFuture<>();
    CompletableFuture<Payload> answer = new CompletableFuture<>();
    Heartbeat heartbeat = Heartbeat.GO_ON;
    EngineException refusal;

    private <T> CompletableFuture<T> said(String call, List<Payload> input, T value) {
        calls.add(call);
        lastInput.clear();
        lastInput.addAll(input);
        return refusal == null ? CompletableFuture.completedFuture(value) : CompletableFuture.failedFuture(refusal);
    }

    @Override
    public void check(StartRequest request) {}

    @Override
    public CompletableFuture<StartReceipt> start(StartRequest request) {
        starts.add(request);
        String id = request.workflowId() == null ? "made-up" : request.workflowId();
        return said("start " + request.workflowType(), request.input(), new StartReceipt(id, RUN, true));
    }

    @Override
    public CompletableFuture<Void> signal(RunTarget target, String name, List<Payload> input) {
        return said("signal " + name + " to " + target, input, null);
    }

    @Override
    public CompletableFuture<Void> cancel(RunTarget target, String reason) {
        return said("cancel " + target + " because " + reason, List.of(), null);
    }

    @Override
    public CompletableFuture<Void> pause(RunTarget target, String reason) {
        return said("pause " + target + " because " + reason, List.of(), null);
    }

    @Override
    public CompletableFuture<Void> resume(RunTarget target, String reason) {
        return said("resume " + target + " because " + reason, List.of(), null);
    }

    @Override
    public CompletableFuture<Void> pauseActivity(RunTarget target, String activityId, String reason) {
        return said("pause activity " + activityId + " of " + target + " because " + reason, List.of(), null);
    }

    @Override
    public CompletableFuture<Void> resumeActivity(RunTarget target, String activityId, String reason) {
        return said("resume activity " + activityId + " of " + target + " because " + reason, List.of(), null);
    }

    @Override
    public CompletableFuture<StartReceipt> reset(RunTarget target, ResetRequest request) {
        return said("reset " + target, List.of(), new StartReceipt(target.workflowId(), RUN, true));
    }

    @Override
    public CompletableFuture<Void> terminate(RunTarget target, String reason) {
        return said("terminate " + target + " because " + reason, List.of(), null);
    }

    @Override
    public CompletableFuture<Payload> query(RunTarget target, String name, List<Payload> input) {
        calls.add("query " + name + " of " + target);
        return answer;
    }

    @Override
    public CompletableFuture<RunResult> result(RunTarget target) {
        calls.add("result of " + target);
        return result;
    }

    @Override
    public RunDescription describe(RunTarget target) {
        throw refusal;
    }

    @Override
    public List<HistoryEntry> history(RunTarget target, long fromEventId, int limit) {
        throw refusal;
    }

    @Override
    public WorkflowExecutionHistory export(RunTarget target) {
        calls.add("export of " + target);
        throw refusal;
    }

    @Override
    public List<ExecutionRecord> list(ExecutionFilter filter, ExecutionRecord after, int limit) {
        throw refusal;
    }

    @Override
    public long count(ExecutionFilter filter) {
        throw refusal;
    }

    @Override
    public Map<String, IndexedValueType> searchAttributeTypes() {
        return Map.of();
    }

    @Override
    public CompletableFuture<Void> completeActivity(String token, Outcome outcome) {
        outcomes.add(outcome);
        return said("complete " + token, List.of(), null);
    }

    @Override
    public CompletableFuture<Void> completeActivity(RunTarget target, String activityId, Outcome outcome) {
        outcomes.add(outcome);
        return said("complete " + activityId + " of " + target, List.of(), null);
    }

    @Override
    public Heartbeat heartbeatActivity(String token, List<Payload> details) {
        calls.add("heartbeat " + token);
        return heartbeat;
    }

    @Override
    public Heartbeat heartbeatActivity(RunTarget target, String activityId, List<Payload> details) {
        calls.add("heartbeat " + activityId + " of " + target);
        return heartbeat;
    }

    CompletableFuture<UpdateReceipt> update = new CompletableFuture<>();

    @Override
    public CompletableFuture<StartReceipt> signalWithStart(
            StartRequest request, String signalName, List<Payload> signalInput) {
        starts.add(request);
        return said("signalWithStart " + signalName, signalInput, new StartReceipt("made-up", RUN, true));
    }

    @Override
    public CompletableFuture<UpdateReceipt> update(RunTarget target, UpdateCall call) {
        calls.add("update " + call.name() + " of " + target);
        return update;
    }

    @Override
    public StartedWithUpdate updateWithStart(StartRequest request, UpdateCall call) {
        return new StartedWithUpdate(start(request), update(RunTarget.of("made-up"), call));
    }

    @Override
    public CompletableFuture<UpdateReceipt> updateOutcome(RunTarget target, String updateId) {
        calls.add("outcome of " + updateId + " of " + target);
        return update;
    }
}
