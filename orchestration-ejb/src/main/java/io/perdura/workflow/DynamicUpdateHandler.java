package io.perdura.workflow;

import io.perdura.common.converter.EncodedValues;
import org.jspecify.annotations.Nullable;

/** Takes every update that has no handler of its own. Registered by {@link Workflow#registerListener}. */
public interface DynamicUpdateHandler {

    /** Throws to refuse an update, which then leaves nothing in history; it must not wait or change anything. */
    default void handleValidate(String updateName, EncodedValues args) {}

    /** Handles an update that was accepted, and answers its outcome; it may wait and call activities. */
    @Nullable
    Object handleExecute(String updateName, EncodedValues args);

    /** What is to be said when the run ends before a handler has ended. Default: a warning. */
    default HandlerUnfinishedPolicy getUnfinishedPolicy(String updateName) {
        return HandlerUnfinishedPolicy.WARN_AND_ABANDON;
    }

    /** For readers of descriptions. */
    default String getDescription() {
        return "";
    }
}
