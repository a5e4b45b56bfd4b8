package io.perdura.runtime;

import io.perdura.common.IndexedValueType;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionHistory;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The engine's operations as a bean: passes each call to the engine that there is, or refuses it. Thread-safe. */
@ApplicationScoped
public class CurrentEngineClient implements EngineClient {

    private final CurrentEngine current;

    @Inject
    public CurrentEngineClient(CurrentEngine current) {
        this.current = current;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CurrentEngineClient() {
        this(null);
    }

    private EngineClient client() {
        return current.engine().client();
    }

    private <T extends @Nullable Object> CompletableFuture<T> later(Function<EngineClient, CompletableFuture<T>> call) {
        try {
            return call.apply(client());
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<StartReceipt> start(StartRequest request) {
        return later(client -> client.start(request));
    }

    @Override
    public void check(StartRequest request) {
        client().check(request);
    }

    @Override
    public CompletableFuture<@Nullable Void> signal(RunTarget target, String name, List<Payload> input) {
        return later(client -> client.signal(target, name, input));
    }

    @Override
    public CompletableFuture<@Nullable Void> signal(
            RunTarget target, String name, List<Payload> input, Map<String, Payload> header) {
        return later(client -> client.signal(target, name, input, header));
    }

    @Override
    public CompletableFuture<@Nullable Void> cancel(RunTarget target, String reason) {
        return later(client -> client.cancel(target, reason));
    }

    @Override
    public CompletableFuture<@Nullable Void> pause(RunTarget target, String reason) {
        return later(client -> client.pause(target, reason));
    }

    @Override
    public CompletableFuture<@Nullable Void> resume(RunTarget target, String reason) {
        return later(client -> client.resume(target, reason));
    }

    @Override
    public CompletableFuture<@Nullable Void> pauseActivity(RunTarget target, String activityId, String reason) {
        return later(client -> client.pauseActivity(target, activityId, reason));
    }

    @Override
    public CompletableFuture<@Nullable Void> resumeActivity(RunTarget target, String activityId, String reason) {
        return later(client -> client.resumeActivity(target, activityId, reason));
    }

    @Override
    public CompletableFuture<StartReceipt> reset(RunTarget target, ResetRequest request) {
        return later(client -> client.reset(target, request));
    }

    @Override
    public CompletableFuture<@Nullable Void> terminate(RunTarget target, String reason) {
        return later(client -> client.terminate(target, reason));
    }

    @Override
    public CompletableFuture<StartReceipt> signalWithStart(
            StartRequest request, String signalName, List<Payload> signalInput) {
        return later(client -> client.signalWithStart(request, signalName, signalInput));
    }

    @Override
    public CompletableFuture<UpdateReceipt> update(RunTarget target, UpdateCall call) {
        return later(client -> client.update(target, call));
    }

    @Override
    public StartedWithUpdate updateWithStart(StartRequest request, UpdateCall call) {
        try {
            return client().updateWithStart(request, call);
        } catch (EngineException e) {
            return new StartedWithUpdate(CompletableFuture.failedFuture(e), CompletableFuture.failedFuture(e));
        }
    }

    @Override
    public CompletableFuture<UpdateReceipt> updateOutcome(RunTarget target, String updateId) {
        return later(client -> client.updateOutcome(target, updateId));
    }

    @Override
    public CompletableFuture<Payload> query(RunTarget target, String name, List<Payload> input) {
        return later(client -> client.query(target, name, input));
    }

    @Override
    public CompletableFuture<RunResult> result(RunTarget target) {
        return later(client -> client.result(target));
    }

    @Override
    public RunDescription describe(RunTarget target) {
        return client().describe(target);
    }

    @Override
    public List<HistoryEntry> history(RunTarget target, long fromEventId, int limit) {
        return client().history(target, fromEventId, limit);
    }

    @Override
    public WorkflowExecutionHistory export(RunTarget target) {
        return client().export(target);
    }

    @Override
    public List<ExecutionRecord> list(ExecutionFilter filter, @Nullable ExecutionRecord after, int limit) {
        return client().list(filter, after, limit);
    }

    @Override
    public long count(ExecutionFilter filter) {
        return client().count(filter);
    }

    @Override
    public Map<String, IndexedValueType> searchAttributeTypes() {
        return client().searchAttributeTypes();
    }

    @Override
    public CompletableFuture<@Nullable Void> completeActivity(String token, Outcome outcome) {
        return later(client -> client.completeActivity(token, outcome));
    }

    @Override
    public CompletableFuture<@Nullable Void> completeActivity(RunTarget target, String activityId, Outcome outcome) {
        return later(client -> client.completeActivity(target, activityId, outcome));
    }

    @Override
    public Heartbeat heartbeatActivity(String token, List<Payload> details) {
        return client().heartbeatActivity(token, details);
    }

    @Override
    public Heartbeat heartbeatActivity(RunTarget target, String activityId, List<Payload> details) {
        return client().heartbeatActivity(target, activityId, details);
    }
}
