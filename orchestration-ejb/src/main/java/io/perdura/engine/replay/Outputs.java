package io.perdura.engine.replay;

import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.LocalActivityEnded;
import io.perdura.engine.history.OutputEvent.MutableSideEffectRecorded;
import io.perdura.engine.history.OutputEvent.VersionRecorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the code of a run asks for during one task. Live, it is recorded; in a replay, it is compared with the record at the
 * very call, so that a divergence has a source line, and the record's values win.
 */
final class Outputs {

    private long firstEventId;
    private @Nullable List<OutputEvent> recorded;
    private int position;
    private List<OutputEvent> emitted = new ArrayList<>();
    private @Nullable String forbidden;
    private boolean askingCondition;
    private boolean taking;
    private final Map<String, VersionRecorded> passed = new HashMap<>();

    /** An output with its place in history. */
    record Placed<E extends OutputEvent>(long eventId, E event) {}

    /** A task begins; {@code record} is what it did the first time, null when this is the first time. */
    void begin(long firstOutputEventId, @Nullable List<OutputEvent> record) {
        firstEventId = firstOutputEventId;
        recorded = record;
        position = 0;
        emitted = new ArrayList<>();
    }

    /** Whether an event belongs to the task that runs. */
    boolean ofThisTask(long eventId) {
        return eventId >= firstEventId;
    }

    boolean replaying() {
        return recorded != null;
    }

    /** While something is forbidden (a query runs), each output is an error with this text. */
    void forbid(@Nullable String why) {
        forbidden = why;
    }

    boolean forbidden() {
        return forbidden != null;
    }

    /** While a condition is asked, each output is an error. */
    void askingCondition(boolean asking) {
        askingCondition = asking;
    }

    /** While the function of a side effect runs, each output is an error: a replay does not run it. */
    void taking(boolean runs) {
        taking = runs;
    }

    void requireAllowed(String what) {
        if (taking) {
            throw new IllegalStateException("the function of a side effect must not ask for anything: a replay does not"
                    + " run it, but this code asked for " + what);
        }
        if (askingCondition) {
            throw new IllegalStateException("the condition of an await must not change anything: it can only read,"
                    + " but this code asked for " + what);
        }
        if (forbidden != null) {
            throw new IllegalStateException(forbidden + ", but this code asked for " + what);
        }
    }

    /** Records an output, or finds it in the record. */
    <E extends OutputEvent> Placed<E> emit(E actual) {
        if (forbidden != null || askingCondition || taking) {
            requireAllowed(OutputIdentity.of(actual));
        }
        if (recorded == null) {
            emitted.add(actual);
            return new Placed<>(firstEventId + emitted.size() - 1, actual);
        }
        skipVersions();
        if (position >= recorded.size()) {
            throw diverged("nothing more in this task", OutputIdentity.of(actual));
        }
        OutputEvent expected = recorded.get(position);
        if (!OutputIdentity.of(expected).equals(OutputIdentity.of(actual))) {
            throw diverged(OutputIdentity.of(expected), OutputIdentity.of(actual));
        }
        @SuppressWarnings("unchecked") // the same identity is the same record class
        E same = (E) expected;
        return new Placed<>(firstEventId + position++, same);
    }

    /** In a replay: the version recorded at this place for {@code changeId}, if there is one. */
    Optional<VersionRecorded> recordedVersion(String changeId) {
        List<OutputEvent> record = recorded;
        if (record == null) {
            return Optional.empty();
        }
        for (int i = position; i < record.size() && record.get(i) instanceof VersionRecorded version; i++) {
            if (version.changeId().equals(changeId)) {
                for (; position < i; position++) {
                    pass((VersionRecorded) record.get(position));
                }
                position = i + 1;
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** A version recorded before this place that nobody has asked for: the call was moved down, the answer stays. */
    Optional<VersionRecorded> passedVersion(String changeId) {
        return Optional.ofNullable(passed.get(changeId));
    }

    private void pass(VersionRecorded version) {
        passed.put(version.changeId(), version);
    }

    /** In a replay: the next event, if it is the record of this call of a mutable side effect. */
    Optional<MutableSideEffectRecorded> recordedChange(String id, long call) {
        List<OutputEvent> record = recorded;
        int next = position;
        while (record != null && next < record.size() && record.get(next) instanceof VersionRecorded) {
            next++;
        }
        if (record == null
                || next >= record.size()
                || !(record.get(next) instanceof MutableSideEffectRecorded change)
                || !change.id().equals(id)
                || change.call() != call) {
            return Optional.empty();
        }
        for (; position < next; position++) {
            pass((VersionRecorded) record.get(position));
        }
        position = next + 1;
        return Optional.of(change);
    }

    /** In a replay: the end of a local activity, which must come next since code waits for one. */
    LocalActivityEnded recordedEnd(String awaited) {
        skipVersions();
        List<OutputEvent> record = recorded;
        if (record != null && position < record.size() && record.get(position) instanceof LocalActivityEnded ended) {
            position++;
            return ended;
        }
        String expected = record == null || position >= record.size()
                ? "nothing more in this task"
                : OutputIdentity.of(record.get(position));
        throw diverged(expected, "local activity '" + awaited + "'");
    }

    /** What was recorded as the end of something that the code has not called. */
    DivergenceException notAsked(LocalActivityEnded ended) {
        position--;
        return diverged(OutputIdentity.of(ended), "another local activity, or none");
    }

    /** The task ends: everything recorded must have happened again. The answer is what happened for the first time. */
    List<OutputEvent> end() {
        if (recorded == null) {
            return emitted;
        }
        skipVersions();
        if (position < recorded.size()) {
            throw diverged(OutputIdentity.of(recorded.get(position)), "nothing more in this task");
        }
        return List.of();
    }

    /** A recorded version that nobody asks for any more belongs to a getVersion call that was removed: that is allowed. */
    private void skipVersions() {
        while (recorded != null
                && position < recorded.size()
                && recorded.get(position) instanceof VersionRecorded version) {
            pass(version);
            position++;
        }
    }

    private DivergenceException diverged(String expected, String actual) {
        return new DivergenceException(firstEventId + position, expected, actual, SourceLine.ofCaller());
    }
}
