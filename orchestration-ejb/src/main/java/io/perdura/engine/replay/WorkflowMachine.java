package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent;
import io.perdura.engine.history.InputEvent.ActivityCanceled;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.ActivityFailed;
import io.perdura.engine.history.InputEvent.ActivityPaused;
import io.perdura.engine.history.InputEvent.ActivityResumed;
import io.perdura.engine.history.InputEvent.ActivityTimedOut;
import io.perdura.engine.history.InputEvent.ChildWorkflowClosed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStartFailed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStarted;
import io.perdura.engine.history.InputEvent.ExternalRequestResolved;
import io.perdura.engine.history.InputEvent.TimerFired;
import io.perdura.engine.history.InputEvent.WorkflowCancelRequested;
import io.perdura.engine.history.InputEvent.WorkflowPaused;
import io.perdura.engine.history.InputEvent.WorkflowReset;
import io.perdura.engine.history.InputEvent.WorkflowResumed;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.TaskCompleted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One run in memory: its instance, its coroutines, and what they wait for. Fed with inputs task by task; the same function
 * serves the first time and every replay.
 *
 * <p>One thread at a time may use a machine; {@link #abandonTask()}, {@link #progress()} and
 * {@link #runningStack()} alone may be called by others.
 */
public final class WorkflowMachine {

    private final EventLoop loop;
    private final Outputs outputs = new Outputs();
    private final RunFacts facts;
    private final DurableContext context;
    private final WorkflowCode code;
    private final UpdateCalls updates;
    private volatile long tasks;

    /** Which task and which turn of a workflow thread within it is running; two that are equal are the same turn. */
    public record Progress(long task, long turn) {}

    /** A machine for replays: nothing runs local activities. */
    public WorkflowMachine(
            WorkflowDefinition definition,
            Deployment deployment,
            String namespace,
            RunId runId,
            WorkflowStarted started,
            Duration taskTimeout,
            Executor threads) {
        this(definition, deployment, namespace, runId, started, taskTimeout, threads, LocalRunner.NONE);
    }

    /**
     * @param definition the code
     * @param started the run's first event
     * @param threads starts a thread for each coroutine
     * @param locals runs local activities
     */
    public WorkflowMachine(
            WorkflowDefinition definition,
            Deployment deployment,
            String namespace,
            RunId runId,
            WorkflowStarted started,
            Duration taskTimeout,
            Executor threads,
            LocalRunner locals) {
        this.loop = new EventLoop(threads);
        this.facts = new RunFacts(namespace, runId, started, taskTimeout);
        this.context = new DurableContext(loop, outputs, deployment, facts, definition.options(), locals);
        this.code = new WorkflowCode(definition, context, loop);
        this.updates = new UpdateCalls(context, loop, code);
        Interception interception = deployment.interception();
        loop.bind(
                interception.interceptors().isEmpty() ? context : InterceptedContext.around(context),
                definition.model().type().getClassLoader(),
                interception,
                interception.read(started.options().header()));
    }

    /** As below, for a task that does not create the run. */
    public List<OutputEvent> task(
            List<InputEvent> inputs,
            List<UpdateRequest> requests,
            long boundaryEventId,
            TaskCompleted boundary,
            @Nullable List<OutputEvent> recorded) {
        return task(inputs, requests, boundaryEventId, boundary, recorded, false);
    }

    /**
     * Runs one task: applies the inputs in order, then runs the code until all of it is blocked or the run closes.
     *
     * @param inputs what came since the task before
     * @param requests updates, in their order; {@link #refusedUpdates} says which of them were refused, the outputs which were
     *     accepted; one that is in neither came after the end of the run. None in a replay: the record has them.
     * @param boundaryEventId the id of the task's {@code TaskCompleted}; its outputs follow it
     * @param boundary what the code is told: the current time, and how long its history is
     * @param recorded the outputs that history has for this task, null when it runs for the first time
     * @param creates whether the task creates the run; then it can't wait for local activities
     * @return the outputs that are new
     * @throws InputsFirstException when it creates the run and calls a local activity
     * @throws DivergenceException when the code does something else than recorded
     * @throws TaskAbandonedException when the code does not yield
     * @throws RuntimeException or an Error, what the code threw, when that does not end the run but its task
     */
    public List<OutputEvent> task(
            List<InputEvent> inputs,
            List<UpdateRequest> requests,
            long boundaryEventId,
            TaskCompleted boundary,
            @Nullable List<OutputEvent> recorded,
            boolean creates) {
        taskBegins();
        facts.taskBegins(boundary, boundaryEventId);
        outputs.begin(boundaryEventId + 1, recorded);
        updates.taskBegins();
        List<UpdateRequest> toRun = recorded == null ? requests : UpdateRequest.acceptedIn(recorded);
        int next = 0;
        for (int i = 0; i < inputs.size(); i++) {
            while (next < toRun.size() && toRun.get(next).inputsBefore() <= i) {
                updates.arrived(toRun.get(next++));
            }
            apply(inputs.get(i));
        }
        toRun.subList(next, toRun.size()).forEach(updates::arrived);
        loop.runUntilBlocked();
        while (!loop.closed() && context.locals().pending()) {
            if (creates) {
                throw new InputsFirstException();
            }
            context.locals().next();
            loop.runUntilBlocked();
        }
        try {
            return outputs.end();
        } catch (DivergenceException diverged) {
            throw diverged.with(loop.waitingAt(), context.lastChange());
        }
    }

    private void taskBegins() {
        long before = tasks;
        tasks = before + 1;
    }

    /** Why updates of the last task were refused, by their ids. */
    public Map<String, Failure> refusedUpdates() {
        return updates.refused();
    }

    /**
     * Asks an update's validator before a task, so that a task that would accept nothing need not be run.
     *
     * @param timeMillis what the validator sees as the current time
     * @return why the update is refused; null when it is not: then the next task accepts it without asking again
     */
    public @Nullable Failure refusalOf(UpdateRequest request, long timeMillis) {
        TaskCompleted before = facts.boundary();
        facts.taskBegins(
                new TaskCompleted(timeMillis, before.flags(), before.historyBytes()), facts.getHistoryLength());
        try {
            return updates.refusalOf(request);
        } finally {
            facts.taskBegins(before, facts.getHistoryLength());
        }
    }

    /** Handlers that the end of the run left unfinished, and whose authors want to know. */
    public List<String> unfinishedHandlers() {
        return loop.closed() ? context.handlers().toWarnOf() : List.of();
    }

    private void apply(InputEvent input) {
        if (input instanceof WorkflowStarted) {
            loop.spawn("workflow method", Coroutine.Kind.MAIN, context.rootScope(), code::runMain);
        } else if (input instanceof WorkflowSignaled e) {
            code.signal(e);
        } else if (input instanceof WorkflowCancelRequested e) {
            context.run().apply(RunCommand.Action.REQUEST_CANCEL);
            loop.spawn(
                    "cancel",
                    Coroutine.Kind.HANDLER,
                    context.rootScope(),
                    () -> context.rootScope().cancel(e.reason()));
        } else if (input instanceof WorkflowPaused
                || input instanceof WorkflowResumed
                || input instanceof ActivityPaused
                || input instanceof ActivityResumed) {
            // The operator's affair: the code runs as if nothing had been.
        } else if (input instanceof WorkflowReset e) {
            context.chance().seedFrom(e.newRunId());
        } else if (input instanceof TimerFired e) {
            context.timers().fired(e.startedEventId());
        } else if (input instanceof ActivityCompleted e) {
            context.activities().completed(e);
        } else if (input instanceof ActivityFailed e) {
            context.activities().failed(e);
        } else if (input instanceof ActivityTimedOut e) {
            context.activities().timedOut(e);
        } else if (input instanceof ActivityCanceled e) {
            context.activities().canceled(e);
        } else if (input instanceof ChildWorkflowStarted e) {
            context.children().started(e.initiatedEventId());
        } else if (input instanceof ChildWorkflowStartFailed e) {
            context.children().startFailed(e);
        } else if (input instanceof ChildWorkflowClosed e) {
            context.children().closed(e);
        } else if (input instanceof ExternalRequestResolved e) {
            context.externals().resolved(e);
        } else {
            throw new IllegalArgumentException("no task takes the event " + ((HistoryEvent) input).name());
        }
    }

    /**
     * Answers a query by the run's code as it stands; changes nothing.
     *
     * @throws QueryFailedException when there is no such query, or its code fails
     */
    public Payload query(String name, List<Payload> input) {
        taskBegins();
        outputs.forbid("a query must not change anything: it can only read");
        try {
            return code.query(name, input);
        } finally {
            outputs.forbid(null);
        }
    }

    /** Before anything has run: chance comes from another run's id, since this one repeats a part of it. */
    public void seedFrom(RunId other) {
        context.chance().seedFrom(other);
    }

    /** Whether the code has ended the run. */
    public boolean closed() {
        return loop.closed();
    }

    /** Unwinds all coroutines; the number of threads that would not end is the answer. Nothing else may be called after. */
    public int destroy() {
        context.locals().abandon();
        return loop.destroy();
    }

    /** Makes a running {@link #task} give up code that does not yield. */
    public void abandonTask() {
        loop.abandon();
    }

    /** What is running at this moment; null when no code is. */
    public @Nullable Progress progress() {
        long task = tasks;
        long turn = loop.runningTurn();
        return turn == 0 ? null : new Progress(task, turn);
    }

    /** Where the code is at this moment, for reports. */
    public StackTraceElement[] runningStack() {
        return loop.stuckStack();
    }
}
