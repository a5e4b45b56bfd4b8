package io.perdura.engine.run;

import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent;
import io.perdura.engine.history.InputEvent.WorkflowReset;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent.UpdateAccepted;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.TaskCompleted;
import io.perdura.engine.history.TaskFailed;
import io.perdura.engine.history.Visible;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.NewRun;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.PartitionId;
import java.util.ArrayList;
import java.util.List;

/**
 * The new run that a reset makes of an old one: its history is a copy of the old one's up to the point, then the note of the reset,
 * then the signals that came after the point. Updates that were accepted after it are sent to it again.
 *
 * @param run the new run
 * @param baseEventId the first event that was not copied
 * @param updates what it is to be told
 */
public record ResetPlan(NewRun run, long baseEventId, List<OutboundMessage> updates) {

    /** The point does not fit the history; the message says why and what would. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }
    }

    /**
     * @param history of the base run, all of it
     * @param reapply whether signals and updates after the point are to come again
     * @throws Refused when the point does not fit
     */
    public static ResetPlan of(
            List<HistoryBatch> history,
            RunId base,
            RunId next,
            PartitionId partition,
            ResetPoint point,
            String reason,
            boolean reapply,
            long nowMillis) {
        long cut = cut(history, point);
        List<HistoryBatch> kept = before(history, cut);
        requireNothingPending(kept, cut);
        WorkflowStarted started = (WorkflowStarted) kept.get(0).events().get(0);
        List<HistoryEvent> own = new ArrayList<>();
        own.add(new WorkflowReset(base, cut, seedAt(history, kept, base), next, reason));
        List<OutboundMessage> updates = new ArrayList<>();
        if (reapply) {
            for (HistoryEvent event : after(history, cut)) {
                if (event instanceof WorkflowSignaled signal) {
                    own.add(signal);
                } else if (event instanceof UpdateAccepted update) {
                    updates.add(again(update, started, next));
                }
            }
        }
        List<HistoryBatch> all = new ArrayList<>(kept);
        all.add(new HistoryBatch(cut, nowMillis, own));
        Visible visible = Visible.of(started.options());
        for (HistoryBatch batch : all) {
            for (HistoryEvent event : batch.events()) {
                visible = visible.after(event);
            }
        }
        List<AppendedBatch> rows = all.stream()
                .map(batch -> new AppendedBatch(
                        next, batch.firstEventId(), batch.events().size(), BatchCodec.encode(batch)))
                .toList();
        return new ResetPlan(
                new NewRun(
                        NewRuns.execution(started, next, partition).withVisible(visible),
                        started.requestId(),
                        rows.get(0),
                        rows.subList(1, rows.size())),
                cut,
                updates);
    }

    private static OutboundMessage again(UpdateAccepted update, WorkflowStarted started, RunId next) {
        return new OutboundMessage(
                started.taskQueue(),
                started.workflowId(),
                next,
                next + ":update:" + update.updateId(),
                new MessageBody.Update(update.updateId(), update.updateName(), update.input(), update.header()));
    }

    /** The first event that is not kept. What a task asked for and its boundary go together: its inputs stay. */
    private static long cut(List<HistoryBatch> history, ResetPoint point) {
        HistoryBatch last = history.get(history.size() - 1);
        long end = last.firstEventId() + last.events().size();
        if (point.kind() == ResetPoint.Kind.EVENT && (point.eventId() < 2 || point.eventId() >= end)) {
            throw new Refused("eventId is " + point.eventId() + ", expected 2 to " + (end - 1) + ": the history has "
                    + (end - 1) + " events, and the first one can't be dropped");
        }
        long boundary = 0;
        for (HistoryBatch batch : history) {
            long id = batch.firstEventId();
            for (HistoryEvent event : batch.events()) {
                boolean task = event instanceof TaskCompleted;
                if (task && point.kind() == ResetPoint.Kind.FIRST_TASK) {
                    return id;
                }
                boundary = task ? id : boundary;
                if (point.kind() == ResetPoint.Kind.EVENT && id == point.eventId()) {
                    return event instanceof InputEvent || event instanceof TaskFailed ? id : boundary;
                }
                id++;
            }
        }
        if (boundary == 0) {
            throw new Refused("the code of the run has not run yet: there is nothing to repeat");
        }
        return boundary;
    }

    private static List<HistoryBatch> before(List<HistoryBatch> history, long cut) {
        List<HistoryBatch> kept = new ArrayList<>();
        for (HistoryBatch batch : history) {
            int events = (int) Math.min(batch.events().size(), cut - batch.firstEventId());
            if (events > 0) {
                kept.add(new HistoryBatch(
                        batch.firstEventId(),
                        batch.writtenAtMillis(),
                        batch.events().subList(0, events)));
            }
        }
        return kept;
    }

    private static List<HistoryEvent> after(List<HistoryBatch> history, long cut) {
        List<HistoryEvent> rest = new ArrayList<>();
        for (HistoryBatch batch : history) {
            int from = (int) Math.max(0, Math.min(batch.events().size(), cut - batch.firstEventId()));
            rest.addAll(batch.events().subList(from, batch.events().size()));
        }
        return rest;
    }

    /** A child, or a receiver of a signal, answers the run that asked it: the new one would wait for ever. */
    private static void requireNothingPending(List<HistoryBatch> kept, long cut) {
        Ledger ledger = new Ledger();
        kept.forEach(batch -> ledger.apply(batch, 0));
        if (!ledger.children().isEmpty() || !ledger.externals().isEmpty()) {
            throw new Refused("before event " + cut + " the run waits for "
                    + ledger.children().size() + " child workflows and "
                    + ledger.externals().size()
                    + " answers of other workflows, which know the old run only: choose an event before they were"
                    + " asked, or after they answered");
        }
    }

    /** Whose chance the code has at the end of what is kept. */
    private static RunId seedAt(List<HistoryBatch> history, List<HistoryBatch> kept, RunId base) {
        RunId seed = Replay.seedOf(history).orElse(base);
        for (HistoryBatch batch : kept) {
            for (HistoryEvent event : batch.events()) {
                if (event instanceof WorkflowReset reset) {
                    seed = reset.newRunId();
                }
            }
        }
        return seed;
    }
}
