/**
 * The order: reserve, charge, ship, with compensation in reverse when a step fails, and an approval above a limit.
 *
 * <p>Belongs here: the workflow {@code Order} and its input and result. May use: the workflow API and the interfaces of
 * {@code inventory}, {@code payment}, {@code shipping} and {@code notice}. Used by {@code batch}. Stable: the names and the
 * JSON of workflow, signals, query, input and result.
 */
@NullMarked
package io.perdura.examples.order;

import org.jspecify.annotations.NullMarked;
