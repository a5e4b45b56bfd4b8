package io.perdura.engine.replay;

import io.perdura.common.context.ContextPropagator;
import io.perdura.workflow.UpdateInfo;
import io.perdura.workflow.WorkflowContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs the coroutines of one run, one at a time, in an order that never changes: passes over all of them until none moves. In
 * a pass handlers come first, by arrival, then the workflow method, then the others by creation; a coroutine that is created
 * in a pass begins in the next one; once the run is closed nothing else runs.
 *
 * <p>This order is part of what makes replay exact. It changes only under a flag of {@code TaskCompleted}.
 *
 * <p>One thread at a time may use a loop; {@link #abandon()}, {@link #runningTurn()} and {@link #stuckStack()} alone may be
 * called by others.
 */
final class EventLoop {

    private final Executor threads;
    private final List<Coroutine> coroutines = new ArrayList<>();
    private final List<Coroutine> born = new ArrayList<>();
    private @Nullable WorkflowContext context;
    private @Nullable ClassLoader classLoader;
    private Interception interception = Interception.NONE;
    private Map<ContextPropagator, @Nullable Object> contexts = Map.of();
    private volatile @Nullable Thread thread;
    private volatile @Nullable Coroutine current;
    private volatile boolean abandoned;
    private volatile long turns;
    private @Nullable Throwable failure;
    private boolean closed;
    private int lostThreads;

    EventLoop(Executor threads) {
        this.threads = threads;
    }

    /** Fixes what coroutines see as their workflow context, as their class loader, and on their threads. */
    void bind(
            WorkflowContext workflowContext,
            ClassLoader loader,
            Interception interceptionOfAll,
            Map<ContextPropagator, @Nullable Object> contextsOfRun) {
        context = workflowContext;
        classLoader = loader;
        interception = interceptionOfAll;
        contexts = contextsOfRun;
    }

    Executor threads() {
        return threads;
    }

    /** The contexts that the run was started with. */
    Map<ContextPropagator, @Nullable Object> contexts() {
        return contexts;
    }

    /** What context propagators find on the calling thread. */
    Map<ContextPropagator, @Nullable Object> contextsOfThread() {
        return interception.current();
    }

    /** A coroutine in the contexts of the one that makes it, or of the run. */
    Coroutine spawn(String name, Coroutine.Kind kind, Scope scope, Runnable body) {
        return spawn(name, kind, scope, inCoroutine() ? contextsOfThread() : contexts, body);
    }

    Coroutine spawn(
            String name,
            Coroutine.Kind kind,
            Scope scope,
            Map<ContextPropagator, @Nullable Object> own,
            Runnable body) {
        Coroutine coroutine = new Coroutine(this, name, kind, scope, own, body);
        born.add(coroutine);
        return coroutine;
    }

    /** Runs passes until every coroutine is blocked, or the run is closed. */
    void runUntilBlocked() {
        thread = Thread.currentThread();
        boolean moved = true;
        while (moved && !closed) {
            moved = false;
            admitBorn();
            for (Coroutine coroutine : coroutines) {
                current = coroutine;
                turnBegins();
                moved |= coroutine.turn();
                current = null;
                rethrowFailure();
                if (closed) {
                    return;
                }
            }
            coroutines.removeIf(Coroutine::done);
            moved |= !born.isEmpty();
        }
    }

    private void turnBegins() {
        long before = turns;
        turns = before + 1;
    }

    private void admitBorn() {
        if (!born.isEmpty()) {
            coroutines.addAll(born);
            born.clear();
            coroutines.sort(Comparator.comparing(Coroutine::kind));
        }
    }

    private void rethrowFailure() {
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
        if (thrown != null) {
            throw new IllegalStateException("a workflow thread failed", thrown);
        }
    }

    /** Ends the task with this failure as soon as the running coroutine yields. The first one counts. */
    void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /** As {@link #fail}, for the running coroutine, which ends with what is returned. */
    CoroutineDestroyed abort(Throwable cause) {
        fail(cause);
        return new CoroutineDestroyed();
    }

    /** Runs a coroutine beside the others for one turn, also when the run is closed; what does not end is unwound. */
    void runApart(String name, Scope scope, @Nullable UpdateInfo update, Runnable body) {
        thread = Thread.currentThread();
        Coroutine apart = new Coroutine(this, name, Coroutine.Kind.OTHER, scope, contexts, body);
        apart.worksFor(update);
        current = apart;
        turnBegins();
        try {
            apart.turn();
            if (!apart.destroy()) {
                lostThreads++;
            }
        } finally {
            current = null;
            born.clear();
        }
    }

    /** The run is closed: nothing else runs, and nothing counts that the code still asks for which closed it. */
    void close() {
        closed = true;
        Coroutine closing = current;
        if (closing != null) {
            closing.endsHere();
        }
    }

    boolean closed() {
        return closed;
    }

    /** The coroutine whose code is running; only code of a coroutine may ask. */
    Coroutine current() {
        Coroutine running = current;
        if (running == null) {
            throw new IllegalStateException("no workflow code is running: this call is for workflow threads only");
        }
        return running;
    }

    boolean inCoroutine() {
        return current != null && Thread.currentThread() != thread;
    }

    /** Unwinds all coroutines. The number of threads that would not end is the answer. */
    int destroy() {
        thread = Thread.currentThread();
        closed = true;
        admitBorn();
        for (int i = coroutines.size() - 1; i >= 0; i--) {
            current = coroutines.get(i);
            if (!coroutines.get(i).destroy()) {
                lostThreads++;
            }
        }
        current = null;
        coroutines.clear();
        return lostThreads;
    }

    /** The source line at which the workflow method waits, or else another coroutine; empty when none does. */
    String waitingAt() {
        return coroutines.stream()
                .filter(coroutine -> !coroutine.done())
                .sorted(Comparator.comparing(coroutine -> coroutine.kind() != Coroutine.Kind.MAIN))
                .map(coroutine -> SourceLine.of(coroutine.stack()))
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Where each coroutine is, as text for people. */
    String stackTraces() {
        StringBuilder text = new StringBuilder();
        for (Coroutine coroutine : coroutines) {
            if (!coroutine.done()) {
                text.append(coroutine).append('\n');
                for (StackTraceElement frame : coroutine.stack()) {
                    text.append("    at ").append(frame).append('\n');
                }
                text.append('\n');
            }
        }
        return closed && text.isEmpty() ? "Workflow is closed." : text.toString();
    }

    // ---- from other threads

    /** Makes {@link #runUntilBlocked} give up the coroutine that runs now and throw. */
    void abandon() {
        abandoned = true;
        LockSupport.unpark(thread);
    }

    /** The number of the turn that runs now; zero when no code is running. */
    long runningTurn() {
        long turn = turns;
        return current == null ? 0 : turn;
    }

    /** Where the running code is at this moment. */
    StackTraceElement[] stuckStack() {
        Coroutine running = current;
        return running == null ? new StackTraceElement[0] : running.stack();
    }

    // ---- from coroutines

    Thread thread() {
        Thread waiting = thread;
        return waiting == null ? Thread.currentThread() : waiting;
    }

    void enterThread() {
        WorkflowContext.set(Objects.requireNonNull(context, "bind first"));
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    void leaveThread() {
        WorkflowContext.clear();
        Thread.currentThread().setContextClassLoader(null);
    }

    void awaitBaton(Coroutine coroutine) {
        while (coroutine.hasBaton()) {
            LockSupport.park(this);
            Thread.interrupted();
            if (abandoned && coroutine.hasBaton()) {
                lostThreads++;
                coroutine.abandon();
                throw new TaskAbandonedException(
                        "workflow thread '" + coroutine
                                + "' did not yield; workflow code must not compute for long, block, or wait other than by Workflow.*");
            }
        }
    }

    void awaitEnd(Coroutine coroutine) {
        while (!coroutine.done()) {
            LockSupport.park(this);
            Thread.interrupted();
            if (abandoned && !coroutine.done()) {
                coroutine.abandon();
                lostThreads++;
                return;
            }
        }
    }
}
