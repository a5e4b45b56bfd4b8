/**
 * The engine in a Jakarta EE server: its life cycle (an EJB singleton with non-persistent timers), the CDI beans that an
 * application injects, and health.
 *
 * <p>Read it in this order: {@link io.perdura.runtime.EngineLifecycle} (when), {@link io.perdura.runtime.EngineAssembly}
 * (from what), {@link io.perdura.runtime.CurrentEngine} (the engine that everybody else asks for). May use all packages of
 * the engine, Jakarta EE and MicroProfile. An application injects {@code WorkflowClient} and
 * {@code ActivityCompletionClient}; everything else is internal.
 */
@NullMarked
package io.perdura.runtime;

import org.jspecify.annotations.NullMarked;
