package io.perdura.activity;

import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One running attempt of an activity. Thread-safe. */
public interface ActivityExecutionContext {

    /** What runs: ids, type, attempt, timeouts, and the idempotency key. */
    ActivityInfo getInfo();

    /**
     * Says that the attempt makes progress. The details are kept for the next attempt; calls that come faster than the
     * heartbeat timeout needs are joined.
     *
     * @throws io.perdura.common.PerduraException an {@code ActivityCompletionException} of the client package:
     *     {@code ActivityCanceledException} if the activity was cancelled, {@code ActivityNotExistsException} if the
     *     attempt is over (timed out, or its workflow closed), {@code ActivityWorkerShutdownException} if the node stops
     */
    <V> void heartbeat(@Nullable V details);

    /** The details of the last heartbeat, of this attempt or the one before; empty if there are none. */
    <V> Optional<V> getHeartbeatDetails(Class<V> detailsClass);

    /** As above, for a generic type. */
    <V> Optional<V> getHeartbeatDetails(Class<V> detailsClass, Type detailsType);

    /** The details that the attempts before this one left; no heartbeat of this attempt changes them. Empty if there are none. */
    default <V> Optional<V> getLastHeartbeatDetails(Class<V> detailsClass) {
        return getLastHeartbeatDetails(detailsClass, detailsClass);
    }

    /** As above, for a generic type. */
    <V> Optional<V> getLastHeartbeatDetails(Class<V> detailsClass, Type detailsType);

    /** The token by which this attempt is completed from outside. The attempt is durable when this returns. */
    byte[] getTaskToken();

    /** The activity does not end when its method returns, but by the {@code ActivityCompletionClient}. */
    void doNotCompleteOnReturn();

    /** Whether the attempt ends by somebody else than its method, as {@link #doNotCompleteOnReturn} said. */
    boolean isDoNotCompleteOnReturn();

    /**
     * As {@link #doNotCompleteOnReturn}, for an attempt that another thread of this node ends. Its timeouts go on; if the node is
     * lost, so is the attempt.
     */
    ManualActivityCompletionClient useLocalManualCompletion();
}
