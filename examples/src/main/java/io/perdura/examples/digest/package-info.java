/**
 * Sleeping for days: a run that wakes up once a month, and can be told to end.
 *
 * <p>Belongs here: the workflow {@code Digest} and its activity. May use: the workflow and activity API. Stable: their names
 * and JSON.
 */
@NullMarked
package io.perdura.examples.digest;

import org.jspecify.annotations.NullMarked;
