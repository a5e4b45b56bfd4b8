/**
 * A payment gateway to try things with: an HTTP service with a ledger of its own, which fails every fifth call on purpose.
 *
 * <p>Belongs here: what would be somebody else's server. May use: Jakarta REST and Persistence, and the request and answer
 * records of {@code payment}; nothing of Perdura.
 */
@NullMarked
package io.perdura.examples.gateway;

import org.jspecify.annotations.NullMarked;
