package io.perdura.engine.partition;

import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.run.Message;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Asks a run's owner to reset it. */
record ResetOperation(EngineParts engine, Inquiries inquiries) {

    CompletableFuture<StartReceipt> reset(RunTarget target, ResetRequest request) {
        return reset(
                target,
                request,
                RunId.of(
                        engine.clock().millis(),
                        ThreadLocalRandom.current().nextLong(),
                        ThreadLocalRandom.current().nextLong()));
    }

    /** @param next the id of the new run */
    CompletableFuture<StartReceipt> reset(RunTarget target, ResetRequest request, RunId next) {
        if (engine.ports().clients().inTransaction()) {
            throw new EngineException(
                    Code.WOULD_DEADLOCK,
                    "a reset of " + target + " takes effect at once, not with this transaction: commit first");
        }
        CurrentRun current = inquiries.current(target);
        RunId base = Objects.requireNonNullElse(target.runId(), current.runId());
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        Message.Reset reset = new Message.Reset(
                base, next, request.point(), request.reason(), request.reapply(), Refusals.reply(done));
        engine.actors().offer(current.partition(), target.workflowId(), reset);
        return done.thenApply(nothing -> new StartReceipt(target.workflowId(), next, true));
    }
}
