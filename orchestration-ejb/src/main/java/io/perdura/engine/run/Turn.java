package io.perdura.engine.run;

import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one look into the mailbox.
 *
 * @param transition what must be committed before the effects are released; null when nothing is to be written
 * @param appended the batch within it, for the ledger
 * @param effects to release, in order, after the commit
 */
public record Turn(
        @Nullable Transition transition, @Nullable HistoryBatch appended, List<Effect> effects) {

    public Turn {
        effects = List.copyOf(effects);
    }

    /** How many bytes of history it writes. */
    int appendedBytes() {
        if (transition == null) {
            return 0;
        }
        AppendedBatch row = transition.current() instanceof CurrentChange.Create create
                ? create.run().first()
                : transition.append();
        return row == null ? 0 : row.bytes().length;
    }

    /** Whether it closes the run by the will of its code, so that a signal that came meanwhile should be seen first. */
    public boolean closesByCode() {
        CurrentChange change = transition == null ? null : transition.current();
        CurrentChange.Closed closed = null;
        if (change instanceof CurrentChange.Close close) {
            closed = close.closed();
        } else if (change instanceof CurrentChange.ContinueAsNew next) {
            closed = next.closed();
        } else if (change instanceof CurrentChange.Create create) {
            closed = create.closed();
        }
        return closed != null && closed.gate();
    }

    /** Whether the run goes on in a new one. */
    public boolean continuesAsNew() {
        return transition != null && transition.current() instanceof CurrentChange.ContinueAsNew;
    }

    /** Gives back what was reserved for a turn that will not be committed. */
    public void release() {
        for (Effect effect : effects) {
            if (effect instanceof Effect.StartAttempt start) {
                start.slot().release();
            }
        }
    }
}
