package io.perdura.activity;

import org.jspecify.annotations.Nullable;

/**
 * Ends one attempt of an activity after its method has returned, from another thread of the same node; see
 * {@link ActivityExecutionContext#useLocalManualCompletion}. Thread-safe.
 */
public interface ManualActivityCompletionClient {

    /** Ends the activity with its result; null for none. What comes after an end is ignored. */
    void complete(@Nullable Object result);

    /** Fails the attempt; the retry policy decides whether there is another one. */
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
