/**
 * An interpreter: a workflow whose steps are its input.
 *
 * <p>Belongs here: the workflow {@code Program}, the steps that it understands and the activities that it ships. May use:
 * the workflow and activity API. Stable: their names and JSON.
 */
@NullMarked
package io.perdura.examples.dsl;

import org.jspecify.annotations.NullMarked;
