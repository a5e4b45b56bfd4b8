/**
 * Fan-out and fan-in: a file of orders, in slices, each slice a child workflow, each order a child of its own.
 *
 * <p>Belongs here: the workflows {@code OrderBatch} and {@code OrderSlice}, and the activities that read the file. May use: the
 * workflow and activity API and {@code order}. Stable: the names and the JSON of {@code OrderBatch}, its query, input and
 * result, and the columns of the file.
 */
@NullMarked
package io.perdura.examples.batch;

import org.jspecify.annotations.NullMarked;
