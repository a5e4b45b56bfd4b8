package io.perdura.activity;

import io.perdura.failure.CheckedExceptionWrapper;

/** What the code of an activity may ask while it runs. */
public final class Activity {
    private Activity() {}

    /**
     * The context of the attempt that is running on this thread. It may be handed to other threads.
     *
     * @throws IllegalStateException outside an activity
     */
    public static ActivityExecutionContext getExecutionContext() {
        return ActivityContext.current();
    }

    /**
     * An unchecked exception to throw for {@code e}: itself, or one that the engine unwraps again.
     *
     * @throws Error if {@code e} is one
     */
    public static RuntimeException wrap(Throwable e) {
        return CheckedExceptionWrapper.wrap(e);
    }
}
