package io.perdura.engine.run;

import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.HistoryFormatException;
import io.perdura.engine.history.InputEvent;
import io.perdura.engine.history.InputEvent.ActivityCanceled;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.ActivityFailed;
import io.perdura.engine.history.InputEvent.ActivityPaused;
import io.perdura.engine.history.InputEvent.ActivityResumed;
import io.perdura.engine.history.InputEvent.ActivityTimedOut;
import io.perdura.engine.history.InputEvent.ChildWorkflowClosed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStartFailed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStarted;
import io.perdura.engine.history.InputEvent.ExternalRequestResolved;
import io.perdura.engine.history.InputEvent.TimerFired;
import io.perdura.engine.history.InputEvent.WorkflowCancelRequested;
import io.perdura.engine.history.InputEvent.WorkflowPaused;
import io.perdura.engine.history.InputEvent.WorkflowResumed;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.InputEvent.WorkflowTerminated;
import io.perdura.engine.history.InputEvent.WorkflowTimedOut;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.ActivityCancelRequested;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.OutputEvent.CancelExternalInitiated;
import io.perdura.engine.history.OutputEvent.ChildWorkflowInitiated;
import io.perdura.engine.history.OutputEvent.Closing;
import io.perdura.engine.history.OutputEvent.LocalActivityEnded;
import io.perdura.engine.history.OutputEvent.RequestWithdrawn;
import io.perdura.engine.history.OutputEvent.SignalExternalInitiated;
import io.perdura.engine.history.OutputEvent.TimerCanceled;
import io.perdura.engine.history.OutputEvent.TimerStarted;
import io.perdura.engine.history.OutputEvent.UpdateAccepted;
import io.perdura.engine.history.OutputEvent.UpdateCompleted;
import io.perdura.engine.history.TaskCompleted;
import io.perdura.engine.history.TaskFailed;
import io.perdura.engine.history.Visible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a history says is pending: a fold over its events that needs no user code, so that it works for types that are not
 * deployed too. Not thread-safe.
 */
public final class Ledger {

    /** An activity that was scheduled and has not ended. */
    public record OpenActivity(long eventId, ActivityScheduled event, long scheduledAtMillis) {}

    /** A child that was initiated and has not ended. */
    public record OpenChild(long eventId, ChildWorkflowInitiated event, boolean started) {}

    private @Nullable WorkflowStarted started;
    private long nextEventId = 1;
    private long bytes;
    private Visible visible = Visible.NOTHING;
    private boolean codeRan;
    private boolean taskFailed;
    private long lastBoundaryMillis;
    private long unprocessedSinceMillis;
    private int signals;
    private boolean paused;
    private final Map<Long, OpenActivity> activities = new TreeMap<>();
    private final Set<Long> canceledActivities = new HashSet<>();
    private final Set<Long> pausedActivities = new HashSet<>();
    private final Map<Long, TimerStarted> timers = new TreeMap<>();
    private final Map<Long, OpenChild> children = new TreeMap<>();
    private final Map<Long, OutputEvent> externals = new TreeMap<>();
    private final UpdateLedger updates = new UpdateLedger();
    private final Set<String> messageIds = new HashSet<>();
    private final List<InputEvent> unprocessed = new ArrayList<>();
    private volatile @Nullable HistoryEvent closing;
    private long closingEventId;

    /** Takes a committed batch into account. */
    public void apply(HistoryBatch batch, int encodedBytes) {
        if (batch.firstEventId() != nextEventId) {
            throw new HistoryFormatException("the history has a gap: expected event " + nextEventId
                    + ", but got a batch" + " that begins with event " + batch.firstEventId());
        }
        for (HistoryEvent event : batch.events()) {
            if (event instanceof InputEvent input) {
                unprocessedSinceMillis = unprocessed.isEmpty() ? batch.writtenAtMillis() : unprocessedSinceMillis;
                applyInput(input);
            } else if (event instanceof OutputEvent output) {
                applyOutput(output, batch.writtenAtMillis());
            } else if (event instanceof TaskCompleted boundary) {
                lastBoundaryMillis = boundary.timeMillis();
                codeRan = true;
                taskFailed = false;
                unprocessed.clear();
            } else if (event instanceof TaskFailed) {
                taskFailed = true;
            }
            nextEventId++;
        }
        bytes += encodedBytes;
    }

    private void applyInput(InputEvent event) {
        unprocessed.add(event);
        if (event instanceof WorkflowStarted e) {
            started = e;
            visible = Visible.of(e.options());
        } else if (event instanceof WorkflowSignaled e) {
            signals++;
            messageIds.add(e.messageId());
        } else if (event instanceof WorkflowCancelRequested e) {
            messageIds.add(e.messageId());
        } else if (event instanceof WorkflowPaused e) {
            paused = true;
            messageIds.add(e.messageId());
        } else if (event instanceof ActivityPaused e) {
            messageIds.add(e.messageId());
            pausedActivities.add(e.scheduledEventId());
        } else if (event instanceof ActivityResumed e) {
            messageIds.add(e.messageId());
            pausedActivities.remove(e.scheduledEventId());
        } else if (event instanceof WorkflowResumed e) {
            paused = false;
            messageIds.add(e.messageId());
        } else if (event instanceof WorkflowTerminated || event instanceof WorkflowTimedOut) {
            close(event);
        } else if (event instanceof TimerFired e) {
            timers.remove(e.startedEventId());
        } else if (event instanceof ActivityCompleted e) {
            endActivity(e.scheduledEventId());
        } else if (event instanceof ActivityFailed e) {
            endActivity(e.scheduledEventId());
        } else if (event instanceof ActivityTimedOut e) {
            endActivity(e.scheduledEventId());
        } else if (event instanceof ActivityCanceled e) {
            endActivity(e.scheduledEventId());
        } else if (event instanceof ChildWorkflowStarted e) {
            children.computeIfPresent(e.initiatedEventId(), (id, child) -> new OpenChild(id, child.event(), true));
        } else if (event instanceof ChildWorkflowStartFailed e) {
            children.remove(e.initiatedEventId());
        } else if (event instanceof ChildWorkflowClosed e) {
            children.remove(e.initiatedEventId());
        } else if (event instanceof ExternalRequestResolved e) {
            externals.remove(e.initiatedEventId());
        }
    }

    private void endActivity(long scheduledEventId) {
        activities.remove(scheduledEventId);
        canceledActivities.remove(scheduledEventId);
        pausedActivities.remove(scheduledEventId);
    }

    private void applyOutput(OutputEvent event, long atMillis) {
        long id = nextEventId;
        visible = visible.after(event);
        if (event instanceof ActivityScheduled e) {
            activities.put(id, new OpenActivity(id, e, atMillis));
        } else if (event instanceof ActivityCancelRequested e) {
            canceledActivities.add(e.scheduledEventId());
        } else if (event instanceof TimerStarted e) {
            timers.put(id, e);
        } else if (event instanceof TimerCanceled e) {
            timers.remove(e.startedEventId());
        } else if (event instanceof ChildWorkflowInitiated e) {
            children.put(id, new OpenChild(id, e, false));
        } else if (event instanceof SignalExternalInitiated || event instanceof CancelExternalInitiated) {
            externals.put(id, event);
        } else if (event instanceof RequestWithdrawn e) {
            children.remove(e.initiatedEventId());
            externals.remove(e.initiatedEventId());
        } else if (event instanceof UpdateAccepted e) {
            updates.accepted(id, e);
        } else if (event instanceof UpdateCompleted e) {
            updates.completed(id, e);
        } else if (event instanceof LocalActivityEnded e) {
            lastBoundaryMillis = Math.max(lastBoundaryMillis, e.timeMillis());
        } else if (event instanceof Closing) {
            close(event);
        }
    }

    private void close(HistoryEvent event) {
        closing = event;
        closingEventId = nextEventId;
    }

    /** The run's first event; only after a batch was applied. */
    public WorkflowStarted started() {
        if (started == null) {
            throw new IllegalStateException("the history has no WorkflowStarted event");
        }
        return started;
    }

    public long nextEventId() {
        return nextEventId;
    }

    /** How many events there are. */
    public long eventCount() {
        return nextEventId - 1;
    }

    /** The size of the history as it is stored. */
    public long bytes() {
        return bytes;
    }

    public long lastBoundaryMillis() {
        return lastBoundaryMillis;
    }

    /** Whether an operator has paused the run. */
    public boolean paused() {
        return paused;
    }

    /** Memo and search attributes as they are now. */
    public Visible visible() {
        return visible;
    }

    /** Whether the code has run a task. */
    boolean codeRan() {
        return codeRan;
    }

    /** Whether the history says of the current task that it has failed. */
    boolean taskFailed() {
        return taskFailed;
    }

    public int signals() {
        return signals;
    }

    /** By scheduled event id. */
    public Map<Long, OpenActivity> activities() {
        return activities;
    }

    public boolean cancelRequested(long scheduledEventId) {
        return canceledActivities.contains(scheduledEventId);
    }

    /** Scheduled event ids of the open activities that an operator has paused. */
    public Set<Long> pausedActivities() {
        return pausedActivities;
    }

    /** By started event id. */
    public Map<Long, TimerStarted> timers() {
        return timers;
    }

    /** By initiated event id. */
    public Map<Long, OpenChild> children() {
        return children;
    }

    /** Signals and cancellations to other workflows that are not answered, by event id. */
    public Map<Long, OutputEvent> externals() {
        return externals;
    }

    public UpdateLedger updates() {
        return updates;
    }

    /** Whether a message is in the history already. */
    public boolean knows(String messageId) {
        return messageIds.contains(messageId);
    }

    /** Inputs that no task has processed yet. */
    public List<InputEvent> unprocessed() {
        return List.copyOf(unprocessed);
    }

    /** When the first of the inputs came that no task has processed; meaningless without any. */
    public long unprocessedSinceMillis() {
        return unprocessedSinceMillis;
    }

    public boolean closed() {
        return closing != null;
    }

    /** How the run ended; null while it is open. */
    public @Nullable HistoryEvent closing() {
        return closing;
    }

    public long closingEventId() {
        return closingEventId;
    }

    /** The due time of the earliest timer. */
    public OptionalLong earliestTimerMillis() {
        return timers.values().stream().mapToLong(TimerStarted::dueAtMillis).min();
    }

    /** When the run must be over, by its own or its chain's timeout; zero for never. */
    public long deadlineMillis() {
        return deadlineMillis(started());
    }

    static long deadlineMillis(WorkflowStarted start) {
        long begins = Math.max(start.startedAtMillis(), start.options().firstTaskAtMillis());
        long ofRun = start.runTimeoutMillis() == 0 ? Long.MAX_VALUE : begins + start.runTimeoutMillis();
        long ofChain = start.executionDeadlineMillis() == 0 ? Long.MAX_VALUE : start.executionDeadlineMillis();
        long earliest = Math.min(ofRun, ofChain);
        return earliest == Long.MAX_VALUE ? 0 : earliest;
    }
}
