package io.perdura.examples.batch;

import java.util.List;

/**
 * What came of a batch.
 *
 * @param total how many orders the file holds
 * @param done how many of them succeeded
 * @param failed how many of them failed
 * @param failures one entry for each that failed, in the order of the file
 */
public record BatchResult(int total, int done, int failed, List<OrderFailure> failures) {}
