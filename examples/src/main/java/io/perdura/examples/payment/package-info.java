/**
 * Payments through a gateway over HTTP, which fails now and then.
 *
 * <p>Belongs here: the activities that charge and refund, and the typed client of the gateway. May use: the activity API,
 * MicroProfile Rest Client and Fault Tolerance. Used by {@code order}.
 */
@NullMarked
package io.perdura.examples.payment;

import org.jspecify.annotations.NullMarked;
