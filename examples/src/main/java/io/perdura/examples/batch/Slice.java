package io.perdura.examples.batch;

/**
 * A part of a file.
 *
 * @param batchId the workflow id of the batch
 * @param file the file
 * @param first the position of its first order in the file, from 0
 * @param size how many orders it holds
 */
public record Slice(String batchId, String file, int first, int size) {}
