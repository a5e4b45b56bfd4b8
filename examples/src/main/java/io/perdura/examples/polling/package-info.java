/**
 * Waiting for something outside that does not call back: four ways to ask again.
 *
 * <p>Belongs here: the workflow {@code Poll}, its child {@code PollSequence}, their activities and the jobs that they ask
 * for. May use: the workflow and activity API. Stable: their names and JSON.
 */
@NullMarked
package io.perdura.examples.polling;

import org.jspecify.annotations.NullMarked;
