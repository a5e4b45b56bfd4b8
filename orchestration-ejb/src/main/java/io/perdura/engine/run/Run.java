package io.perdura.engine.run;

import io.perdura.common.Payload;
import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.InputEvent.WorkflowTerminated;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.Visible;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.MessageBody.ActivityReport;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.replay.DivergenceException;
import io.perdura.engine.replay.InputsFirstException;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.replay.WorkflowMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run in memory. It takes turns: waiting messages in, a transition and its effects out. Until a transition is committed
 * ({@link #committed}) there is no other turn; when it can't be, the run is {@linkplain #discard discarded} and loaded anew.
 *
 * <p>One thread at a time, except {@link #abandonTask}, {@link #progress} and {@link #runningStack}.
 */
public final class Run {

    private final RunEnvironment environment;
    private final String workflowId;
    private final RunId runId;
    private final Fence fence;
    private final Ledger ledger = new Ledger();
    private final ActivityBook activities;
    private final RunCode code;
    private final @Nullable Birth birth;
    private final Draft recovery;
    private final NearLimits nearLimits;
    private volatile boolean born;
    private @Nullable Instant wakeAt;

    /**
     * How a run comes into being.
     *
     * @param requestId of the start
     * @param replaces the closed run whose id it takes over
     */
    public record Birth(
            WorkflowStarted started,
            String requestId,
            @Nullable RunId replaces) {}

    private Run(
            RunEnvironment environment,
            String workflowId,
            RunId runId,
            Fence fence,
            @Nullable Birth birth,
            long nowMillis) {
        this.environment = environment;
        this.workflowId = workflowId;
        this.runId = runId;
        this.fence = fence;
        this.birth = birth;
        this.born = birth == null;
        this.recovery = new Draft(nowMillis);
        this.nearLimits =
                new NearLimits(environment.limits(), environment.visibility().limits());
        this.activities = new ActivityBook(environment, workflowId, runId, fence.partition(), ledger);
        this.code = new RunCode(environment, runId, fence, ledger);
    }

    /** A run that does not exist yet: its first turn creates it. */
    public static Run create(RunEnvironment environment, RunId runId, Fence fence, Birth birth, long nowMillis) {
        return new Run(environment, birth.started().workflowId(), runId, fence, birth, nowMillis);
    }

    /**
     * A run from its rows.
     *
     * @param history all of it, in order
     * @param rows its activities, read after the history
     * @param reported what attempts reported that waits in the inbox, read after the rows
     */
    public static Run load(
            RunEnvironment environment,
            CurrentRun current,
            Fence fence,
            List<AppendedBatch> history,
            List<ActivityRow> rows,
            Collection<ActivityReport> reported,
            long nowMillis) {
        Run run = new Run(environment, current.workflowId(), current.runId(), fence, null, nowMillis);
        run.wakeAt = current.wakeAt();
        List<HistoryBatch> batches = new ArrayList<>(history.size());
        for (AppendedBatch row : history) {
            HistoryBatch batch = BatchCodec.decode(row.firstEventId(), row.bytes());
            run.ledger.apply(batch, row.bytes().length);
            batches.add(batch);
        }
        run.code.loaded(batches);
        run.nearLimits.loaded(run.ledger);
        if (!run.ledger.closed()) {
            run.activities.load(rows, reported, run.recovery);
            run.resendExternals();
        }
        return run;
    }

    public String workflowId() {
        return workflowId;
    }

    public RunId runId() {
        return runId;
    }

    public Fence fence() {
        return fence;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Collection<ActivityProgress> openActivities() {
        return activities.open();
    }

    /** Whether anything is under way that memory alone knows, so that the run must not be evicted. */
    public boolean inFlight() {
        return activities.anyEager();
    }

    /** Whether it is stored and open. */
    public boolean alive() {
        return born && !ledger.closed();
    }

    /** Whether a task would have something to do beyond what new messages bring. */
    public boolean hasUnfinishedTask() {
        return !ledger.closed()
                && !ledger.paused()
                && (!born || !ledger.unprocessed().isEmpty());
    }

    /** When it wants to be looked at, as its row says; null for never. */
    public @Nullable Instant wakeAt() {
        return wakeAt;
    }

    /** How long one of its tasks may take. */
    public Duration taskTimeout() {
        WorkflowStarted started = birth == null ? ledger.started() : birth.started();
        long own = started.options().taskTimeoutMillis();
        return own > 0 ? Duration.ofMillis(own) : environment.limits().taskTimeout();
    }

    /** Whether its code has not begun yet, since it begins later. */
    public boolean delayed(long nowMillis) {
        return born
                && !ledger.closed()
                && nowMillis < FirstTask.notBeforeMillis(ledger.started(), ledger, List.of(), false);
    }

    // ---- a turn

    /** Takes messages in order, runs the code if there is anything new for it, and answers what to commit and to release. */
    public Outcome turn(List<Message> messages, TurnRules rules) {
        Draft draft = new Draft(rules.nowMillis());
        draft.paused = ledger.paused();
        takeRecovery(draft);
        Birth newborn = born ? null : Objects.requireNonNull(birth, "a run that is not born has a birth");
        WorkflowStarted started = newborn == null ? ledger.started() : newborn.started();
        if (newborn != null) {
            draft.inputs.add(started);
        }
        TurnUpdates updates = new TurnUpdates(workflowId, ledger, environment.limits(), draft);
        Intake intake = new Intake(environment, started, runId, ledger, activities, draft, updates);
        messages.forEach(intake::take);
        if (newborn == null) {
            intake.passTime();
            enforceHistoryLimit(draft, intake);
        }
        boolean wantsCode = !intake.closed() && (!draft.inputs.isEmpty() || updates.any() || hasUnfinishedTask());
        Optional<WorkflowDefinition> definition = code.definition(started);
        // A creation and a succession don't fit into one transition: a run that may be followed at once is created
        // first.
        boolean createFirst = newborn != null && started.options().retryPolicy() != null;
        TurnRules delayed = rules.notBefore(Math.max(
                FirstTask.notBeforeMillis(started, ledger, draft.inputs, updates.any()),
                createFirst ? rules.nowMillis() + 1 : 0));
        boolean runsCode = wantsCode
                && !draft.paused
                && definition.isPresent()
                && rules.nowMillis() >= delayed.codeRunsFromMillis();
        TaskFailure failure = null;
        boolean rerun = false;
        List<HistoryEvent> events = new ArrayList<>(draft.inputs);
        if (runsCode) {
            try {
                events.addAll(code.task(definition.get(), started, draft, updates, newborn != null));
            } catch (InputsFirstException later) {
                rerun = true;
            } catch (DivergenceException diverged) {
                List<HistoryEvent> end = code.endBy(diverged, definition.get(), draft);
                failure = end.isEmpty() ? TaskFailure.of(diverged) : null;
                events.addAll(end);
            } catch (Throwable thrown) {
                failure = TaskFailure.of(thrown);
            }
            if (failure != null && !ledger.taskFailed()) {
                events.add(failure.event());
            }
        }
        Visible visible = newborn == null ? ledger.visible() : Visible.of(started.options());
        Succession succession = Succession.of(started, runId, visible, events, draft.nowMillis);
        rerun |= newborn != null && succession.successor() != null;
        if (rerun) {
            // A creation and a succession don't fit into one transition, and a creation does not wait for a local
            // activity: create first, run the code again in the next turn.
            succession = new Succession(List.copyOf(draft.inputs), null, null);
            discard();
            draft.effects.add(new Effect.FollowUp(new Message.Tick()));
        }
        updates.settle(succession.events(), ledger.nextEventId());
        nearLimits.after(ledger, succession.events()).forEach(what -> draft.effects.add(new Effect.NearLimit(what)));
        Turn turn = new TurnBuilder(environment, runId, fence, ledger, started, newborn, activities, draft, delayed)
                .build(succession, failure, wantsCode && !draft.paused && (!runsCode || rerun), wakeAt);
        return new Outcome(turn, failure, runsCode, updates.unanswered());
    }

    /** Ends this run, or leaves it closed, with another one in its place. The plan was made of its history as it is. */
    public Turn resetTurn(ResetPlan plan, Message.Reset reset, long nowMillis) {
        Draft draft = new Draft(nowMillis);
        takeRecovery(draft);
        return new ResetTurn(environment, fence, ledger, activities, reset, plan).build(draft, runId, workflowId);
    }

    /**
     * What came of a turn.
     *
     * @param failure why its task failed, if it did: then the turn commits the inputs alone and the run is to be discarded after
     *     that
     * @param ranCode whether the code ran, or tried to
     * @param unanswered updates that the code did not look at: they belong into a later turn
     */
    public record Outcome(Turn turn, @Nullable TaskFailure failure, boolean ranCode, List<Message.Said> unanswered) {}

    /** What was sent and never answered is sent again: the receiver knows it by its id. */
    private void resendExternals() {
        ledger.externals().forEach((eventId, event) -> {
            OutboundMessage message = Letters.external(workflowId, runId, ledger.started(), eventId, event);
            recovery.messages.add(message);
            recovery.effects.add(new Effect.Nudge(message.taskQueue(), message.workflowId()));
        });
    }

    private void takeRecovery(Draft draft) {
        draft.inputs.addAll(recovery.inputs);
        recovery.activities.values().forEach(draft::change);
        draft.messages.addAll(recovery.messages);
        draft.effects.addAll(recovery.effects);
        recovery.inputs.clear();
        recovery.activities.clear();
        recovery.messages.clear();
        recovery.effects.clear();
    }

    private void enforceHistoryLimit(Draft draft, Intake intake) {
        RunEnvironment.RunLimits limits = environment.limits();
        if (!intake.closed()
                && (ledger.eventCount() >= limits.historyEvents() || ledger.bytes() >= limits.historyBytes())) {
            draft.inputs.add(new WorkflowTerminated(
                    runId + ":history-limit",
                    "the history has " + ledger.eventCount() + " events and " + ledger.bytes()
                            + " bytes; the limits are "
                            + limits.historyEvents() + " events and " + limits.historyBytes()
                            + " bytes: use Workflow.continueAsNew before they are reached"));
        }
    }

    // ---- after a turn

    /** The turn's transition is committed: what it appended is history now. */
    public void committed(Turn turn) {
        born = true;
        HistoryBatch batch = turn.appended();
        if (batch != null) {
            ledger.apply(batch, turn.appendedBytes());
            code.appended(batch);
        }
        CurrentChange change =
                turn.transition() == null ? null : turn.transition().current();
        if (change instanceof CurrentChange.Wake wake) {
            wakeAt = wake.wakeAt();
        } else if (change instanceof CurrentChange.Create create) {
            wakeAt = create.wakeAt();
        }
    }

    // ---- the code, beside turns

    /** Answers a query from memory. */
    public Payload query(String name, List<Payload> input) {
        return code.query(name, input);
    }

    /** Drops the coroutines; the number of threads that would not end is the answer. */
    public int discard() {
        return code.discard();
    }

    /** From now on its code gets platform threads: it does not yield, and virtual ones aren't time-sliced. */
    public void usePlatformThreads() {
        code.usePlatformThreads();
    }

    /** What code is running at this moment; null when none is. */
    public WorkflowMachine.@Nullable Progress progress() {
        return code.progress();
    }

    /** Makes a task that is running now give up. */
    public void abandonTask() {
        code.abandonTask();
    }

    /** Where the code is at this moment. */
    public StackTraceElement[] runningStack() {
        return code.runningStack();
    }
}
