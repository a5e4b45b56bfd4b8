package io.perdura.engine.replay;

import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.workflow.Functions;
import io.perdura.workflow.Promise;
import org.jspecify.annotations.Nullable;

/** What {@code Async} starts: the method of a stub as the call that it is, other code in a coroutine of its own. */
record AsyncCalls(DurableContext context, EventLoop loop, Stubs stubs) {

    <R extends @Nullable Object> Promise<R> start(Object function, Functions.Func<R> call) {
        context.coroutine().requireWanted();
        return stubs.isStubReference(function) ? stubs.capture(call) : inNewCoroutine(call);
    }

    private <R extends @Nullable Object> Promise<R> inNewCoroutine(Functions.Func<R> call) {
        context.requireMayChange("a workflow thread");
        DurablePromise<R> result = new DurablePromise<>(context);
        loop.spawn("async", Coroutine.Kind.OTHER, context.scope(), () -> {
                    try {
                        result.complete(call.apply());
                    } catch (Exception e) {
                        result.completeExceptionally(CheckedExceptionWrapper.wrap(e));
                    }
                })
                .worksFor(context.coroutine().update());
        return result;
    }
}
