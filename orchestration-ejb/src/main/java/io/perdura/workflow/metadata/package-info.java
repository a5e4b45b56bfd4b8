/**
 * Workflow interfaces and implementations as the engine reads them: types, messages, signatures, and the rules that they
 * must keep.
 *
 * <p>May use {@code workflow}, {@code common.metadata} and {@code common}. For the engine; not stable.
 */
@NullMarked
package io.perdura.workflow.metadata;

import org.jspecify.annotations.NullMarked;
