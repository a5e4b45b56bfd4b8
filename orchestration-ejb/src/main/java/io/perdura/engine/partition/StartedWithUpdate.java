package io.perdura.engine.partition;

import java.util.concurrent.CompletableFuture;

/**
 * An update that starts its workflow if need be.
 *
 * @param start what became of the start; the workflow runs also when it does not accept the update
 * @param update what became of the update
 */
public record StartedWithUpdate(CompletableFuture<StartReceipt> start, CompletableFuture<UpdateReceipt> update) {}
