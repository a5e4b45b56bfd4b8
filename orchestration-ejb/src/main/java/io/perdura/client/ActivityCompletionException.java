package io.perdura.client;

import io.perdura.activity.ActivityInfo;
import io.perdura.common.PerduraException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A heartbeat or completion of an activity was not taken. From a heartbeat: let it end the activity's method. */
public abstract class ActivityCompletionException extends PerduraException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable ActivityInfo info;

    /** @param info the attempt, if the call came from its own method */
    protected ActivityCompletionException(String problem, @Nullable ActivityInfo info, @Nullable Throwable cause) {
        super(
                info == null
                        ? problem
                        : problem + ". workflowId='" + info.getWorkflowId() + "', runId='" + info.getRunId()
                                + "', activityId='" + info.getActivityId() + "', activityType='"
                                + info.getActivityType() + "', attempt=" + info.getAttempt(),
                cause);
        this.info = info;
    }

    /** The workflow id, if the call came from the activity's own method. */
    public Optional<String> getWorkflowId() {
        return Optional.ofNullable(info).map(ActivityInfo::getWorkflowId);
    }

    /** The run id, if the call came from the activity's own method. */
    public Optional<String> getRunId() {
        return Optional.ofNullable(info).map(ActivityInfo::getRunId);
    }

    /** The activity id, if the call came from the activity's own method. */
    public Optional<String> getActivityId() {
        return Optional.ofNullable(info).map(ActivityInfo::getActivityId);
    }

    /** The activity type, if the call came from the activity's own method. */
    public Optional<String> getActivityType() {
        return Optional.ofNullable(info).map(ActivityInfo::getActivityType);
    }
}
