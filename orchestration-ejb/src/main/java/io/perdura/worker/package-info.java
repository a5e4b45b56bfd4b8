/**
 * Where workflow and activity implementations are registered by hand: in unit tests, and wherever there is no CDI. On a
 * server they are found by themselves.
 *
 * <p>Belongs here: interfaces and options. May use all other API packages. Stable: all of it.
 */
@NullMarked
package io.perdura.worker;

import org.jspecify.annotations.NullMarked;
