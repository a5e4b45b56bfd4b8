package io.perdura.engine.history;

import io.perdura.common.WorkflowTaskFailedCause;

/**
 * The code did not get through its task. Written with the inputs of that task, which are left for the next one; only for the first of
 * failures in a row, so that code that fails for days costs one event. The code never sees it: a replay passes over it.
 *
 * @param message for people, with the place in the code
 */
public record TaskFailed(WorkflowTaskFailedCause cause, String message) implements HistoryEvent {}
