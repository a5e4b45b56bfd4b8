/**
 * What other code of the application does with workflows: start, signal, query, cancel, terminate, wait for results, and
 * complete activities from outside.
 *
 * <p>Belongs here: interfaces, options and exceptions; the engine implements them. May use {@code workflow},
 * {@code activity}, {@code common} and {@code failure}. Stable: all but {@link io.perdura.client.WorkflowInvocation}.
 *
 * <p>{@link io.perdura.client.WorkflowClient} is a long file: {@code start}, {@code execute}, {@code startUpdate} and their relatives
 * are static methods with an overload for each number of arguments, in one interface as users know it. An interface does not
 * inherit static methods, so they can't be moved to smaller types without changing what calls them; each is a line that makes a
 * {@code WorkflowInvocation}.
 */
@NullMarked
package io.perdura.client;

import org.jspecify.annotations.NullMarked;
