package io.perdura.runtime.thread;

import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * Tasks on virtual threads. A task and the coroutine that it lets run wait for each other in turn, and a switch between two virtual threads
 * wakes no other thread of the system. Thread-safe.
 */
final class VirtualTasks implements TaskThreads {

    /** The first Java in which a virtual thread that waits in a monitor, as connection pools make it do, does not hold its carrier. */
    private static final int WAITS_FREELY = 24;

    private final ThreadFactory threads;
    private final ClassLoader application;
    private final Semaphore permits;
    private volatile boolean closed;

    /** @param atOnce how many tasks may run at a time; the others wait at little cost */
    VirtualTasks(ThreadFactory threads, ClassLoader application, int atOnce) {
        this.threads = threads;
        this.application = application;
        this.permits = new Semaphore(atOnce);
    }

    static boolean fitThisJvm() {
        return Runtime.version().feature() >= WAITS_FREELY;
    }

    @Override
    public void execute(Runnable task) {
        if (!closed) {
            threads.newThread(() -> run(task)).start();
        }
    }

    private void run(Runnable task) {
        Thread.currentThread().setContextClassLoader(application);
        permits.acquireUninterruptibly();
        try {
            task.run();
        } finally {
            permits.release();
        }
    }

    @Override
    public void waiting(Runnable blocking) {
        permits.release();
        try {
            blocking.run();
        } finally {
            permits.acquireUninterruptibly();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
