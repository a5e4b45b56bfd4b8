package io.perdura.engine.replay;

import io.perdura.engine.history.OutputEvent.VersionRecorded;
import io.perdura.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answers of {@code Workflow.getVersion}, by change id. */
final class Versions {

    private final DurableContext context;
    private final Outputs outputs;
    private final Map<String, VersionMarker> known = new LinkedHashMap<>();
    private @Nullable AskedVersion last;

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
        last = new AskedVersion(changeId, version);
        if (version < minSupported || version > maxSupported) {
            throw new UnsupportedVersion("getVersion(\"" + changeId + "\"): the history has version " + version
                    + ", but this code supports only " + minSupported + " to " + maxSupported
                    + ". Deploy code that still supports version " + version);
        }
        return version;
    }

    /** The last question and its answer, for reports; null when there was none. */
    @Nullable
    AskedVersion last() {
        return last;
    }

    private VersionMarker ask(String changeId, int newest) {
        VersionMarker marker = new VersionMarker();
        Optional<VersionRecorded> earlier = outputs.passedVersion(changeId);
        if (earlier.isPresent()) {
            marker.answer(VersionMarker.Action.RECALL, earlier.get().version());
        } else if (outputs.forbidden()) {
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
