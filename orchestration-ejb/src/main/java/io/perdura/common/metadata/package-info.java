/**
 * Reading Java signatures: generic types resolved, inherited interface methods brought together. Shared by the models of
 * workflows and activities.
 *
 * <p>May use {@code common} and {@code common.converter}. For the engine; not stable.
 */
@NullMarked
package io.perdura.common.metadata;

import org.jspecify.annotations.NullMarked;
