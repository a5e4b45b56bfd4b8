package io.perdura.engine.port;

import org.jspecify.annotations.Nullable;

/** A partition as the database knows it; a null owner means that anybody may take it. */
public record PartitionRecord(PartitionId id, @Nullable OwnerId owner, long epoch) {}
