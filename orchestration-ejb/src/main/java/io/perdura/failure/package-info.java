/**
 * Failures that cross a boundary: from an activity or child to the workflow, from the workflow to its client. Each keeps
 * its whole chain of causes, and can be stored and read back.
 *
 * <p>May use {@code common}. Stable: all of it.
 */
@NullMarked
package io.perdura.failure;

import org.jspecify.annotations.NullMarked;
