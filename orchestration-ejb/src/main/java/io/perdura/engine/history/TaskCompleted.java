package io.perdura.engine.history;

/**
 * The boundary of a task: all inputs before it were applied, all coroutines were blocked (or the run closed) when it was
 * written.
 *
 * @param timeMillis what {@code Workflow.currentTimeMillis()} answered throughout the task, in milliseconds since 1970
 * @param flags the engine's behaviours that were in force, a bit each; zero means those of the first release
 */
public record TaskCompleted(long timeMillis, long flags) implements HistoryEvent {}
