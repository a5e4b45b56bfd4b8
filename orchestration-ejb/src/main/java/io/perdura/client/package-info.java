/**
 * What other code of the application does with workflows: start, signal, query, cancel, terminate, wait for results, and
 * complete activities from outside.
 *
 * <p>Belongs here: interfaces, options and exceptions; the engine implements them. May use {@code workflow},
 * {@code activity}, {@code common} and {@code failure}. Stable: all but {@link io.perdura.client.WorkflowInvocation}.
 */
@NullMarked
package io.perdura.client;

import org.jspecify.annotations.NullMarked;
