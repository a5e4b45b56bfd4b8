package io.perdura.examples.batch;

import java.util.List;

/**
 * What came of a slice.
 *
 * @param done how many orders succeeded
 * @param failures one entry for each that failed, in the order of the file
 */
public record SliceResult(int done, List<OrderFailure> failures) {}
