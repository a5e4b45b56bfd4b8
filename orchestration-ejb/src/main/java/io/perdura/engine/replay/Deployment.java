package io.perdura.engine.replay;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.converter.DataConverter;
import java.util.Collection;
import java.util.Optional;

/** What is deployed on this node, as the engine must know it. Immutable while the engine runs; thread-safe. */
public interface Deployment {

    Optional<WorkflowDefinition> workflow(String type);

    Collection<WorkflowDefinition> workflows();

    /**
     * The options of an activity type before what the caller's stub says: those of its {@code @ActivityPolicy}, then the
     * deployment's defaults.
     */
    ActivityOptions activityDefaults(String activityType);

    DataConverter converter();

    /** The deployment as the code of that workflow type sees it: the engine's own workflows stand apart from the application. */
    default Deployment forType(String type) {
        return this;
    }

    /** What goes around workflows and activities. */
    default Interception interception() {
        return Interception.NONE;
    }
}
