package io.perdura.engine.replay;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.converter.DataConverter;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is deployed on this node, as the engine must know it. Immutable while the engine runs; thread-safe. */
public interface Deployment {

    Optional<WorkflowDefinition> workflow(String type);

    Collection<WorkflowDefinition> workflows();

    /** The options of an activity type before what the caller's stub says: those of its {@code @ActivityPolicy}. */
    ActivityOptions activityDefaults(String activityType);

    /**
     * The start-to-close timeout of an activity that has no close timeout at all, neither from its caller nor from its policy;
     * null when that is an error. A caller who says schedule-to-close alone means that one attempt may take as long.
     */
    default @Nullable Duration startToCloseDefault() {
        return null;
    }

    DataConverter converter();

    /** The deployment as the code of that workflow type sees it: the engine's own workflows stand apart from the application. */
    default Deployment forType(String type) {
        return this;
    }

    /**
     * Whether no run is kept in memory beyond a task, so that each task begins with a replay: for tests, which show by it that
     * code is deterministic.
     */
    default boolean replaysAlways() {
        return false;
    }

    /** Whether code of that type is not to be run for now: its runs take messages, which wait. */
    default boolean holds(String workflowType) {
        return false;
    }

    /** What goes around workflows and activities. */
    default Interception interception() {
        return Interception.NONE;
    }
}
