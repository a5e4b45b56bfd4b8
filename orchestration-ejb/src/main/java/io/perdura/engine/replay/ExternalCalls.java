package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecution;
import io.perdura.engine.history.InputEvent.ExternalRequestResolved;
import io.perdura.engine.history.OutputEvent.CancelExternalInitiated;
import io.perdura.engine.history.OutputEvent.RequestWithdrawn;
import io.perdura.engine.history.OutputEvent.SignalExternalInitiated;
import io.perdura.engine.history.RunId;
import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.CancelExternalWorkflowException;
import io.perdura.workflow.SignalExternalWorkflowException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signals and cancellations that a run's code sent to other workflows and that are not answered yet. */
final class ExternalCalls {

    private record Pending(ExternalCommand command, Function<String, RuntimeException> refusal) {}

    private final DurableContext context;
    private final Outputs outputs;
    private final Map<Long, Pending> open = new HashMap<>();

    ExternalCalls(DurableContext context, Outputs outputs) {
        this.context = context;
        this.outputs = outputs;
    }

    DurablePromise<Void> signal(
            WorkflowExecution target,
            @Nullable RunId runId,
            String name,
            List<Payload> input,
            boolean childOnly,
            Map<String, Payload> header) {
        long eventId = context.emit(
                        new SignalExternalInitiated(target.getWorkflowId(), runId, name, input, childOnly, header))
                .eventId();
        ExternalCommand command = register(eventId, reason -> new SignalExternalWorkflowException(target, reason));
        Scope scope = context.scope();
        Runnable withdrawal = () -> withdraw(eventId, scope, "the signal '" + name + "' was not sent");
        scope.onCancel(withdrawal);
        command.promise().onEngine(() -> scope.forget(withdrawal));
        return command.promise();
    }

    /** Only in the task that asks for it: after that it is on its way. */
    private void withdraw(long eventId, Scope scope, String why) {
        Pending pending = open.get(eventId);
        if (pending != null && outputs.ofThisTask(eventId)) {
            open.remove(eventId);
            context.emit(new RequestWithdrawn(eventId, false));
            String reason = scope.getCancellationReason();
            pending.command()
                    .refused(new CanceledFailure(reason == null || reason.isEmpty() ? why : why + ": " + reason));
        }
    }

    /** @param reason null for that of the scope in which the code is */
    DurablePromise<Void> cancel(
            WorkflowExecution target, @Nullable RunId runId, boolean childOnly, @Nullable String reason) {
        String why = reason != null ? reason : context.scope().getCancellationReason();
        long eventId = context.emit(new CancelExternalInitiated(target.getWorkflowId(), runId, childOnly, why))
                .eventId();
        return register(eventId, refusal -> new CancelExternalWorkflowException(target, refusal))
                .promise();
    }

    /** The run that an execution names; null for the latest. */
    static @Nullable RunId runId(WorkflowExecution execution) {
        String runId = execution.getRunId();
        return runId == null || runId.isEmpty() ? null : RunId.parse(runId);
    }

    private ExternalCommand register(long eventId, Function<String, RuntimeException> refusal) {
        ExternalCommand command = new ExternalCommand(context);
        open.put(eventId, new Pending(command, refusal));
        return command;
    }

    void resolved(ExternalRequestResolved event) {
        Pending pending = open.remove(event.initiatedEventId());
        if (pending == null) {
            return;
        }
        if (event.failure() == null) {
            pending.command().delivered();
        } else {
            pending.command()
                    .refused(pending.refusal()
                            .apply(Objects.requireNonNullElse(event.failure().message(), "refused")));
        }
    }
}
