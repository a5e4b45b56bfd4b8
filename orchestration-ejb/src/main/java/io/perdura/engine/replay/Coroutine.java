package io.perdura.engine.replay;

import io.perdura.common.context.ContextPropagator;
import io.perdura.workflow.UpdateInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread of workflow code that runs only while the event loop waits for it: the two pass a baton, so that exactly one of
 * them runs at any time. What one writes before it passes the baton, the other sees.
 */
final class Coroutine {

    /** Where a coroutine stands in a pass. */
    enum Kind {
        /** Handlers of signals and of cancellation, by arrival. */
        HANDLER,
        /** The workflow method. */
        MAIN,
        /** What the code started, by creation. */
        OTHER
    }

    /** How often code may swallow {@link CoroutineDestroyed} before its thread is parked for ever. */
    private static final int PATIENCE = 1_000;

    private final EventLoop loop;
    private final String name;
    private final Kind kind;
    private final Runnable body;

    private @Nullable Thread thread;
    private volatile boolean hasBaton;
    private volatile boolean done;
    private volatile boolean destroyed;
    private boolean started;
    private boolean moved;
    private boolean evaluating;
    private int refusals;
    private @Nullable BooleanSupplier readiness;
    private @Nullable String waitingForbidden;
    private @Nullable UpdateInfo update;
    private Scope scope;
    private @Nullable Map<Object, @Nullable Object> values;
    /** What context propagators set on its thread. */
    private final Map<ContextPropagator, @Nullable Object> contexts;

    Coroutine(
            EventLoop loop,
            String name,
            Kind kind,
            Scope scope,
            Map<ContextPropagator, @Nullable Object> contexts,
            Runnable body) {
        this.loop = loop;
        this.name = name;
        this.kind = kind;
        this.scope = scope;
        this.contexts = contexts;
        this.body = body;
    }

    Kind kind() {
        return kind;
    }

    boolean done() {
        return done;
    }

    /** The cancellation scope that the code is in. */
    Scope scope() {
        return scope;
    }

    void enter(Scope inner) {
        scope = inner;
    }

    /** The update that the code works for. */
    @Nullable
    UpdateInfo update() {
        return update;
    }

    void worksFor(@Nullable UpdateInfo ofUpdate) {
        update = ofUpdate;
    }

    /** While set, waiting is an error with this text. */
    void forbidWaiting(@Nullable String why) {
        waitingForbidden = why;
    }

    /** What workflow code keeps for this thread, by variable. */
    Map<Object, @Nullable Object> values() {
        Map<Object, @Nullable Object> known = values;
        if (known == null) {
            known = new HashMap<>();
            values = known;
        }
        return known;
    }

    // ---- called by the event loop

    /** Lets the code run until it blocks or ends, if it has something to do. True when it got further. */
    boolean turn() {
        BooleanSupplier waitsFor = readiness;
        if (done || (waitsFor != null && !waitsFor.getAsBoolean())) {
            return false;
        }
        moved = !started;
        passBatonToCode();
        loop.awaitBaton(this);
        return moved;
    }

    /** Unwinds the code. Its commands are not recorded any more. False when it would not end. */
    boolean destroy() {
        if (done) {
            return true;
        }
        destroyed = true;
        if (!started) {
            done = true;
            return true;
        }
        passBatonToCode();
        loop.awaitEnd(this);
        return refusals <= PATIENCE;
    }

    /** Gives up code that holds the baton and does not return: it is told so at its next engine call. */
    void abandon() {
        destroyed = true;
        done = true;
        Thread stuck = thread;
        if (stuck != null) {
            stuck.interrupt();
        }
    }

    boolean hasBaton() {
        return hasBaton;
    }

    /** The stack of the code at this moment, for reports. */
    StackTraceElement[] stack() {
        Thread running = thread;
        return running == null ? new StackTraceElement[0] : running.getStackTrace();
    }

    private void passBatonToCode() {
        hasBaton = true;
        if (!started) {
            started = true;
            loop.threads().execute(this::run);
        } else {
            LockSupport.unpark(thread);
        }
    }

    // ---- called by the code

    private void run() {
        thread = Thread.currentThread();
        loop.enterThread();
        Map<ContextPropagator, @Nullable Object> before = loop.contextsOfThread();
        try {
            if (!destroyed) {
                Interception.set(contexts);
                body.run();
            }
        } catch (CoroutineDestroyed expected) {
            // The loop asked for it.
        } catch (Throwable failure) {
            loop.fail(failure);
        } finally {
            Interception.set(before);
            loop.leaveThread();
            done = true;
            passBatonToLoop();
        }
    }

    /**
     * Blocks the code until {@code condition} holds. A condition of the engine is looked at by the loop; one of the user is
     * evaluated here, in the coroutine's own turn of every pass.
     */
    void await(BooleanSupplier condition, boolean ofUser) {
        requireWanted();
        if (evaluating) {
            throw new IllegalStateException(
                    "the condition of Workflow.await must not block: it is evaluated again and again;"
                            + " compute what it needs before, or in another workflow thread");
        }
        while (!holds(condition, ofUser)) {
            if (waitingForbidden != null) {
                throw new IllegalStateException(waitingForbidden + ", but this code wants to wait");
            }
            readiness = ofUser ? null : condition;
            passBatonToLoop();
            while (!hasBaton) {
                LockSupport.park(this);
                // Workflow code is not interrupted by anybody: a stray interrupt must not turn waiting into spinning.
                Thread.interrupted();
            }
            requireWanted();
        }
        readiness = null;
        moved = true;
    }

    private boolean holds(BooleanSupplier condition, boolean ofUser) {
        if (!ofUser) {
            return condition.getAsBoolean();
        }
        evaluating = true;
        try {
            return condition.getAsBoolean();
        } finally {
            evaluating = false;
        }
    }

    /** The code has said its last word: whatever it catches, it is told to end at its next engine call. */
    void endsHere() {
        destroyed = true;
    }

    /** Throws when the code should end. Every call into the engine begins with it. */
    void requireWanted() {
        if (!destroyed) {
            return;
        }
        if (++refusals > PATIENCE) {
            done = true;
            passBatonToLoop();
            while (true) {
                LockSupport.park(this);
            }
        }
        throw new CoroutineDestroyed();
    }

    private void passBatonToLoop() {
        hasBaton = false;
        LockSupport.unpark(loop.thread());
    }

    @Override
    public String toString() {
        return name;
    }
}
