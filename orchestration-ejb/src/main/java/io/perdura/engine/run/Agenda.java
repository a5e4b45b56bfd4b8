package io.perdura.engine.run;

import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.ExternalRequestResolved;
import io.perdura.engine.history.InputEvent.TimerFired;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent.CancelExternalInitiated;
import io.perdura.engine.history.OutputEvent.RequestWithdrawn;
import io.perdura.engine.history.OutputEvent.SignalExternalInitiated;
import io.perdura.engine.history.OutputEvent.TimerCanceled;
import io.perdura.engine.history.OutputEvent.TimerStarted;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out when a run wants to be looked at next: the one instant that its current row keeps. */
final class Agenda {

    /** How often a run is looked at whose type is not deployed. */
    private static final long NOT_DEPLOYED_MILLIS = 60_000;

    private final WorkflowStarted started;
    private final Ledger ledger;
    private final ActivityBook activities;
    private final Draft draft;
    private final TurnRules rules;

    Agenda(WorkflowStarted started, Ledger ledger, ActivityBook activities, Draft draft, TurnRules rules) {
        this.started = started;
        this.ledger = ledger;
        this.activities = activities;
        this.draft = draft;
        this.rules = rules;
    }

    /**
     * The run's wake-up after these events: not later than now while something is in flight that memory alone knows, or while the
     * run is parked, so that whoever serves it next looks at once; else the
     * earliest due time, else null. A stored wake-up that still says "in flight" is kept, so that it costs no update.
     */
    @Nullable
    Instant wakeAt(
            List<HistoryEvent> events, @Nullable TaskFailure failure, boolean codeWaits, @Nullable Instant stored) {
        long due = Math.min(earliestTimer(events), deadline());
        boolean parked =
                failure == null ? codeWaits && rules.codeRunsFromMillis() == TurnRules.PARKED : failure.diverged();
        if (failure != null && !failure.diverged()) {
            due = Math.min(due, rules.retryAtMillis());
        } else if (codeWaits && !parked) {
            due = Math.min(
                    due,
                    rules.codeRunsFromMillis() > draft.nowMillis
                            ? rules.codeRunsFromMillis()
                            : draft.nowMillis + NOT_DEPLOYED_MILLIS);
        }
        boolean eager = activities.anyEager();
        long look = eager ? Math.min(due, activities.earliestEagerDeadlineMillis()) : due;
        draft.effects.add(new Effect.LookAgain(look, !eager));
        Instant now = Instant.ofEpochMilli(draft.nowMillis);
        if (parked || eager || anyExternal(events)) {
            return stored != null && !stored.isAfter(now) ? stored : now;
        }
        return due == Long.MAX_VALUE ? null : Instant.ofEpochMilli(due);
    }

    private long deadline() {
        long deadline = Ledger.deadlineMillis(started);
        return deadline == 0 ? Long.MAX_VALUE : deadline;
    }

    private long earliestTimer(List<HistoryEvent> events) {
        Map<Long, Long> timers = new HashMap<>();
        ledger.timers().forEach((id, timer) -> timers.put(id, timer.dueAtMillis()));
        long id = ledger.nextEventId();
        for (HistoryEvent event : events) {
            if (event instanceof TimerStarted e) {
                timers.put(id, e.dueAtMillis());
            } else if (event instanceof TimerFired e) {
                timers.remove(e.startedEventId());
            } else if (event instanceof TimerCanceled e) {
                timers.remove(e.startedEventId());
            }
            id++;
        }
        return timers.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }

    private boolean anyExternal(List<HistoryEvent> events) {
        int open = ledger.externals().size();
        for (HistoryEvent event : events) {
            if (event instanceof SignalExternalInitiated || event instanceof CancelExternalInitiated) {
                open++;
            } else if (event instanceof ExternalRequestResolved
                    || (event instanceof RequestWithdrawn e && !e.child())) {
                open--;
            }
        }
        return open > 0;
    }
}
