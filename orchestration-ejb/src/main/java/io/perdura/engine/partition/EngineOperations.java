package io.perdura.engine.partition;

import io.perdura.common.IndexedValueType;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.engine.history.HistoryFormatException;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.port.ActivityAttempt.Heartbeat;
import io.perdura.engine.port.ClientStore;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.MessageBody.Outcome;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The operations on runs: through the mailbox when this node owns the run and no transaction is open, else through rows. */
final class EngineOperations implements EngineClient {

    private final EngineParts engine;
    private final Waiters waiters;
    private final StartOperation startOperation;
    private final Inquiries inquiries;
    private final OutsideActivities activities;
    private final UpdateOperations updates;

    EngineOperations(EngineParts engine, Waiters waiters, UpdateWaiters updateWaiters) {
        this.engine = engine;
        this.waiters = waiters;
        this.inquiries = new Inquiries(engine);
        this.updates = new UpdateOperations(engine, inquiries, updateWaiters);
        this.startOperation = new StartOperation(engine, updates);
        this.activities = new OutsideActivities(engine, inquiries);
    }

    private ClientStore clients() {
        return engine.ports().clients();
    }

    @Override
    public CompletableFuture<StartReceipt> start(StartRequest request) {
        return guarded(() -> {
            requireServing();
            return startOperation.start(request);
        });
    }

    @Override
    public void check(StartRequest request) {
        Inquiries.reading(() -> {
            requireServing();
            return startOperation.check(request);
        });
    }

    @Override
    public CompletableFuture<StartReceipt> signalWithStart(
            StartRequest request, String signalName, List<Payload> signalInput) {
        return guarded(() -> {
            requireServing();
            Checks.text("signal name", signalName, engine.config().idLimit());
            Checks.payloads(
                    "signal '" + signalName + "'", signalInput, engine.config().payloadLimit());
            return startOperation.startWith(request, new MessageBody.Signal(signalName, signalInput, null, false));
        });
    }

    @Override
    public StartedWithUpdate updateWithStart(StartRequest request, UpdateCall call) {
        try {
            requireServing();
            return startOperation.startWith(request, call);
        } catch (StoreException | EngineException e) {
            EngineException refusal = Inquiries.refusal(e);
            return new StartedWithUpdate(
                    CompletableFuture.failedFuture(refusal), CompletableFuture.failedFuture(refusal));
        }
    }

    // ---- messages

    @Override
    public CompletableFuture<@Nullable Void> signal(RunTarget target, String name, List<Payload> input) {
        return signal(target, name, input, Map.of());
    }

    @Override
    public CompletableFuture<@Nullable Void> signal(
            RunTarget target, String name, List<Payload> input, Map<String, Payload> header) {
        return guarded(() -> {
            Checks.text("signal name", name, engine.config().idLimit());
            Checks.payloads("signal '" + name + "'", input, engine.config().payloadLimit());
            return send(target, new MessageBody.Signal(name, List.copyOf(input), null, false, header));
        });
    }

    @Override
    public CompletableFuture<@Nullable Void> cancel(RunTarget target, String reason) {
        return guarded(() -> send(target, new MessageBody.Cancel(checked(reason), null, false)));
    }

    private String checked(String reason) {
        Checks.reason(reason, engine.config().payloadLimit());
        return reason;
    }

    @Override
    public CompletableFuture<@Nullable Void> pause(RunTarget target, String reason) {
        return guarded(() -> send(target, new MessageBody.Pause(checked(reason))));
    }

    @Override
    public CompletableFuture<@Nullable Void> resume(RunTarget target, String reason) {
        return guarded(() -> send(target, new MessageBody.Resume(checked(reason))));
    }

    @Override
    public CompletableFuture<@Nullable Void> pauseActivity(RunTarget target, String activityId, String reason) {
        return guarded(() -> send(target, new MessageBody.PauseActivity(activityId, checked(reason))));
    }

    @Override
    public CompletableFuture<@Nullable Void> resumeActivity(RunTarget target, String activityId, String reason) {
        return guarded(() -> send(target, new MessageBody.ResumeActivity(activityId, checked(reason))));
    }

    @Override
    public CompletableFuture<StartReceipt> reset(RunTarget target, ResetRequest request) {
        return guarded(() -> {
            requireServing();
            return new ResetOperation(engine, inquiries).reset(target, request);
        });
    }

    /** As {@link #reset(RunTarget, ResetRequest)}, with an id for the new run. */
    CompletableFuture<StartReceipt> reset(RunTarget target, ResetRequest request, RunId next) {
        return guarded(() -> {
            requireServing();
            return new ResetOperation(engine, inquiries).reset(target, request, next);
        });
    }

    @Override
    public CompletableFuture<@Nullable Void> terminate(RunTarget target, String reason) {
        return guarded(() -> send(target, new MessageBody.Terminate(checked(reason))));
    }

    @Override
    public CompletableFuture<UpdateReceipt> update(RunTarget target, UpdateCall call) {
        return guarded(() -> {
            requireServing();
            return updates.update(target, call);
        });
    }

    @Override
    public CompletableFuture<UpdateReceipt> updateOutcome(RunTarget target, String updateId) {
        return guarded(() -> updates.outcome(target, updateId));
    }

    void checkWaitedUpdates() {
        updates.checkWaited();
    }

    private CompletableFuture<@Nullable Void> send(RunTarget target, MessageBody body) {
        return send(target, body, UUID.randomUUID().toString());
    }

    /** @param messageId by which the run knows the message when it comes again */
    CompletableFuture<@Nullable Void> send(RunTarget target, MessageBody body, String messageId) {
        requireServing();
        if (!clients().inTransaction()) {
            PartitionId partition = partitionOf(target);
            CompletableFuture<@Nullable Void> future = new CompletableFuture<>();
            Message.Said said = new Message.Said(messageId, 0, target.runId(), body, Refusals.reply(future));
            if (engine.ownership().fence(partition) != null
                    && engine.actors().offer(partition, target.workflowId(), said)) {
                return future;
            }
        }
        CurrentRun run = clients()
                .send(new OutboundMessage(null, target.workflowId(), target.runId(), messageId, body))
                .orElseThrow(() -> Inquiries.unknown(target));
        if (!run.open() || (target.runId() != null && !target.runId().equals(run.runId()))) {
            throw new EngineException(
                    Code.CLOSED, target + " is closed: nothing can reach it any more", run.runId(), null);
        }
        clients().afterCommit(() -> engine.actors().nudge(run.partition().taskQueue(), run.workflowId()));
        return CompletableFuture.completedFuture(null);
    }

    /** The partition of a run: from memory when it is there. */
    private PartitionId partitionOf(RunTarget target) {
        RunActor known = engine.actors().existing(target.workflowId());
        return known != null
                ? known.fence().partition()
                : inquiries.current(target).partition();
    }

    // ---- questions

    @Override
    public CompletableFuture<Payload> query(RunTarget target, String name, List<Payload> input) {
        return guarded(() -> {
            requireServing();
            Checks.payloads("query '" + name + "'", input, engine.config().payloadLimit());
            CurrentRun current = inquiries.current(target);
            RunId asked = target.runId() == null ? current.runId() : target.runId();
            CompletableFuture<Payload> answer = new CompletableFuture<>();
            Query query = new Query(name, List.copyOf(input), answer);
            if (current.open() && asked.equals(current.runId())) {
                if (!engine.actors().offer(current.partition(), target.workflowId(), query)) {
                    throw new EngineException(
                            Code.UNAVAILABLE, target + " belongs to another node: ask there, or try again");
                }
            } else {
                engine.tasks().execute(() -> answerClosed(new RunTarget(target.workflowId(), asked), query));
            }
            return answer;
        });
    }

    private void answerClosed(RunTarget target, Query query) {
        try {
            Run run = inquiries.closedRun(target);
            try {
                answer(target.workflowId(), run, query);
            } finally {
                engine.discard(run);
            }
        } catch (RuntimeException e) {
            query.answer().completeExceptionally(Inquiries.refusal(e));
        }
    }

    /** Asks the run's code; on the one thread that may. */
    void answer(String workflowId, @Nullable Run run, Query query) {
        try {
            if (run == null) {
                throw Inquiries.unknown(RunTarget.of(workflowId));
            }
            query.answer().complete(run.query(query.name(), query.input()));
        } catch (EngineException e) {
            query.answer().completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            query.answer()
                    .completeExceptionally(new EngineException(
                            Code.QUERY_FAILED,
                            "workflow '" + workflowId + "' did not answer: " + e.getMessage(),
                            run == null ? null : run.runId(),
                            e));
        }
    }

    @Override
    public CompletableFuture<RunResult> result(RunTarget target) {
        return guarded(() -> {
            if (clients().wroteTo(target.workflowId())) {
                throw new EngineException(
                        Code.WOULD_DEADLOCK,
                        "this transaction has started " + target + " or sent it something, which takes effect with the"
                                + " commit; waiting for its result before that would never end: commit first, then wait");
            }
            CompletableFuture<RunResult> future = waiters.add(target);
            try {
                inquiries.ended(target).ifPresent(future::complete);
            } catch (RuntimeException e) {
                future.completeExceptionally(notWaitedFor(target, Inquiries.refusal(e)));
            }
            return future;
        });
    }

    /** A workflow that nobody sees may be one that the caller's own transaction starts. */
    private EngineException notWaitedFor(RunTarget target, EngineException refusal) {
        if (refusal.code() != Code.NOT_FOUND || !clients().inTransaction()) {
            return refusal;
        }
        return new EngineException(
                Code.WOULD_DEADLOCK,
                target + " is not to be seen. If this transaction starts it, it begins with the commit, and waiting for"
                        + " it before that would never end: commit first, then wait");
    }

    /** Tells those who wait for a workflow that ended elsewhere. */
    void checkEnded(String workflowId) {
        try {
            Optional<RunResult> ended = inquiries.ended(RunTarget.of(workflowId));
            ended.ifPresent(result -> waiters.ended(result, true));
        } catch (EngineException gone) {
            engine.listener().messageDropped(workflowId, "somebody waits for it: " + gone.getMessage());
        }
    }

    @Override
    public RunDescription describe(RunTarget target) {
        return inquiries.describe(target);
    }

    @Override
    public List<HistoryEntry> history(RunTarget target, long fromEventId, int limit) {
        return inquiries.history(target, fromEventId, limit);
    }

    @Override
    public WorkflowExecutionHistory export(RunTarget target) {
        return inquiries.export(target);
    }

    @Override
    public List<ExecutionRecord> list(ExecutionFilter filter, @Nullable ExecutionRecord after, int limit) {
        return Inquiries.reading(() -> engine.ports().runs().list(filter, after, limit));
    }

    @Override
    public long count(ExecutionFilter filter) {
        return Inquiries.reading(() -> engine.ports().runs().count(filter));
    }

    @Override
    public Map<String, IndexedValueType> searchAttributeTypes() {
        return engine.attributeTypes().all();
    }

    // ---- activities from outside

    @Override
    public CompletableFuture<@Nullable Void> completeActivity(String token, Outcome outcome) {
        return guarded(() -> activities.complete(ActivityToken.parse(token), outcome));
    }

    @Override
    public CompletableFuture<@Nullable Void> completeActivity(RunTarget target, String activityId, Outcome outcome) {
        return guarded(() -> activities.complete(activities.find(target, activityId), outcome));
    }

    @Override
    public Heartbeat heartbeatActivity(String token, List<Payload> details) {
        return Inquiries.reading(() -> activities.heartbeat(ActivityToken.parse(token), details));
    }

    @Override
    public Heartbeat heartbeatActivity(RunTarget target, String activityId, List<Payload> details) {
        return Inquiries.reading(() -> activities.heartbeat(activities.find(target, activityId), details));
    }

    private void requireServing() {
        if (!engine.standing().serving() || engine.databaseInTrouble()) {
            throw new EngineException(
                    Code.UNAVAILABLE, "the engine does not take work: " + engine.status() + "; try again");
        }
        if (engine.overloaded()) {
            throw new EngineException(
                    Code.UNAVAILABLE,
                    "the database does not keep up: more than " + engine.backlogLimit()
                            + " transitions wait to be committed (perdura.cached-runs); try again");
        }
    }

    private static <T extends @Nullable Object> CompletableFuture<T> guarded(Supplier<CompletableFuture<T>> call) {
        try {
            return call.get();
        } catch (StoreException | EngineException | HistoryFormatException e) {
            return CompletableFuture.failedFuture(Inquiries.refusal(e));
        }
    }
}
