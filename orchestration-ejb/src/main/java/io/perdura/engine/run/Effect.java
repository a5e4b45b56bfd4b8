package io.perdura.engine.run;

import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.OutputEvent.UpdateCompleted;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivitySlots.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is released after a turn's commit, and never before (I3). */
public sealed interface Effect {

    /** An attempt begins on its reserved slot. */
    record StartAttempt(ActivityKey key, ActivityProgress progress, Slot slot) implements Effect {}

    /** A running attempt learns that the workflow asked for its cancellation. */
    record CancelAttempt(ActivityKey key) implements Effect {}

    /** A running attempt learns that its activity is paused, or not any more. */
    record PauseAttempt(ActivityKey key, boolean paused) implements Effect {}

    /** An attempt is over: it is forgotten, and if it still runs, its result will not be used. */
    record ForgetAttempt(ActivityKey key, int attempt) implements Effect {}

    /** A sender gets its answer. */
    record Answer(Reply reply, Reply.@Nullable Refusal refusal) implements Effect {}

    /** A message came too late for its run, and nobody waits for an answer: the operator may want to know. */
    record Undelivered(String what) implements Effect {}

    /** An update is accepted, now or before; its outcome is in that event, zero while its handler runs. */
    record UpdateTaken(Reply reply, long outcomeEventId) implements Effect {}

    /** Whoever waits for the outcome of an update gets it. */
    record UpdateEnded(UpdateCompleted event) implements Effect {}

    /** The run closed while handlers that should have ended were under way. */
    record HandlersUnfinished(List<String> handlers) implements Effect {}

    /**
     * The engine looks at the run again at that time, {@code Long.MAX_VALUE} for never.
     *
     * @param notBefore whether an earlier look that was asked for is not wanted any more; false where that is cheaper than to say so
     */
    record LookAgain(long atMillis, boolean notBefore) implements Effect {}

    /** The engine looks at the due activity rows at that time. */
    record LookAtActivities(long atMillis) implements Effect {}

    /** People are told that the run comes near a limit. */
    record NearLimit(String what) implements Effect {}

    /** A message of the run to itself, for its next turn. */
    record FollowUp(Message message) implements Effect {}

    /** A run that got a message in this transaction is looked at soon. */
    record Nudge(@Nullable String taskQueue, String workflowId) implements Effect {}

    /** The run is closed by this event; {@code successor} is the next run of its chain. */
    record Closed(HistoryEvent event, @Nullable RunId successor) implements Effect {}
}
