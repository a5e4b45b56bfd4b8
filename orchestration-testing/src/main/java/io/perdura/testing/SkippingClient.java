package io.perdura.testing;

import io.perdura.common.IndexedValueType;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.engine.partition.EngineClient;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine's client: calls count as work, and waiting for a result lets time skip. Thread-safe. */
final class SkippingClient implements EngineClient {

    private final EngineClient engine;
    private final VirtualTime time;
    private final StuckRuns stuck;

    SkippingClient(EngineClient engine, VirtualTime time, StuckRuns stuck) {
        this.engine = engine;
        this.time = time;
        this.stuck = stuck;
    }

    private <T extends @Nullable Object> CompletableFuture<T> working(Supplier<CompletableFuture<T>> call) {
        time.workBegins();
        CompletableFuture<T> answer;
        try {
            answer = call.get();
        } catch (RuntimeException | Error e) {
            time.workEnds();
            throw e;
        }
        whenOver(answer, time::workEnds);
        return answer;
    }

    private static void whenOver(CompletableFuture<?> future, Runnable next) {
        var unused = future.whenComplete((result, failure) -> next.run());
    }

    private static <T> void copy(CompletableFuture<T> ended, CompletableFuture<T> copy) {
        try {
            copy.complete(ended.join());
        } catch (CompletionException e) {
            copy.completeExceptionally(e.getCause() == null ? e : e.getCause());
        } catch (CancellationException e) {
            copy.completeExceptionally(e);
        }
    }

    @Override
    public CompletableFuture<StartReceipt> start(StartRequest request) {
        return working(() -> engine.start(request));
    }

    @Override
    public void check(StartRequest request) {
        engine.check(request);
    }

    @Override
    public CompletableFuture<@Nullable Void> signal(RunTarget target, String name, List<Payload> input) {
        return working(() -> engine.signal(target, name, input));
    }

    @Override
    public CompletableFuture<@Nullable Void> signal(
            RunTarget target, String name, List<Payload> input, Map<String, Payload> header) {
        return working(() -> engine.signal(target, name, input, header));
    }

    @Override
    public CompletableFuture<@Nullable Void> cancel(RunTarget target, String reason) {
        return working(() -> engine.cancel(target, reason));
    }

    @Override
    public CompletableFuture<@Nullable Void> pause(RunTarget target, String reason) {
        return working(() -> engine.pause(target, reason));
    }

    @Override
    public CompletableFuture<@Nullable Void> resume(RunTarget target, String reason) {
        return working(() -> engine.resume(target, reason));
    }

    @Override
    public CompletableFuture<@Nullable Void> pauseActivity(RunTarget target, String activityId, String reason) {
        return working(() -> engine.pauseActivity(target, activityId, reason));
    }

    @Override
    public CompletableFuture<@Nullable Void> resumeActivity(RunTarget target, String activityId, String reason) {
        return working(() -> engine.resumeActivity(target, activityId, reason));
    }

    @Override
    public CompletableFuture<StartReceipt> reset(RunTarget target, ResetRequest request) {
        return working(() -> engine.reset(target, request));
    }

    @Override
    public CompletableFuture<@Nullable Void> terminate(RunTarget target, String reason) {
        return working(() -> engine.terminate(target, reason));
    }

    @Override
    public CompletableFuture<Payload> query(RunTarget target, String name, List<Payload> input) {
        return working(() -> engine.query(target, name, input));
    }

    @Override
    public CompletableFuture<RunResult> result(RunTarget target) {
        SkippingFuture<RunResult> result = new SkippingFuture<>(time, null);
        CompletableFuture<RunResult> ended = engine.result(target);
        whenOver(ended, () -> copy(ended, result));
        stuck.watch(target.workflowId(), result);
        whenOver(result, () -> ended.cancel(false));
        return result;
    }

    @Override
    public CompletableFuture<StartReceipt> signalWithStart(
            StartRequest request, String signalName, List<Payload> signalInput) {
        return working(() -> engine.signalWithStart(request, signalName, signalInput));
    }

    @Override
    public CompletableFuture<UpdateReceipt> update(RunTarget target, UpdateCall call) {
        return waited(target.workflowId(), () -> engine.update(target, call));
    }

    @Override
    public StartedWithUpdate updateWithStart(StartRequest request, UpdateCall call) {
        time.workBegins();
        try {
            StartedWithUpdate started = engine.updateWithStart(request, call);
            String workflowId = Objects.requireNonNullElse(request.workflowId(), "");
            return new StartedWithUpdate(waited(workflowId, started::start), waited(workflowId, started::update));
        } finally {
            time.workEnds();
        }
    }

    @Override
    public CompletableFuture<UpdateReceipt> updateOutcome(RunTarget target, String updateId) {
        return waited(target.workflowId(), () -> engine.updateOutcome(target, updateId));
    }

    /** Time may skip while somebody waits for the answer, which may take as long as the workflow pleases. */
    private <T> CompletableFuture<T> waited(String workflowId, Supplier<CompletableFuture<T>> call) {
        time.workBegins();
        try {
            SkippingFuture<T> answer = new SkippingFuture<>(time, null);
            CompletableFuture<T> ended = call.get();
            whenOver(ended, () -> copy(ended, answer));
            stuck.watch(workflowId, answer);
            whenOver(answer, () -> ended.cancel(false));
            return answer;
        } finally {
            time.workEnds();
        }
    }

    @Override
    public RunDescription describe(RunTarget target) {
        return engine.describe(target);
    }

    @Override
    public List<HistoryEntry> history(RunTarget target, long fromEventId, int limit) {
        return engine.history(target, fromEventId, limit);
    }

    @Override
    public WorkflowExecutionHistory export(RunTarget target) {
        return engine.export(target);
    }

    @Override
    public List<ExecutionRecord> list(ExecutionFilter filter, @Nullable ExecutionRecord after, int limit) {
        return engine.list(filter, after, limit);
    }

    @Override
    public long count(ExecutionFilter filter) {
        return engine.count(filter);
    }

    @Override
    public Map<String, IndexedValueType> searchAttributeTypes() {
        return engine.searchAttributeTypes();
    }

    @Override
    public CompletableFuture<@Nullable Void> completeActivity(String token, Outcome outcome) {
        return working(() -> engine.completeActivity(token, outcome));
    }

    @Override
    public CompletableFuture<@Nullable Void> completeActivity(RunTarget target, String activityId, Outcome outcome) {
        return working(() -> engine.completeActivity(target, activityId, outcome));
    }

    @Override
    public Heartbeat heartbeatActivity(String token, List<Payload> details) {
        time.outsiderMayAnswer();
        return engine.heartbeatActivity(token, details);
    }

    @Override
    public Heartbeat heartbeatActivity(RunTarget target, String activityId, List<Payload> details) {
        time.outsiderMayAnswer();
        return engine.heartbeatActivity(target, activityId, details);
    }
}
