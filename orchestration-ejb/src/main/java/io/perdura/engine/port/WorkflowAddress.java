package io.perdura.engine.port;

/** A workflow, and the partition that its id belongs to. */
public record WorkflowAddress(PartitionId partition, String workflowId) {}
