package io.perdura.engine.port;

import io.perdura.common.IndexedValueType;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What callers write without owning the partition: new runs and messages. Both join the transaction of the calling thread if
 * there is one (the business transaction of the application), else they are one of their own. Thread-safe.
 */
public interface ClientStore {

    /** True when the calling thread is in a transaction that writes would join. */
    boolean inTransaction();

    /**
     * True when the calling thread's transaction has started this workflow or sent it something: nobody sees that before the
     * commit, so waiting in the transaction for what follows would never end.
     */
    boolean wroteTo(String workflowId);

    /** Runs {@code action} after the calling thread's transaction has committed; at once when there is none. */
    void afterCommit(Runnable action);

    /**
     * Creates a run, due at {@link NewRun#wakeAt}. The insert never dooms the caller's transaction. When the id is taken, the row is locked
     * and decides: the same request id answers that run; an open one goes by the conflict policy, a closed one by the reuse
     * policy. {@code TERMINATE_EXISTING} is the caller's to carry out: it is refused here like {@code FAIL}, then the caller
     * terminates the run and starts again.
     */
    StartResult start(NewRun run, WorkflowIdReusePolicy reuse, WorkflowIdConflictPolicy conflict);

    /**
     * What became of a start.
     *
     * @param run the run that the caller now talks to
     * @param outcome how it came about
     */
    record StartResult(CurrentRun run, Outcome outcome) {
        public enum Outcome {
            STARTED,
            /** The same request id started it before. */
            SAME_REQUEST,
            /** An open run is used, as the conflict policy says. */
            USED_EXISTING,
            /** Refused: the id belongs to an open run. */
            ALREADY_OPEN,
            /** Refused: the id belongs to a closed run and the reuse policy forbids another. */
            REUSE_REFUSED
        }

        /** The run as it was created. */
        public static StartResult started(NewRun run) {
            ExecutionRecord execution = run.execution();
            return new StartResult(
                    new CurrentRun(
                            execution.workflowId(),
                            execution.runId(),
                            execution.partition(),
                            execution.status(),
                            run.requestId(),
                            run.wakeAt()),
                    Outcome.STARTED);
        }

        /** What the row that holds the id decides; empty when its run is closed and may be followed by another. */
        public static Optional<StartResult> settledBy(
                CurrentRun present, String requestId, WorkflowIdReusePolicy reuse, WorkflowIdConflictPolicy conflict) {
            if (present.requestId().equals(requestId)) {
                return Optional.of(new StartResult(present, Outcome.SAME_REQUEST));
            }
            if (present.open()) {
                boolean use = conflict == WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING;
                return Optional.of(new StartResult(present, use ? Outcome.USED_EXISTING : Outcome.ALREADY_OPEN));
            }
            boolean succeeded = present.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
            boolean free = switch (reuse) {
                case WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE, WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING -> true;
                case WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY -> !succeeded;
                case WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE -> false;
            };
            return free ? Optional.empty() : Optional.of(new StartResult(present, Outcome.REUSE_REFUSED));
        }
    }

    /**
     * Fixes the types of search attributes that have none yet, in a transaction of its own, whatever the caller's does.
     *
     * @return the types that these names have now, by name
     */
    Map<String, IndexedValueType> registerAttributes(Map<String, IndexedValueType> wanted);

    /**
     * Deletes closed runs with all that belongs to them, in one small transaction; rows that somebody else has locked are left for
     * the next time. A workflow id is free again when its newest run is deleted.
     *
     * @param partitions whose runs
     * @param closedBefore which of them: those that closed before
     * @param startedFrom where to begin, by start time; {@link Removed#last} of the page before
     * @param limit how many at most
     */
    Removed removeClosed(Collection<PartitionId> partitions, Instant closedBefore, Instant startedFrom, int limit);

    /**
     * What a page of deletions did.
     *
     * @param runs how many were deleted
     * @param last the start time of the last one; null when there was none
     */
    record Removed(int runs, @Nullable Instant last) {}

    /**
     * Puts a message into the inbox of an open run. The current row is locked against closing first.
     *
     * @return the run's row as locked: the message was written if and only if it is open and, when the message names a run,
     *     that run; empty when the workflow id is unknown
     */
    Optional<CurrentRun> send(OutboundMessage message);
}
