/**
 * What workflow code should hardly ever ask. May use {@code workflow}. Stable.
 */
@NullMarked
package io.perdura.workflow.unsafe;

import org.jspecify.annotations.NullMarked;
