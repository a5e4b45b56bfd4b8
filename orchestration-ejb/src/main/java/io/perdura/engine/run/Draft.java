package io.perdura.engine.run;

import io.perdura.engine.history.InputEvent;
import io.perdura.engine.port.ActivityChange;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.NewRun;
import io.perdura.engine.port.OutboundMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A turn while it is being built. */
final class Draft {

    final long nowMillis;
    final List<InputEvent> inputs = new ArrayList<>();
    final List<Long> consumed = new ArrayList<>();
    final Map<ActivityKey, ActivityChange> activities = new LinkedHashMap<>();
    final List<OutboundMessage> messages = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();

    /** Whether the run is paused once the inputs so far are taken. */
    boolean paused;

    /** What the turn has to say of a pause in the run's note; an empty text clears the note, null leaves it alone. */
    @Nullable
    String pauseNote;

    /** The run that takes this one's place when it ends, if that is not for its code to say. */
    @Nullable
    NewRun successor;

    Draft(long nowMillis) {
        this.nowMillis = nowMillis;
    }

    void pause(String reason) {
        paused = true;
        pauseNote = ExecutionRecord.PAUSED + (reason.isEmpty() ? "" : ": " + reason);
    }

    void resume() {
        paused = false;
        pauseNote = "";
    }

    void change(ActivityChange change) {
        activities.put(change.key(), change);
    }

    /** A row that is inserted or replaced and ended within one turn keeps only what the database must see. */
    void end(ActivityKey key, int expectedAttempt) {
        ActivityChange before = activities.remove(key);
        if (before instanceof ActivityChange.Insert) {
            return;
        }
        activities.put(
                key,
                new ActivityChange.End(
                        key, before instanceof ActivityChange.Replace r ? r.expectedAttempt() : expectedAttempt));
    }

    boolean writesNothing() {
        return inputs.isEmpty() && consumed.isEmpty() && activities.isEmpty() && messages.isEmpty();
    }
}
