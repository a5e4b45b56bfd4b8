package io.perdura.engine.run;

import io.perdura.engine.history.InputEvent.WorkflowTerminated;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.Transition;
import java.time.Instant;
import java.util.List;

/**
 * The turn of a reset: one transition ends the old run, if it is open, and creates the new one under the same workflow id. It is
 * guarded as any other: by the fence, and by the current row, which must still be the old run's.
 */
record ResetTurn(
        RunEnvironment environment,
        Fence fence,
        Ledger ledger,
        ActivityBook activities,
        Message.Reset reset,
        ResetPlan plan) {

    Turn build(Draft draft, RunId runId, String workflowId) {
        draft.effects.add(new Effect.Answer(reset.reply(), null));
        for (OutboundMessage update : plan.updates()) {
            draft.messages.add(update);
            draft.effects.add(new Effect.Nudge(update.taskQueue(), update.workflowId()));
        }
        return ledger.closed() ? afterItsEnd(draft, runId, workflowId) : endingIt(draft, runId);
    }

    private Turn endingIt(Draft draft, RunId runId) {
        draft.successor = plan.run();
        draft.inputs.add(new WorkflowTerminated(
                reset.next() + ":reset",
                "reset to before event " + plan.baseEventId() + ", goes on as run " + reset.next()
                        + (reset.reason().isEmpty() ? "" : ": " + reset.reason())));
        TurnRules rules = new TurnRules(draft.nowMillis, 0, 0, false, false, null);
        return new TurnBuilder(environment, runId, fence, ledger, ledger.started(), null, activities, draft, rules)
                .build(new Succession(List.copyOf(draft.inputs), null, null), null, false, null);
    }

    private Turn afterItsEnd(Draft draft, RunId closed, String workflowId) {
        draft.effects.add(new Effect.FollowUp(new Message.Tick()));
        CurrentChange create =
                new CurrentChange.Create(plan.run(), closed, Instant.ofEpochMilli(draft.nowMillis), null);
        return new Turn(
                new Transition(
                        fence, workflowId, reset.next(), null, create, List.of(), List.of(), draft.messages, null),
                null,
                draft.effects);
    }
}
