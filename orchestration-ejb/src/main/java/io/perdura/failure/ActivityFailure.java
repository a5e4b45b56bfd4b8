package io.perdura.failure;

import io.perdura.common.RetryState;
import org.jspecify.annotations.Nullable;

/** An activity ended without a result. The cause says why: an application failure, a timeout or a cancellation. */
public final class ActivityFailure extends PerduraFailure {
    private static final long serialVersionUID = 1L;

    private final long scheduledEventId;
    private final long startedEventId;
    private final String activityType;
    private final String activityId;
    private final RetryState retryState;
    private final String identity;

    /**
     * @param startedEventId 0 if no attempt was recorded as started
     * @param identity of the node that ran the last attempt, or empty
     */
    public ActivityFailure(
            @Nullable String message,
            long scheduledEventId,
            long startedEventId,
            String activityType,
            String activityId,
            RetryState retryState,
            String identity,
            @Nullable Throwable cause) {
        super(
                "Activity with activityType='" + activityType + "' failed"
                        + (message == null || message.isEmpty() ? "" : ": '" + message + "'") + ". scheduledEventId="
                        + scheduledEventId + ", startedEventId=" + startedEventId + ", activityId=" + activityId
                        + ", identity='" + identity + "', retryState=" + retryState,
                message,
                cause);
        this.scheduledEventId = scheduledEventId;
        this.startedEventId = startedEventId;
        this.activityType = activityType;
        this.activityId = activityId;
        this.retryState = retryState;
        this.identity = identity;
    }

    /** The id of the event that scheduled the activity. */
    public long getScheduledEventId() {
        return scheduledEventId;
    }

    /** The id of the event that recorded the start, or 0. */
    public long getStartedEventId() {
        return startedEventId;
    }

    /** The type of the activity that failed. */
    public String getActivityType() {
        return activityType;
    }

    /** The id of that activity in its run. */
    public String getActivityId() {
        return activityId;
    }

    /** Why there is no further attempt. */
    public RetryState getRetryState() {
        return retryState;
    }

    /** The node that ran the last attempt, or empty. */
    public String getIdentity() {
        return identity;
    }
}
