/**
 * A batch by an iterator: one page for each run, which goes on as a new run with the next page.
 *
 * <p>Belongs here: the workflow {@code PagedBatch} and its activities. May use: the workflow and activity API. Stable: their
 * names and JSON.
 */
@NullMarked
package io.perdura.examples.pages;

import org.jspecify.annotations.NullMarked;
