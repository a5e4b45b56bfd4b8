package io.perdura.runtime.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Managed threads for commits and for activities. The last activity that a commit starts runs on the commit's own thread, once that has
 * nothing more to commit: for a caller who is alone that is one wake-up of a thread less in each step. Thread-safe.
 */
final class Workers implements AutoCloseable {

    /** Set on threads that commit, while they do. */
    private static final ThreadLocal<Committing> COMMITTING = new ThreadLocal<>();

    private final ThreadPoolExecutor pool;

    /** A thread that commits, and the activity that it keeps for afterwards. */
    private static final class Committing {

        private @Nullable Runnable kept;

        @Nullable
        Runnable keep(@Nullable Runnable next) {
            Runnable before = kept;
            kept = next;
            return before;
        }
    }

    /**
     * One queue for all: under load a thread that has ended something takes the next without being woken. Waking one for each costs a
     * wide fan-out a third of its steps.
     *
     * @param managed makes threads that know the application
     * @param threads how many commits and activities there may be at once: none waits for another
     */
    Workers(ThreadFactory managed, int threads) {
        this.pool = ServerThreads.bounded("perdura-worker-", managed, threads);
    }

    Executor commits() {
        return commits -> pool.execute(() -> commit(commits));
    }

    private void commit(Runnable commits) {
        Committing thread = new Committing();
        COMMITTING.set(thread);
        try {
            commits.run();
        } finally {
            COMMITTING.remove();
            Runnable next = thread.keep(null);
            if (next != null) {
                next.run();
            }
        }
    }

    /** Runs activities, each on a thread of its own, or on the calling one after its commits. */
    Executor activities() {
        return activity -> {
            Committing thread = COMMITTING.get();
            elsewhere(thread == null ? activity : thread.keep(activity));
        };
    }

    /** The calling thread goes on to commit: what it has kept is not to wait for that. */
    void commitMore() {
        Committing thread = COMMITTING.get();
        elsewhere(thread == null ? null : thread.keep(null));
    }

    private void elsewhere(@Nullable Runnable activity) {
        if (activity != null) {
            pool.execute(activity);
        }
    }

    /** Ends the threads when what they do has ended; what is handed in later is dropped. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
