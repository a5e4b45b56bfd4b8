package io.perdura.workflow;

import io.perdura.common.Durations;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Permits that are handed to those who wait in the order of their arrival. */
final class FairSemaphore implements WorkflowSemaphore {

    private static final class Waiter {
        private final int permits;
        private final CompletablePromise<Boolean> turn = Workflow.newPromise();

        Waiter(int permits) {
            this.permits = permits;
        }
    }

    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int available;

    FairSemaphore(int permits) {
        available = permits;
    }

    @Override
    public void acquire() {
        acquire(1);
    }

    @Override
    public void acquire(int permits) {
        waitFor(permits, null);
    }

    @Override
    public boolean tryAcquire() {
        return tryAcquire(1);
    }

    @Override
    public boolean tryAcquire(Duration timeout) {
        return tryAcquire(1, timeout);
    }

    @Override
    public boolean tryAcquire(int permits) {
        requireNotNegative(permits);
        if (!waiting.isEmpty() || available < permits) {
            return false;
        }
        available -= permits;
        return true;
    }

    @Override
    public boolean tryAcquire(int permits, Duration timeout) {
        return waitFor(permits, Durations.notNegative("timeout", timeout));
    }

    private boolean waitFor(int permits, @Nullable Duration timeout) {
        if (tryAcquire(permits)) {
            return true;
        }
        Waiter me = new Waiter(permits);
        waiting.add(me);
        try {
            return timeout == null
                    ? me.turn.cancellableGet()
                    : me.turn.cancellableGet(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLate) {
            return false;
        } finally {
            if (waiting.remove(me)) { // it gave up: those behind it may need less
                serve();
            }
        }
    }

    @Override
    public void release() {
        release(1);
    }

    @Override
    public void release(int permits) {
        requireNotNegative(permits);
        available += permits;
        serve();
    }

    int available() {
        return available;
    }

    private void serve() {
        while (!waiting.isEmpty() && waiting.peek().permits <= available) {
            Waiter next = waiting.remove();
            available -= next.permits;
            next.turn.complete(true);
        }
    }

    private static void requireNotNegative(int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException("permits is " + permits + ": give a number that is not negative");
        }
    }
}
