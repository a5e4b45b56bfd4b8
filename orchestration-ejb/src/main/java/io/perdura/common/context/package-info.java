/**
 * Context that travels with calls: a tenant, a trace id, a language.
 *
 * <p>May use {@code common.converter}. Stable: all of it.
 */
@NullMarked
package io.perdura.common.context;

import org.jspecify.annotations.NullMarked;
