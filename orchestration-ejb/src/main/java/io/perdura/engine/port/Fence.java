package io.perdura.engine.port;

/**
 * The right to write to a partition: it holds as long as the partition's row still has this epoch.
 *
 * @param partition what may be written
 * @param epoch grows by one with each change of owner
 */
public record Fence(PartitionId partition, long epoch) {}
