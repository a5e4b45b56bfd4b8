/**
 * What workflow code is written with.
 *
 * <p>A workflow is an interface with {@link io.perdura.workflow.WorkflowInterface} and a plain class that implements it.
 * Its code is ordinary Java that must be deterministic: it is run again from recorded history, so it takes time, chance
 * and everything from outside through {@link io.perdura.workflow.Workflow}, activities and messages. Threads are started
 * by {@link io.perdura.workflow.Async}; one at a time runs, so fields need no locks.
 *
 * <p>Belongs here: contracts and thin facades over {@link io.perdura.workflow.WorkflowContext}, which the engine
 * implements. May use {@code activity}, {@code common} and {@code failure}. Stable: all but {@code WorkflowContext}.
 */
@NullMarked
package io.perdura.workflow;

import org.jspecify.annotations.NullMarked;
