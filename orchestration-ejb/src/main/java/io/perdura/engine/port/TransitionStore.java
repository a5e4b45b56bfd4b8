package io.perdura.engine.port;

import io.perdura.engine.history.RunId;
import java.util.List;

/** The fenced writes: what owners of partitions commit. Thread-safe; callers send one commit a committer at a time. */
public interface TransitionStore {

    /**
     * Writes transitions in one database transaction of its own and answers what became of each, in order.
     *
     * <p>In this order: the fences of all partitions involved, locked in key order and held to the commit; the guarded rows,
     * locked with SKIP LOCKED in key order, a transition whose row is missing, locked elsewhere or not as expected being left
     * out; the close gate as a statement of its own; deletes and updates; batched inserts; commit.
     *
     * @throws StoreException when the transaction as a whole failed; its kind says what is known
     */
    List<CommitResult> commit(List<Transition> transitions);

    /** Called now and then, off the committers: what keeps commits fast as the tables grow. */
    default void tend() {}

    /**
     * After an unknown outcome: takes the fence again (which waits for the old connection's transaction to end) and looks for
     * the history row. Only for transitions that append.
     *
     * @return COMMITTED when the row is there with this epoch, GUARD_LOST when it is not, EPOCH_LOST when the fence is
     */
    CommitResult.Outcome outcome(Fence fence, RunId runId, long firstEventId);
}
