package io.perdura.engine.partition;

import io.perdura.engine.history.OutputEvent.UpdateCompleted;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.partition.UpdateReceipt.Outcome;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.run.Ledger;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import io.perdura.engine.run.UpdateLedger;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Updates, as their callers see them: accepted or refused by the run's code, then completed. An update that is not accepted yet
 * is in memory only; whoever loses its answer asks again with the same id.
 */
final class UpdateOperations {

    private final EngineParts engine;
    private final Inquiries inquiries;
    private final UpdateWaiters waiters;

    UpdateOperations(EngineParts engine, Inquiries inquiries, UpdateWaiters waiters) {
        this.engine = engine;
        this.inquiries = inquiries;
        this.waiters = waiters;
    }

    CompletableFuture<UpdateReceipt> update(RunTarget target, UpdateCall call) {
        check(target, call);
        PartitionId partition = partitionOf(target); // nobody waits for a workflow that does not exist
        Asked asked = new Asked(target, call);
        engine.actors().offer(partition, target.workflowId(), asked.message());
        return asked.answer;
    }

    private PartitionId partitionOf(RunTarget target) {
        RunActor known = engine.actors().existing(target.workflowId());
        return known != null
                ? known.fence().partition()
                : inquiries.current(target).partition();
    }

    /** Refuses what can't be, before anything happens. */
    void check(RunTarget target, UpdateCall call) {
        Checks.text("update name", call.name(), engine.config().idLimit());
        Checks.text("updateId", call.updateId(), engine.config().idLimit());
        Checks.payloads(
                "update '" + call.name() + "'", call.input(), engine.config().payloadLimit());
        if (engine.ports().clients().inTransaction()) {
            throw new EngineException(
                    Code.WOULD_DEADLOCK,
                    "update '" + call.name() + "' of " + target
                            + " waits for the workflow's code, which is not to be done"
                            + " in a transaction: the workflow may need what the transaction has locked. Commit first, or"
                            + " send a signal, which takes effect with the commit");
        }
    }

    /** A caller of an update: its message, and what becomes of it. */
    final class Asked implements Reply {

        private final RunTarget target;
        private final UpdateCall call;
        private final CompletableFuture<UpdateReceipt> outcome;
        final CompletableFuture<UpdateReceipt> answer = new CompletableFuture<>();

        Asked(RunTarget target, UpdateCall call) {
            this.target = target;
            this.call = call;
            // Before the message: the outcome may be there as soon as it is accepted.
            this.outcome = call.untilCompleted() ? waiters.add(target, call.updateId()) : new CompletableFuture<>();
            var unused = answer.whenComplete((receipt, failure) -> outcome.cancel(false));
        }

        Message.Said message() {
            return new Message.Said(
                    "update:" + call.updateId(),
                    0,
                    target.runId(),
                    new MessageBody.Update(call.updateId(), call.name(), call.input(), call.header()),
                    this);
        }

        @Override
        public void settle(@Nullable Refusal refusal) {
            if (refusal == null) {
                return;
            }
            EngineException refused = Refusals.exception(refusal, target.runId());
            if (refusal.reason() == Reason.CLOSED) {
                engine.tasks().execute(() -> answerFromHistory(refused));
            } else {
                answer.completeExceptionally(refused);
            }
        }

        /** A closed run gives the answer that it gave before. */
        private void answerFromHistory(EngineException closed) {
            try {
                if (!answeredFromHistory(target, call.updateId(), answer)) {
                    answer.completeExceptionally(closed);
                }
            } catch (RuntimeException e) {
                answer.completeExceptionally(Inquiries.refusal(e));
            }
        }

        @Override
        public void taken(RunId runId, long outcomeEventId) {
            if (!call.untilCompleted()) {
                answer.complete(new UpdateReceipt(target.workflowId(), runId, call.updateId(), null));
            } else if (outcomeEventId != 0 && !outcome.isDone()) {
                engine.tasks().execute(() -> read(runId, outcomeEventId));
            } else {
                var unused = outcome.whenComplete((receipt, failure) -> {
                    if (failure == null) {
                        answer.complete(receipt);
                    } else {
                        answer.completeExceptionally(failure);
                    }
                });
            }
        }

        private void read(RunId runId, long outcomeEventId) {
            try {
                answer.complete(receipt(target.workflowId(), runId, call.updateId(), outcomeEventId));
            } catch (RuntimeException e) {
                answer.completeExceptionally(Inquiries.refusal(e));
            }
        }
    }

    private UpdateReceipt receipt(String workflowId, RunId runId, String updateId, long outcomeEventId) {
        UpdateCompleted completed = (UpdateCompleted) inquiries.event(runId, outcomeEventId);
        return new UpdateReceipt(workflowId, runId, updateId, Outcome.of(completed));
    }

    // ---- outcomes

    CompletableFuture<UpdateReceipt> outcome(RunTarget target, String updateId) {
        Checks.text("updateId", updateId, engine.config().idLimit());
        CompletableFuture<UpdateReceipt> future = waiters.add(target, updateId);
        try {
            if (!answeredFromHistory(target, updateId, future) && !accepted(target, updateId)) {
                future.completeExceptionally(new EngineException(
                        Code.NOT_FOUND,
                        target + " has accepted no update '" + updateId
                                + "': check the id, and the run, if it has continued as new",
                        target.runId(),
                        null));
            }
        } catch (RuntimeException e) {
            future.completeExceptionally(Inquiries.refusal(e));
        }
        return future;
    }

    private boolean accepted(RunTarget target, String updateId) {
        return ledger(inquiries.runId(target)).updates().get(updateId) != null;
    }

    private Ledger ledger(RunId runId) {
        return Inquiries.reading(() -> engine.loader().ledger(runId));
    }

    /** Completes the future if history says how the update ended, or that it never will; false when it is open or unknown. */
    private boolean answeredFromHistory(RunTarget target, String updateId, CompletableFuture<UpdateReceipt> future) {
        RunId runId = inquiries.runId(target);
        Ledger ledger = ledger(runId);
        UpdateLedger.Known update = ledger.updates().get(updateId);
        if (update == null) {
            return false;
        }
        if (update.completed()) {
            future.complete(receipt(target.workflowId(), runId, updateId, update.outcomeEventId()));
        } else if (ledger.closed()) {
            future.completeExceptionally(UpdateWaiters.closedBefore(target.workflowId(), runId, updateId));
        }
        return future.isDone();
    }

    /** Looks at what others wait for and this node may have missed. */
    void checkWaited() {
        for (UpdateWaiters.Waiter waiter : waiters.all()) {
            RunActor known = engine.actors().existing(waiter.workflowId());
            if (known == null || known.run() == null) {
                try {
                    answeredFromHistory(
                            new RunTarget(waiter.workflowId(), waiter.runId()), waiter.updateId(), waiter.future());
                } catch (EngineException gone) {
                    engine.listener()
                            .messageDropped(
                                    waiter.workflowId(), "somebody waits for an update of it: " + gone.getMessage());
                }
            }
        }
    }
}
