/**
 * Early return: a transfer answers the caller who starts it as soon as it is checked, and is carried out after that.
 *
 * <p>Belongs here: the workflow {@code Transfer} and its activities. May use: the workflow and activity API. Stable: their names and
 * JSON.
 */
@NullMarked
package io.perdura.examples.transfer;

import org.jspecify.annotations.NullMarked;
