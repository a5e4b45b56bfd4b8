/**
 * Messages that are collected into batches: whoever has one signals the batch, and starts it if there is none.
 *
 * <p>Belongs here: the workflow {@code Collection} and its activity. May use: the workflow and activity API. Stable: their
 * names and JSON.
 */
@NullMarked
package io.perdura.examples.collection;

import org.jspecify.annotations.NullMarked;
