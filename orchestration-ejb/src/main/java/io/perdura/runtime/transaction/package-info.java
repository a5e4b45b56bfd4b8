/**
 * The engine's transactions in a server: new ones, and the caller's.
 *
 * <p>May use {@code persistence}, {@code engine.port} and Jakarta Transactions. Nothing here is API.
 */
@NullMarked
package io.perdura.runtime.transaction;

import org.jspecify.annotations.NullMarked;
