/**
 * The typed client API over the engine's operations: stubs, waiting, conversion of values, and the API's exceptions.
 *
 * <p>Entry point: {@link io.perdura.engine.client.EngineWorkflowClient}. May use {@code engine.partition},
 * {@code engine.port}, {@code engine.history} and the public API; plain Java SE.
 */
@NullMarked
package io.perdura.engine.client;

import org.jspecify.annotations.NullMarked;
