/**
 * The smallest update: a greeting whose language can be changed while it waits.
 *
 * <p>Belongs here: the workflow {@code Greeting}. May use: the workflow API. Stable: its names and JSON.
 */
@NullMarked
package io.perdura.examples.greeting;

import org.jspecify.annotations.NullMarked;
