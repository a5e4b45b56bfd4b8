package io.perdura.workflow;

import io.perdura.common.converter.EncodedValues;

/** Takes every signal that has no handler of its own. Registered by {@link Workflow#registerListener}. */
public interface DynamicSignalHandler {

    /** Handles a signal; it may wait and call activities. */
    void handle(String signalName, EncodedValues encodedArgs);

    /** For readers of descriptions. */
    default String getDescription() {
        return "";
    }
}
