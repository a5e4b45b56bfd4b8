/**
 * What is deployed: a CDI extension finds workflow implementations and activity beans by itself, checks them, and keeps them
 * for the engine; factories make workflow instances and stubs.
 *
 * <p>May use the public API, {@code engine.replay} and {@code runtime.log}. Nothing here is API.
 */
@NullMarked
package io.perdura.runtime.deploy;

import org.jspecify.annotations.NullMarked;
