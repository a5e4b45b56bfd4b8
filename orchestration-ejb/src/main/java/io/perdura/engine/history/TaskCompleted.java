package io.perdura.engine.history;

/**
 * The boundary of a task: all inputs before it were applied, all coroutines were blocked (or the run closed) when it was
 * written.
 *
 * @param timeMillis what {@code Workflow.currentTimeMillis()} answered throughout the task, in milliseconds since 1970
 * @param flags the engine's behaviours that were in force, a bit each; zero means those of the first release. Bits from 32 on are
 *     what the code was told
 * @param historyBytes how large the history was before the task
 */
public record TaskCompleted(long timeMillis, long flags, long historyBytes) implements HistoryEvent {

    /** The flag of a task whose code was told that its history is long enough to continue as new. */
    public static final long CONTINUE_AS_NEW_SUGGESTED = 1L << 32;

    public TaskCompleted(long timeMillis, long flags) {
        this(timeMillis, flags, 0);
    }

    public boolean continueAsNewSuggested() {
        return (flags & CONTINUE_AS_NEW_SUGGESTED) != 0;
    }
}
