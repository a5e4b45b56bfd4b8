/**
 * The vocabulary that all other packages share: ids, policies, states, retry options and the root exception.
 *
 * <p>Belongs here: immutable values without behaviour of their own. May use the JDK only. Stable: everything except
 * {@link io.perdura.common.TypedStub} and {@link io.perdura.common.Durations}, which the engine uses.
 */
@NullMarked
package io.perdura.common;

import org.jspecify.annotations.NullMarked;
