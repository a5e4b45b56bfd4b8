/**
 * The warehouse: activities that reserve stock for an order and give it back, and the rows that show it.
 *
 * <p>Belongs here: what knows about stock. May use: the activity API, Jakarta Persistence. Used by {@code order}.
 */
@NullMarked
package io.perdura.examples.inventory;

import org.jspecify.annotations.NullMarked;
