package io.perdura.workflow;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A context for tests of code above it: timers fire at once, asynchronous code runs at once. */
final class ImmediateContext implements AutoCloseable {
    final List<Duration> timers = new ArrayList<>();
    boolean replaying;
    private Duration elapsed = Duration.ZERO;

    ImmediateContext() {
        WorkflowContext.set((WorkflowContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {WorkflowContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "newPromise" -> new SettledPromise<>();
                    case "async" -> async((Functions.Func<?>) arguments[1]);
                    case "newTimer", "sleep" -> timer((Duration) arguments[0]);
                    case "currentTimeMillis" -> elapsed.toMillis();
                    case "isReplaying" -> replaying;
                    case "getVersion" -> arguments[2];
                    default -> throw new AssertionError("not expected: " + method);
                }));
    }

    private static Promise<Object> async(Functions.Func<?> call) {
        SettledPromise<Object> promise = new SettledPromise<>();
        try {
            promise.complete(call.apply());
        } catch (RuntimeException e) {
            promise.completeExceptionally(e);
        }
        return promise;
    }

    private Promise<Object> timer(Duration delay) {
        timers.add(delay);
        elapsed = elapsed.plus(delay);
        SettledPromise<Object> promise = new SettledPromise<>();
        promise.complete(null);
        return promise;
    }

    @Override
    public void close() {
        WorkflowContext.clear();
    }
}
