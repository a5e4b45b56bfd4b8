/**
 * The shopping cart: an entity that lives as a run for its whole life and is changed by signals.
 *
 * <p>Belongs here: the workflow {@code Cart}, its input, changes and result. May use: the workflow API and the interface of
 * {@code notice}. Stable: the names and the JSON of workflow, signals, query, input and result.
 */
@NullMarked
package io.perdura.examples.cart;

import org.jspecify.annotations.NullMarked;
