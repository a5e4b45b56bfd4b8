package io.perdura.runtime.thread;

import java.util.concurrent.Executor;

/** Runs a bounded number of tasks at a time. Thread-safe. */
interface TaskThreads extends Executor, AutoCloseable {

    /** Lets a task wait on its own thread; another may run meanwhile. */
    void waiting(Runnable blocking);

    /** What is handed in later is dropped. */
    @Override
    void close();
}
