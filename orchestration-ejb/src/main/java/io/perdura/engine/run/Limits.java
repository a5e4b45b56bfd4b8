package io.perdura.engine.run;

import io.perdura.common.Payload;
import io.perdura.engine.calendar.CronSchedule;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.OutputEvent.CancelExternalInitiated;
import io.perdura.engine.history.OutputEvent.ChildWorkflowInitiated;
import io.perdura.engine.history.OutputEvent.MutableSideEffectRecorded;
import io.perdura.engine.history.OutputEvent.SideEffectRecorded;
import io.perdura.engine.history.OutputEvent.SignalExternalInitiated;
import io.perdura.engine.history.OutputEvent.UpdateCompleted;
import io.perdura.engine.history.OutputEvent.VersionRecorded;
import io.perdura.engine.history.OutputEvent.WorkflowCompleted;
import io.perdura.engine.history.OutputEvent.WorkflowContinuedAsNew;
import io.perdura.engine.history.Visible;
import io.perdura.engine.run.TaskFailure.LimitException;
import java.util.List;

/** Checks what the code asks for against the limits: over one, the task fails with a message that says which. */
final class Limits {

    private Limits() {}

    static void check(RunEnvironment environment, Ledger ledger, WorkflowStarted started, List<OutputEvent> outputs) {
        RunEnvironment.RunLimits limits = environment.limits();
        Visible before = ledger.codeRan() ? ledger.visible() : Visible.of(started.options());
        Visible shown = before;
        int activities = ledger.activities().size();
        int children = ledger.children().size();
        int externals = ledger.externals().size();
        for (OutputEvent output : outputs) {
            shown = shown.after(output);
            if (output instanceof ActivityScheduled e) {
                pending("activities", ++activities, limits);
                name("activity type", e.activityType(), limits);
                payloads("activity '" + e.activityType() + "'", e.input(), limits);
            } else if (output instanceof ChildWorkflowInitiated e) {
                pending("child workflows", ++children, limits);
                payloads("child workflow '" + e.workflowType() + "'", e.input(), limits);
                name("child workflow type", e.workflowType(), limits);
                name("child workflow queue", e.taskQueue(), limits);
                id("child workflow id", e.childWorkflowId(), limits);
                visible("child workflow '" + e.workflowType() + "'", Visible.of(e.options()), environment);
                cron(e);
            } else if (output instanceof SignalExternalInitiated e) {
                pending("signals to other workflows", ++externals, limits);
                id("external workflow id", e.workflowId(), limits);
                id("signal name", e.signalName(), limits);
                payloads("signal '" + e.signalName() + "'", e.input(), limits);
            } else if (output instanceof CancelExternalInitiated e) {
                pending("signals to other workflows", ++externals, limits);
                id("external workflow id", e.workflowId(), limits);
            } else if (output instanceof VersionRecorded e) {
                id("change id", e.changeId(), limits);
            } else if (output instanceof SideEffectRecorded e) {
                payloads("side effect", List.of(e.result()), limits);
            } else if (output instanceof MutableSideEffectRecorded e) {
                id("id of a mutable side effect", e.id(), limits);
                payloads("mutable side effect '" + e.id() + "'", List.of(e.result()), limits);
            } else if (output instanceof WorkflowCompleted e) {
                payloads("the workflow's result", List.of(e.result()), limits);
            } else if (output instanceof WorkflowContinuedAsNew e) {
                name("workflow type to continue as", e.workflowType(), limits);
                name("queue to continue on", e.taskQueue(), limits);
                payloads("continue-as-new", e.input(), limits);
                if (e.options() != null) {
                    visible("continue-as-new", Visible.of(e.options()), environment);
                }
            }
        }
        if (!shown.equals(before)) {
            visible("the workflow", shown, environment);
        }
    }

    /** The outputs with a failure in the place of a result that is too large: that is the update's affair, not the run's. */
    static List<OutputEvent> withUpdatesThatFit(RunEnvironment environment, List<OutputEvent> outputs) {
        int limit = environment.limits().payloadBytes();
        return outputs.stream().anyMatch(output -> tooLarge(output, limit))
                ? outputs.stream()
                        .map(output -> tooLarge(output, limit) ? failed((UpdateCompleted) output, limit) : output)
                        .toList()
                : outputs;
    }

    private static boolean tooLarge(OutputEvent output, int limit) {
        return output instanceof UpdateCompleted e
                && e.result() != null
                && e.result().size() > limit;
    }

    private static UpdateCompleted failed(UpdateCompleted completed, int limit) {
        int size = completed.result() == null ? 0 : completed.result().size();
        return new UpdateCompleted(
                completed.updateId(),
                completed.acceptedEventId(),
                null,
                Failure.application(
                        "PayloadTooLarge",
                        "the result of update " + completed.updateId() + " has " + size + " bytes, the limit is "
                                + limit + ": store the data elsewhere and answer a reference to it",
                        true));
    }

    private static void cron(ChildWorkflowInitiated child) {
        String schedule = child.options().cronSchedule();
        try {
            if (!schedule.isEmpty()) {
                CronSchedule.parse(schedule);
            }
        } catch (IllegalArgumentException e) {
            throw new LimitException("child workflow '" + child.workflowType() + "': " + e.getMessage());
        }
    }

    private static void visible(String what, Visible shown, RunEnvironment environment) {
        if (!shown.equals(Visible.NOTHING)) {
            environment.visibility().violation(shown).ifPresent(violation -> {
                throw new LimitException(what + ": " + violation);
            });
        }
    }

    private static void pending(String what, int count, RunEnvironment.RunLimits limits) {
        if (count > limits.pending()) {
            throw new LimitException(
                    "the run would have " + count + " pending " + what + ", the limit is " + limits.pending()
                            + ": wait for some before starting more, or split the work over child workflows");
        }
    }

    private static void payloads(String what, List<Payload> payloads, RunEnvironment.RunLimits limits) {
        for (Payload payload : payloads) {
            if (payload.size() > limits.payloadBytes()) {
                throw new LimitException(what + " has a payload of " + payload.size() + " bytes, the limit is "
                        + limits.payloadBytes() + ": store the data elsewhere and pass a reference to it");
            }
        }
    }

    private static void id(String what, String id, RunEnvironment.RunLimits limits) {
        text(what, id, limits.idLength());
    }

    private static void name(String what, String name, RunEnvironment.RunLimits limits) {
        text(what, name, Math.min(limits.idLength(), Texts.NAME));
    }

    private static void text(String what, String value, int limit) {
        Texts.problem(value, limit).ifPresent(problem -> {
            throw new LimitException(what + " " + problem);
        });
    }
}
