package io.perdura.engine.replay;

import io.perdura.engine.history.OutputEvent.VersionRecorded;
import io.perdura.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answers of {@code Workflow.getVersion}, by change id. */
final class Versions {

    private final DurableContext context;
    private final Outputs outputs;
    private final Map<String, VersionMarker> known = new LinkedHashMap<>();

    Versions(DurableContext context, Outputs outputs) {
        this.context = context;
        this.outputs = outputs;
    }

    int get(String changeId, int minSupported, int maxSupported) {
        VersionMarker marker = known.get(changeId);
        if (marker == null) {
            marker = ask(changeId, maxSupported);
            if (!outputs.forbidden()) {
                known.put(changeId, marker);
            }
        }
        int version = marker.version();
        if (version < minSupported || version > maxSupported) {
            throw new IllegalStateException("getVersion(\"" + changeId + "\"): the history has version " + version
                    + ", but this code supports only " + minSupported + " to " + maxSupported
                    + ". Deploy code that still supports version " + version);
        }
        return version;
    }

    private VersionMarker ask(String changeId, int newest) {
        VersionMarker marker = new VersionMarker();
        if (outputs.forbidden()) {
            marker.answer(VersionMarker.Action.USE_DEFAULT, Workflow.DEFAULT_VERSION);
        } else if (!outputs.replaying()) {
            context.emit(new VersionRecorded(changeId, newest));
            marker.answer(VersionMarker.Action.RECORD, newest);
        } else {
            outputs.recordedVersion(changeId)
                    .ifPresentOrElse(
                            recorded -> marker.answer(VersionMarker.Action.RECALL, recorded.version()),
                            () -> marker.answer(VersionMarker.Action.USE_DEFAULT, Workflow.DEFAULT_VERSION));
        }
        return marker;
    }
}
