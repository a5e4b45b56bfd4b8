package io.perdura.engine.partition;

import io.perdura.common.IndexedValueType;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.engine.port.ActivityAttempt.Heartbeat;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.MessageBody.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The operations on runs, in the engine's own terms: payloads and ids. {@code engine.client} puts the typed API on top, the
 * REST resources use it as it is. Thread-safe.
 *
 * <p>When the calling thread is in a JTA transaction, {@link #start}, {@link #signal}, {@link #cancel}, {@link #pause}, {@link #resume} and
 * {@link #terminate} join it: their future is complete when they return, and they take effect if and only if that transaction commits. Otherwise
 * the future completes after the effect is durable (I1). Refusals complete it with an {@link EngineException}.
 */
public interface EngineClient {

    CompletableFuture<StartReceipt> start(StartRequest request);

    /**
     * Whether a start would be accepted, whatever runs there are: for one that is to happen later.
     *
     * @throws EngineException with the reason when not
     */
    void check(StartRequest request);

    CompletableFuture<@Nullable Void> signal(RunTarget target, String name, List<Payload> input);

    /** As {@link #signal(RunTarget, String, List)}, with what travels beside the arguments. */
    default CompletableFuture<@Nullable Void> signal(
            RunTarget target, String name, List<Payload> input, Map<String, Payload> header) {
        return signal(target, name, input);
    }

    CompletableFuture<@Nullable Void> cancel(RunTarget target, String reason);

    /** Keeps a run's code from being run until it is resumed; what comes is recorded. Pausing twice has no effect. */
    CompletableFuture<@Nullable Void> pause(RunTarget target, String reason);

    CompletableFuture<@Nullable Void> resume(RunTarget target, String reason);

    /** Keeps further attempts of an open activity from beginning until it is resumed. Pausing twice has no effect. */
    CompletableFuture<@Nullable Void> pauseActivity(RunTarget target, String activityId, String reason);

    CompletableFuture<@Nullable Void> resumeActivity(RunTarget target, String activityId, String reason);

    /**
     * Repeats the newest run up to a point and lets it go on from there as a new run under the same workflow id; the old one, if
     * open, is terminated in the same transaction. The answer is the new run. Refused in a JTA transaction.
     */
    CompletableFuture<StartReceipt> reset(RunTarget target, ResetRequest request);

    CompletableFuture<@Nullable Void> terminate(RunTarget target, String reason);

    /** Signals the open workflow with the request's id, or starts it and signals it before anything else. */
    CompletableFuture<StartReceipt> signalWithStart(StartRequest request, String signalName, List<Payload> signalInput);

    /**
     * Updates a run. Refused with {@code UPDATE_REJECTED} when the run's code does not accept it, with {@code CLOSED} when the run
     * ends before the outcome, and with {@code WOULD_DEADLOCK} in a transaction. A repetition with the same id gets the same answer,
     * also from a closed run.
     */
    CompletableFuture<UpdateReceipt> update(RunTarget target, UpdateCall call);

    /** Updates the open workflow with the request's id as its conflict policy says, or starts it with the update. */
    StartedWithUpdate updateWithStart(StartRequest request, UpdateCall call);

    /** Waits for the outcome of an update that was accepted. Cancelling it is fine. */
    CompletableFuture<UpdateReceipt> updateOutcome(RunTarget target, String updateId);

    /** Asks the run's code, also when it is closed; sees every message acknowledged before. Never changes history. */
    CompletableFuture<Payload> query(RunTarget target, String name, List<Payload> input);

    /** Completes when the run (with a target without run id: the chain of its successors) has ended. Cancelling it is fine. */
    CompletableFuture<RunResult> result(RunTarget target);

    RunDescription describe(RunTarget target);

    /** Events in order beginning with {@code fromEventId}, at most {@code limit}. */
    List<HistoryEntry> history(RunTarget target, long fromEventId, int limit);

    /** The whole history of one run, so that it can be replayed elsewhere. */
    WorkflowExecutionHistory export(RunTarget target);

    /** Newest first, beginning after {@code after}. */
    List<ExecutionRecord> list(ExecutionFilter filter, @Nullable ExecutionRecord after, int limit);

    long count(ExecutionFilter filter);

    /** The types of the search attributes that are in use, by name. */
    Map<String, IndexedValueType> searchAttributeTypes();

    /**
     * Reads a filter of {@link #list} and {@link #count}. It leaves out the engine's own workflows, such as schedules, unless it names
     * them by type or id.
     *
     * @param query null or blank for every run
     * @throws io.perdura.engine.port.filter.FilterSyntaxException when it can't be read
     */
    default ExecutionFilter filter(@Nullable String query) {
        return OrdinaryRuns.of(
                query == null || query.isBlank()
                        ? ExecutionFilter.ALL
                        : ExecutionFilter.parse(query, searchAttributeTypes()));
    }

    /** Ends an attempt from outside, by its token ({@code runId:eventId:attempt}). */
    CompletableFuture<@Nullable Void> completeActivity(String token, Outcome outcome);

    /** Ends the current attempt from outside, by the activity's id within its run. */
    CompletableFuture<@Nullable Void> completeActivity(RunTarget target, String activityId, Outcome outcome);

    Heartbeat heartbeatActivity(String token, List<Payload> details);

    Heartbeat heartbeatActivity(RunTarget target, String activityId, List<Payload> details);
}
