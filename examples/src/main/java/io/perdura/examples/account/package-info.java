/**
 * A bank account that lives as a run for ever, and goes on as a new run before its history grows long.
 *
 * <p>Belongs here: the workflow {@code Account} and its JSON. May use: the workflow and activity API. Stable: their names
 * and JSON.
 */
@NullMarked
package io.perdura.examples.account;

import org.jspecify.annotations.NullMarked;
