package io.perdura.engine.port;

import io.perdura.common.IndexedValueType;
import io.perdura.engine.history.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is read of runs. Every method reads committed data only. Thread-safe. */
public interface RunStore {

    Optional<CurrentRun> current(String workflowId);

    Optional<ExecutionRecord> execution(RunId runId);

    /** History rows in order, beginning with the row that contains {@code fromEventId}. */
    List<AppendedBatch> history(RunId runId, long fromEventId, int maxRows);

    /** All activity rows of a run. */
    List<ActivityRow> activities(RunId runId);

    /**
     * Open runs of these partitions whose wake-up time has come, earliest first, by workflow id within an instant, beginning behind
     * {@code last}.
     */
    List<CurrentRun> due(Collection<PartitionId> partitions, Instant upTo, @Nullable CurrentRun last, int limit);

    /** Open runs that fall due after {@code after} and not later than {@code upTo}, earliest first. */
    List<CurrentRun> upcoming(Collection<PartitionId> partitions, Instant after, Instant upTo, int limit);

    /** Activity rows of these partitions whose due time is not later than {@code upTo}, earliest first. */
    List<ActivityRow> dueActivities(Collection<PartitionId> partitions, Instant upTo, int limit);

    /**
     * Activity rows of these partitions that say STARTED by an incarnation of a node that does not live any more, by key, beginning
     * after {@code after}: nobody else will ever end them.
     */
    List<ActivityRow> lostActivities(Collection<PartitionId> partitions, @Nullable ActivityKey after, int limit);

    /** Inbox rows of these partitions by id, beginning after {@code afterId}. */
    List<InboxMessage> inbox(Collection<PartitionId> partitions, long afterId, int limit);

    /** For a query: the partition's epoch and the unread messages of the workflow, read in one statement. */
    RunInbox inboxOf(PartitionId partition, String workflowId);

    /** A partition's epoch and a workflow's unread messages, by id. */
    record RunInbox(long epoch, List<InboxMessage> messages) {}

    /**
     * Reads newest runs together, for a node that owns them and lets nothing happen to them meanwhile. What is missing in the answer
     * does not exist, or is too large to be read with others: it is to be read alone.
     *
     * @return by workflow id
     */
    Map<String, StoredRun> load(Collection<WorkflowAddress> workflows);

    /** Runs that match, newest first by (start time, run id), beginning after {@code after}. */
    List<ExecutionRecord> list(ExecutionFilter filter, @Nullable ExecutionRecord after, int limit);

    long count(ExecutionFilter filter);

    /** The types of all search attributes that were ever used, by name. */
    Map<String, IndexedValueType> attributeTypes();
}
