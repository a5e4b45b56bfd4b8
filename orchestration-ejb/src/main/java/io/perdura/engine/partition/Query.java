package io.perdura.engine.partition;

import io.perdura.common.Payload;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A question to a run's code. */
record Query(String name, List<Payload> input, CompletableFuture<Payload> answer) {}
