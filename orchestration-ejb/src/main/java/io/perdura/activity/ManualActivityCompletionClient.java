package io.perdura.activity;

import org.jspecify.annotations.Nullable;

/**
 * Ends one attempt of an activity after its method has returned, from another thread of the same node; see
 * {@link ActivityExecutionContext#useLocalManualCompletion}. Thread-safe.
 */
public interface ManualActivityCompletionClient {

    void complete(@Nullable Object result);

    void fail(Throwable failure);

    /**
     * Says that the attempt makes progress.
     *
     * @throws io.perdura.common.PerduraException as {@link ActivityExecutionContext#heartbeat} does
     */
    void recordHeartbeat(@Nullable Object details);

    /** Ends the activity as cancelled, after it was told to. */
    void reportCancellation(@Nullable Object details);
}
