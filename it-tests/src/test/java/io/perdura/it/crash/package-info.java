/**
 * The crash test: a server of its own, as shipped, that is killed again and again under a load of orders.
 *
 * <p>{@link io.perdura.it.crash.CrashIT} is the story; {@link io.perdura.it.crash.KillableServer} is the process,
 * {@link io.perdura.it.crash.Customers} the load, {@link io.perdura.it.crash.OrderAudit} what must hold in the end. It talks to
 * the server by HTTP alone. May use: the JDK, Jackson, the embedded PostgreSQL; nothing of the engine. Nothing is stable.
 */
@org.jspecify.annotations.NullMarked
package io.perdura.it.crash;
