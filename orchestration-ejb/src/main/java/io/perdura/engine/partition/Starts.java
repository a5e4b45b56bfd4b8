package io.perdura.engine.partition;

import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.RunStore;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import io.perdura.engine.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides starts whose workflow id is taken. */
final class Starts {

    private final RunStore runs;

    Starts(RunStore runs) {
        this.runs = runs;
    }

    /** A start meets an open run in memory; called by the actor's one task. */
    void whileOpen(RunActor actor, Run open, StartCommand start) {
        CurrentRun holder = new CurrentRun(
                actor.workflowId(),
                open.runId(),
                actor.fence().partition(),
                WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
                open.ledger().started().requestId(),
                null);
        switch (StartPolicy.of(holder, start.started().requestId(), start.reuse(), start.conflict())) {
            case SAME_REQUEST, USE_EXISTING -> {
                use(start, holder);
                start.first().forEach(actor::offer);
            }
            case TERMINATE_FIRST -> actor.before(terminate(holder, start), start);
            default -> start.refuse(alreadyOpen(holder));
        }
    }

    /** A start lost the insert of its id; its actor waits for {@code startAfter} or {@code replaceClosed}. */
    void resolve(RunActor actor, StartCommand start) {
        try {
            Optional<CurrentRun> found = runs.current(actor.workflowId());
            if (found.isEmpty()) {
                actor.startAfter(start, List.of());
                return;
            }
            decide(actor, start, found.get());
        } catch (RuntimeException e) {
            start.refuse(new EngineException(
                    Code.UNAVAILABLE,
                    "workflow '" + actor.workflowId() + "' could not be looked up: " + e.getMessage() + "; try again",
                    null,
                    e));
            actor.startAfter(null, List.of());
        }
    }

    private void decide(RunActor actor, StartCommand start, CurrentRun holder) {
        List<Message> origin = start.origin() == null ? List.of() : List.of(start.origin());
        switch (StartPolicy.of(holder, start.started().requestId(), start.reuse(), start.conflict())) {
            case SAME_REQUEST, USE_EXISTING -> {
                use(start, holder);
                // A child's start that was repeated: its message is consumed by the run that it started.
                actor.startAfter(
                        null,
                        Stream.concat(origin.stream(), start.first().stream()).toList());
            }
            case REPLACE -> actor.replaceClosed(start, holder.runId());
            case TERMINATE_FIRST -> actor.startAfter(start, List.of(terminate(holder, start)));
            case REUSE_REFUSED -> {
                start.refuse(reuseRefused(actor.workflowId(), holder.runId(), start.reuse()));
                actor.startRefused(start.origin());
            }
            case ALREADY_OPEN -> {
                start.refuse(alreadyOpen(holder));
                actor.startAfter(null, origin);
            }
        }
    }

    private static void use(StartCommand start, CurrentRun holder) {
        RunId runId = holder.runId();
        start.receipt().complete(new StartReceipt(holder.workflowId(), runId, runId.equals(start.runId())));
    }

    private static Message terminate(CurrentRun holder, StartCommand start) {
        return new Message.Said(
                start.runId() + ":terminates",
                0,
                holder.runId(),
                new MessageBody.Terminate("replaced by run " + start.runId()),
                Reply.NONE);
    }

    static EngineException reuseRefused(String workflowId, RunId closed, WorkflowIdReusePolicy reuse) {
        return new EngineException(
                Code.ALREADY_STARTED,
                "workflow id '" + workflowId + "' belongs to the closed run " + closed + " and the reuse policy "
                        + reuse + " forbids another: use another id or policy",
                closed,
                null);
    }

    static EngineException alreadyOpen(CurrentRun holder) {
        return new EngineException(
                Code.ALREADY_STARTED,
                "workflow id '" + holder.workflowId() + "' is in use by the open run " + holder.runId()
                        + ": use another id, or a conflict policy that says what to do",
                holder.runId(),
                null);
    }
}
