/**
 * The REST API seen from Java: the typed MicroProfile Rest Client {@link io.perdura.client.rest.PerduraApi} and the records
 * that travel as JSON. The server's resources answer with the same records, so both sides can't drift apart.
 *
 * <p>May use {@code common}, Jackson, and the annotations of Jakarta REST, MicroProfile Rest Client and OpenAPI. Stable: all of
 * it; fields are added, never renamed or removed, within {@code /api/v1}.
 */
@NullMarked
package io.perdura.client.rest;

import org.jspecify.annotations.NullMarked;
