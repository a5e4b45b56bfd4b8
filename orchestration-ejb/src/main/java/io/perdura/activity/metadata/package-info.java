/**
 * Activity interfaces and implementations as the engine reads them: types, signatures, policies, and the rules that they
 * must keep.
 *
 * <p>May use {@code activity}, {@code common.metadata} and {@code common}. For the engine; not stable.
 */
@NullMarked
package io.perdura.activity.metadata;

import org.jspecify.annotations.NullMarked;
