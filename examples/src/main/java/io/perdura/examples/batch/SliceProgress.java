package io.perdura.examples.batch;

/**
 * How far a slice is.
 *
 * @param first the position of its first order in the file, from 0; names the slice
 * @param done how many of its orders succeeded so far
 * @param failed how many of them failed so far
 */
public record SliceProgress(int first, int done, int failed) {}
