package io.perdura.workflow;

import io.perdura.common.converter.EncodedValues;

/** Takes every signal that has no handler of its own. Registered by {@link Workflow#registerListener}. */
public interface DynamicSignalHandler {

    /** Handles a signal; it may wait and call activities. */
    void handle(String signalName, EncodedValues encodedArgs);

    /** What is to be said when the run ends before a handler has ended. Default: a warning. */
    default HandlerUnfinishedPolicy getUnfinishedPolicy(String signalName) {
        return HandlerUnfinishedPolicy.WARN_AND_ABANDON;
    }

    /** For readers of descriptions. */
    default String getDescription() {
        return "";
    }
}
