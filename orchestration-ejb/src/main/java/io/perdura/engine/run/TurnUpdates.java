package io.perdura.engine.run;

import io.perdura.engine.history.Failure;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.OutputEvent.UpdateAccepted;
import io.perdura.engine.history.OutputEvent.UpdateCompleted;
import io.perdura.engine.port.MessageBody.Update;
import io.perdura.engine.replay.UpdateRequest;
import io.perdura.engine.run.Reply.Reason;
import io.perdura.engine.run.Reply.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The updates of one turn that no history knows yet. They are messages, not inputs: what the code does not accept leaves
 * nothing behind, and what it could not look at waits for the next turn.
 */
final class TurnUpdates {

    /** An update, and everybody who asked for it under the same id. */
    private static final class Waiting {
        private final UpdateRequest request;
        private final List<Message.Said> askers = new ArrayList<>();

        Waiting(UpdateRequest request) {
            this.request = request;
        }
    }

    private final String workflowId;
    private final Ledger ledger;
    private final RunEnvironment.RunLimits limits;
    private final Draft draft;
    private final Map<String, Waiting> byId = new LinkedHashMap<>();
    private final List<Message.Said> unanswered = new ArrayList<>();

    TurnUpdates(String workflowId, Ledger ledger, RunEnvironment.RunLimits limits, Draft draft) {
        this.workflowId = workflowId;
        this.ledger = ledger;
        this.limits = limits;
        this.draft = draft;
    }

    /** Null when it is taken, or was accepted before: then its asker has its answer. */
    @Nullable
    Refusal take(Message.Said said, Update update) {
        UpdateLedger.Known known = ledger.updates().get(update.updateId());
        if (known != null) {
            consume(said);
            draft.effects.add(new Effect.UpdateTaken(said.reply(), known.outcomeEventId()));
            return null;
        }
        Waiting waiting = byId.get(update.updateId());
        if (waiting == null) {
            Refusal refusal = overLimit();
            if (refusal != null) {
                consume(said);
                return refusal;
            }
            int inputsBefore = ledger.unprocessed().size() + draft.inputs.size();
            waiting = new Waiting(
                    new UpdateRequest(update.updateId(), update.name(), update.input(), inputsBefore, update.header()));
            byId.put(update.updateId(), waiting);
        }
        waiting.askers.add(said);
        return null;
    }

    private @Nullable Refusal overLimit() {
        int inFlight = ledger.updates().open().size() + byId.size();
        if (inFlight >= limits.updatesInFlight()) {
            return new Refusal(
                    Reason.LIMIT_EXCEEDED,
                    "workflow '" + workflowId + "' has " + inFlight + " updates in flight, the limit is "
                            + limits.updatesInFlight() + ": try again when some of them have ended");
        }
        if (ledger.updates().count() + byId.size() >= limits.updates()) {
            return new Refusal(
                    Reason.LIMIT_EXCEEDED,
                    "workflow '" + workflowId + "' has had " + ledger.updates().count()
                            + " updates, the limit of a run is " + limits.updates()
                            + ": let the workflow continue as new before it is reached");
        }
        return null;
    }

    boolean any() {
        return !byId.isEmpty();
    }

    List<UpdateRequest> requests() {
        return byId.values().stream().map(waiting -> waiting.request).toList();
    }

    /** The code refuses an update: whoever asked for it is told, and nothing else happens. */
    void refused(String updateId, Failure failure) {
        Waiting waiting = byId.remove(updateId);
        if (waiting == null) {
            return;
        }
        Refusal refusal = new Refusal(
                Reason.UPDATE_REJECTED,
                "workflow '" + workflowId + "' did not accept update '" + waiting.request.name() + "' (" + updateId
                        + "): " + failure.message(),
                failure);
        for (Message.Said asker : waiting.askers) {
            consume(asker);
            draft.effects.add(new Effect.Answer(asker.reply(), refusal));
        }
    }

    /** Says what the code accepted and completed; what is left over after it was not looked at. */
    void settle(List<HistoryEvent> events, long firstEventId) {
        // Outcomes first: who waits for one then has it before the answer that it was accepted.
        for (HistoryEvent event : events) {
            if (event instanceof UpdateCompleted completed) {
                draft.effects.add(new Effect.UpdateEnded(completed));
            }
        }
        for (HistoryEvent event : events) {
            Waiting waiting = event instanceof UpdateAccepted accepted ? byId.remove(accepted.updateId()) : null;
            if (waiting != null) {
                accepted(waiting, outcomeOf(waiting.request.updateId(), events, firstEventId));
            }
        }
        byId.values().forEach(waiting -> unanswered.addAll(waiting.askers));
        byId.clear();
    }

    private void accepted(Waiting waiting, long outcomeEventId) {
        for (Message.Said asker : waiting.askers) {
            consume(asker);
            draft.effects.add(new Effect.UpdateTaken(asker.reply(), outcomeEventId));
        }
    }

    private static long outcomeOf(String updateId, List<HistoryEvent> events, long firstEventId) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof UpdateCompleted completed
                    && completed.updateId().equals(updateId)) {
                return firstEventId + i;
            }
        }
        return 0;
    }

    private void consume(Message.Said said) {
        if (said.inboxId() != 0) {
            draft.consumed.add(said.inboxId());
        }
    }

    /** Updates that the code has not looked at: they wait. */
    List<Message.Said> unanswered() {
        return List.copyOf(unanswered);
    }
}
