/**
 * The courier: activities that ship an order and recall it, and the rows that show it.
 *
 * <p>Belongs here: what knows about parcels. May use: the activity API, Jakarta Persistence. Used by {@code order}.
 */
@NullMarked
package io.perdura.examples.shipping;

import org.jspecify.annotations.NullMarked;
