/**
 * One operation on many workflows: all that match a filter.
 *
 * <p>Belongs here: the client, its values and exceptions; the engine implements it. May use {@code common}. Stable: all of it.
 */
@NullMarked
package io.perdura.client.batch;

import org.jspecify.annotations.NullMarked;
