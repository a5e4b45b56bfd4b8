package io.perdura.engine.run;

import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.ChildWorkflowClosed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStartFailed;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.InputEvent.WorkflowTerminated;
import io.perdura.engine.history.InputEvent.WorkflowTimedOut;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.ActivityCancelRequested;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.OutputEvent.CancelExternalInitiated;
import io.perdura.engine.history.OutputEvent.ChildWorkflowInitiated;
import io.perdura.engine.history.OutputEvent.Closing;
import io.perdura.engine.history.OutputEvent.RequestWithdrawn;
import io.perdura.engine.history.OutputEvent.SignalExternalInitiated;
import io.perdura.engine.history.ParentLink;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.Visible;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.NewRun;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a transition and its effects of the events of a turn. Used once. */
final class TurnBuilder {

    private final RunEnvironment environment;
    private final RunId runId;
    private final Fence fence;
    private final Ledger ledger;
    private final WorkflowStarted started;
    private final Run.@Nullable Birth birth;
    private final ActivityBook activities;
    private final Draft draft;
    private final TurnRules rules;
    private final Map<Long, Ledger.OpenChild> children;
    private @Nullable HistoryEvent closing;
    private long closingEventId;
    private boolean activityRows;

    /** @param birth set when this turn creates the run */
    TurnBuilder(
            RunEnvironment environment,
            RunId runId,
            Fence fence,
            Ledger ledger,
            WorkflowStarted started,
            Run.@Nullable Birth birth,
            ActivityBook activities,
            Draft draft,
            TurnRules rules) {
        this.environment = environment;
        this.runId = runId;
        this.fence = fence;
        this.ledger = ledger;
        this.started = started;
        this.birth = birth;
        this.activities = activities;
        this.draft = draft;
        this.rules = rules;
        this.children = new TreeMap<>(ledger.children());
    }

    /**
     * @param succession inputs, when the code ran its boundary and outputs, and what follows the run
     * @param failure why the code's task failed, if it did
     * @param codeWaits whether inputs are left for a later task
     * @param wakeAt the run's wake-up as it is stored
     */
    Turn build(Succession succession, @Nullable TaskFailure failure, boolean codeWaits, @Nullable Instant wakeAt) {
        List<HistoryEvent> events = succession.events();
        long id = ledger.nextEventId();
        if (birth != null && started.parent() != null && started.continuedFrom() == null) {
            send(Letters.childStarted(started.parent(), runId));
        }
        for (HistoryEvent event : events) {
            place(id++, event);
        }
        if (closing != null) {
            NewRun inItsPlace = draft.successor;
            close(
                    closing,
                    inItsPlace == null
                            ? succession.successor()
                            : inItsPlace.execution().runId());
        }
        CurrentChange current = currentChange(succession, failure, codeWaits, wakeAt);
        String mark = mark(failure, codeWaits);
        if (events.isEmpty() && draft.writesNothing() && current == null && mark == null) {
            return new Turn(null, null, draft.effects);
        }
        HistoryBatch batch = events.isEmpty() ? null : new HistoryBatch(ledger.nextEventId(), draft.nowMillis, events);
        Transition transition = new Transition(
                fence,
                started.workflowId(),
                runId,
                batch == null || birth != null ? null : row(runId, batch),
                current,
                draft.consumed,
                List.copyOf(draft.activities.values()),
                draft.messages,
                mark,
                shown(events));
        return new Turn(transition, batch, draft.effects);
    }

    /** What is noted of the task on the run's row: a failure, nothing wrong any more, or no change. */
    private @Nullable String mark(@Nullable TaskFailure failure, boolean codeWaits) {
        if (failure != null) {
            return failure.note();
        }
        if (draft.pauseNote != null || draft.paused) {
            return draft.pauseNote;
        }
        if (codeWaits) {
            return rules.refusal();
        }
        return rules.taskFailed() ? "" : null;
    }

    private void place(long id, HistoryEvent event) {
        if (event instanceof ActivityScheduled e) {
            activities.schedule(new Ledger.OpenActivity(id, e, draft.nowMillis), draft);
        } else if (event instanceof ActivityCancelRequested e) {
            activities.cancelRequested(e.scheduledEventId(), draft);
        } else if (event instanceof ChildWorkflowInitiated e) {
            children.put(id, new Ledger.OpenChild(id, e, false));
            send(Letters.startChild(started.workflowId(), runId, started, id, e, draft.nowMillis));
        } else if (event instanceof SignalExternalInitiated || event instanceof CancelExternalInitiated) {
            send(Letters.external(started.workflowId(), runId, started, id, (OutputEvent) event));
        } else if (event instanceof RequestWithdrawn e) {
            Ledger.OpenChild child = children.remove(e.initiatedEventId());
            String unsent = child == null
                    ? Letters.externalId(runId, e.initiatedEventId())
                    : Letters.startId(child.event().childRunId());
            draft.messages.removeIf(message -> message.messageId().equals(unsent));
        } else if (event instanceof ChildWorkflowClosed e) {
            children.remove(e.initiatedEventId());
        } else if (event instanceof ChildWorkflowStartFailed e) {
            children.remove(e.initiatedEventId());
        } else if (event instanceof Closing
                || event instanceof WorkflowTerminated
                || event instanceof WorkflowTimedOut) {
            closing = event;
            closingEventId = id;
        }
    }

    private void send(OutboundMessage message) {
        draft.messages.add(message);
        draft.effects.add(new Effect.Nudge(message.taskQueue(), message.workflowId()));
    }

    /** What the run shows after these events; null when they change nothing of it. */
    private @Nullable Visible shown(List<HistoryEvent> events) {
        Visible before = birth == null ? ledger.visible() : Visible.of(started.options());
        Visible after = before;
        for (HistoryEvent event : events) {
            after = after.after(event);
        }
        return after.equals(before) ? null : after;
    }

    private void close(HistoryEvent event, @Nullable RunId successor) {
        activityRows = activities.closeAll(draft);
        for (Ledger.OpenChild child : children.values()) {
            OutboundMessage message = Letters.parentClosed(runId, child);
            if (message != null) {
                send(message);
            }
        }
        ParentLink parent = started.parent();
        if (parent != null && successor == null) {
            send(Letters.childClosed(parent, runId, event));
        }
        draft.effects.add(new Effect.Closed(event, successor));
    }

    // ---- the rows around the history

    private @Nullable CurrentChange currentChange(
            Succession succession, @Nullable TaskFailure failure, boolean codeWaits, @Nullable Instant wakeAt) {
        List<HistoryEvent> events = succession.events();
        WorkflowStarted next = succession.next();
        CurrentChange.Closed closed = closing == null ? null : closed(closing, events.size(), next != null);
        if (birth != null) {
            Instant wake = closed == null
                    ? new Agenda(started, ledger, activities, draft, rules).wakeAt(events, failure, codeWaits, null)
                    : null;
            HistoryBatch first = new HistoryBatch(1, draft.nowMillis, events);
            return new CurrentChange.Create(
                    new NewRun(
                            NewRuns.execution(started, runId, fence.partition()),
                            birth.requestId(),
                            row(runId, first),
                            Instant.ofEpochMilli(draft.nowMillis)),
                    birth.replaces(),
                    wake,
                    closed);
        }
        if (closed != null && draft.successor != null) {
            return new CurrentChange.ContinueAsNew(closed, draft.successor);
        }
        if (closed != null) {
            return next == null
                    ? new CurrentChange.Close(closed)
                    : new CurrentChange.ContinueAsNew(
                            closed, successor(next, Objects.requireNonNull(succession.successor(), "successor")));
        }
        if (ledger.closed()) {
            return null;
        }
        Instant wake = new Agenda(started, ledger, activities, draft, rules).wakeAt(events, failure, codeWaits, wakeAt);
        boolean same = wake == null ? wakeAt == null : wake.equals(wakeAt);
        return same ? null : new CurrentChange.Wake(wake);
    }

    private CurrentChange.Closed closed(HistoryEvent event, int added, boolean followed) {
        boolean byCode = event instanceof Closing;
        boolean gate = byCode && (rules.gate() || !followed);
        return new CurrentChange.Closed(
                Letters.status(event),
                Instant.ofEpochMilli(draft.nowMillis),
                closingEventId,
                ledger.eventCount() + added,
                gate,
                activityRows);
    }

    private NewRun successor(WorkflowStarted next, RunId nextId) {
        PartitionId partition = next.taskQueue().equals(fence.partition().taskQueue())
                ? fence.partition()
                : environment.partitions().of(next.taskQueue(), started.workflowId());
        return NewRuns.of(next, nextId, partition, draft.nowMillis);
    }

    private static AppendedBatch row(RunId runId, HistoryBatch batch) {
        return new AppendedBatch(runId, batch.firstEventId(), batch.events().size(), BatchCodec.encode(batch));
    }
}
