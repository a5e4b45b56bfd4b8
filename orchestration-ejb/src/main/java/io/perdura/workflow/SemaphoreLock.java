package io.perdura.workflow;

import java.time.Duration;

/** A lock that is one permit. */
final class SemaphoreLock implements WorkflowLock {

    private final FairSemaphore permit = new FairSemaphore(1);

    @Override
    public void lock() {
        permit.acquire();
    }

    @Override
    public boolean tryLock() {
        return permit.tryAcquire();
    }

    @Override
    public boolean tryLock(Duration timeout) {
        return permit.tryAcquire(timeout);
    }

    @Override
    public void unlock() {
        if (!isHeld()) {
            throw new IllegalStateException(
                    "WorkflowLock.unlock: nobody holds the lock: call lock first, and unlock once");
        }
        permit.release();
    }

    @Override
    public boolean isHeld() {
        return permit.available() == 0;
    }
}
