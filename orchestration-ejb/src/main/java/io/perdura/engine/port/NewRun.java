package io.perdura.engine.port;

/**
 * A run that is being created.
 *
 * @param execution its visibility row, with status RUNNING
 * @param requestId de-duplicates a repeated start
 * @param first the first row of its history: {@code WorkflowStarted} and whatever came with it
 */
public record NewRun(ExecutionRecord execution, String requestId, AppendedBatch first) {}
