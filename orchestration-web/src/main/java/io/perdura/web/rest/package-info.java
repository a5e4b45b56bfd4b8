/**
 * The resources of the REST API, {@code /api/v1}: they translate between HTTP and the engine's client façade, and decide nothing
 * themselves. Requests that wait hold no thread.
 *
 * <p>May use the other packages of {@code io.perdura.web}, {@code client.rest} and the engine's façade. The paths and JSON are
 * stable within {@code v1}.
 */
@NullMarked
package io.perdura.web.rest;

import org.jspecify.annotations.NullMarked;
