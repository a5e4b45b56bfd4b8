/**
 * Where the engine's work runs inside a server: managed platform threads for tasks, commits and activities, virtual threads
 * for coroutines where the JVM has them.
 *
 * <p>May use {@code engine.port}. Nothing here is API.
 */
@NullMarked
package io.perdura.runtime.thread;

import org.jspecify.annotations.NullMarked;
