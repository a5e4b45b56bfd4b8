package io.perdura.runtime;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.EngineListener;

/** Declares the server stuck when more threads are lost than the configuration tolerates. Thread-safe. */
record LostThreads(CurrentEngine current, int tolerated) implements EngineListener {

    @Override
    public void threadAbandoned(String workflowId, RunId runId, int abandoned) {
        if (abandoned > tolerated) {
            current.stuck(abandoned + " threads are lost to workflow code that never yields, " + tolerated
                    + " are tolerated (perdura.abandoned-threads); the last one belongs to workflow '" + workflowId
                    + "'");
        }
    }
}
