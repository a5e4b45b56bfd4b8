/**
 * A sliding window over many records: one child for each, which says by a signal that it ended.
 *
 * <p>Belongs here: the workflow {@code RecordWindow}, its child and their activity. May use: the workflow and activity API.
 * Stable: their names and JSON.
 */
@NullMarked
package io.perdura.examples.window;

import org.jspecify.annotations.NullMarked;
