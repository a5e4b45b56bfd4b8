package io.perdura.examples.batch;

/**
 * The answer to the query {@code progress}.
 *
 * @param total how many orders the file holds; 0 while it is not counted
 * @param done how many of them succeeded so far
 * @param failed how many of them failed so far; at the end {@code done} and {@code failed} make up {@code total}
 */
public record BatchProgress(int total, int done, int failed) {}
