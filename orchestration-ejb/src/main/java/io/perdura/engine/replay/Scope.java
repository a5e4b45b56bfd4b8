package io.perdura.engine.replay;

import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Functions;
import io.perdura.workflow.Promise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cancellation scope: who wants to know of its cancellation, in the order in which they registered. */
final class Scope implements CancellationScope {

    private final DurableContext context;
    private final boolean detached;
    private final Functions.Proc1<CancellationScope> body;
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private final DurablePromise<@Nullable String> request;
    private boolean cancelRequested;
    private @Nullable String reason;

    /** The outermost scope of a run has no parent. */
    Scope(DurableContext context, @Nullable Scope parent, boolean detached, Functions.Proc1<CancellationScope> body) {
        this.context = context;
        this.detached = detached;
        this.body = body;
        this.request = new DurablePromise<>(context);
        if (parent != null && !detached) {
            parent.onCancel(() -> cancel(parent.reason));
        }
    }

    /** Calls {@code listener} when the scope is cancelled, at once if it is. */
    void onCancel(Runnable listener) {
        if (cancelRequested) {
            listener.run();
        } else {
            listeners.add(listener);
        }
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public void run() {
        Coroutine coroutine = context.coroutine();
        Scope outer = coroutine.scope();
        coroutine.enter(this);
        try {
            body.apply(this);
        } catch (Exception e) {
            throw CheckedExceptionWrapper.wrap(e);
        } finally {
            coroutine.enter(outer);
        }
    }

    @Override
    public void cancel() {
        cancel(null);
    }

    @Override
    public void cancel(@Nullable String why) {
        context.coroutine().requireWanted();
        if (cancelRequested) {
            return;
        }
        context.requireMayChange("a cancellation");
        cancelRequested = true;
        reason = why;
        List<Runnable> toCall = List.copyOf(listeners);
        listeners.clear();
        toCall.forEach(Runnable::run);
        request.settle(why, null);
    }

    @Override
    public @Nullable String getCancellationReason() {
        return reason;
    }

    @Override
    public boolean isCancelRequested() {
        return cancelRequested;
    }

    @Override
    public Promise<@Nullable String> getCancellationRequest() {
        return request;
    }

    @Override
    public boolean isDetached() {
        return detached;
    }
}
