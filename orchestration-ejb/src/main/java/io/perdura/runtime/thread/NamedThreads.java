package io.perdura.runtime.thread;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives the threads of another factory numbered names, so that a thread dump can be read. */
final class NamedThreads implements ThreadFactory {

    private final String prefix;
    private final ThreadFactory factory;
    private final AtomicInteger count = new AtomicInteger();

    NamedThreads(String prefix, ThreadFactory factory) {
        this.prefix = prefix;
        this.factory = factory;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = factory.newThread(task);
        thread.setName(prefix + count.incrementAndGet());
        return thread;
    }
}
