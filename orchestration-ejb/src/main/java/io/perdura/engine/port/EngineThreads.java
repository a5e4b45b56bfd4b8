package io.perdura.engine.port;

import java.util.concurrent.Executor;

/** Where the engine's work runs. The engine itself makes no thread. Thread-safe. */
public interface EngineThreads {

    /** Runs tasks of workflows: short, bounded in number. */
    Executor tasks();

    /**
     * Runs code that blocks for long, on a thread of {@link #tasks}: until it returns, another thread takes the place of this one.
     */
    default void waiting(Runnable blocking) {
        blocking.run();
    }

    /** Runs commits: one thread for each committer, since a commit blocks. */
    Executor commits();

    /** Called on a thread of {@link #commits} that goes on with another commit: whatever it has put off goes to other threads. */
    default void commitMore() {}

    /** Runs coroutines of workflows, a thread of its own for each, virtual where the JVM has them. Never rejects. */
    Executor coroutines();

    /** As {@link #coroutines()}, but platform threads in any case: for code that would keep a virtual thread's carrier to itself. */
    default Executor platformCoroutines() {
        return coroutines();
    }
}
