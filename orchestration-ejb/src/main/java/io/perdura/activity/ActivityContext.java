package io.perdura.activity;

import org.jspecify.annotations.Nullable;

/** Binds the context of an attempt to the thread that runs it. For the engine; users call {@link Activity}. */
public final class ActivityContext {
    private static final ThreadLocal<ActivityExecutionContext> THREAD = new ThreadLocal<>();

    private ActivityContext() {}

    /**
     * The context of the activity that is running on this thread.
     *
     * @throws IllegalStateException outside an activity
     */
    public static ActivityExecutionContext current() {
        ActivityExecutionContext context = THREAD.get();
        if (context == null) {
            throw new IllegalStateException(
                    "Thread '" + Thread.currentThread().getName() + "' runs no activity: call this"
                            + " on the thread that the activity method was called on, and hand the context to other threads");
        }
        return context;
    }

    /** The context of this thread, or null outside an activity. */
    public static @Nullable ActivityExecutionContext currentOrNull() {
        return THREAD.get();
    }

    /** Binds a context to this thread, until {@link #clear}. */
    public static void set(ActivityExecutionContext context) {
        THREAD.set(context);
    }

    /** Ends what {@link #set} began. */
    public static void clear() {
        THREAD.remove();
    }
}
