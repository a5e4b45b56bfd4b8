package io.perdura.engine.partition;

import io.perdura.engine.history.RunId;

/**
 * The run that a start led to.
 *
 * @param started false when an existing run is used (same request id, or the conflict policy said so)
 */
public record StartReceipt(String workflowId, RunId runId, boolean started) {}
