/**
 * What activities are written with: steps that reach the outside world, are run at least once, and retried by a durable
 * policy.
 *
 * <p>Belongs here: annotations, options, and thin facades over {@link io.perdura.activity.ActivityContext}, which the
 * engine implements. May use {@code common} and {@code failure}. Stable: all but {@link io.perdura.activity.ActivityContext}.
 */
@NullMarked
package io.perdura.activity;

import org.jspecify.annotations.NullMarked;
