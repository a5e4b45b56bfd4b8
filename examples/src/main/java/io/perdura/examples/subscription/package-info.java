/**
 * A subscription: charged each period, for as long as it lives, and found by its customer.
 *
 * <p>Belongs here: the workflow {@code Subscription} and its input. May use: the workflow API and the interface of {@code
 * payment}. Stable: the names and the JSON of workflow, signal, query and input.
 */
@NullMarked
package io.perdura.examples.subscription;

import org.jspecify.annotations.NullMarked;
