/**
 * The deployed workflow types with their parameters as JSON Schema.
 *
 * <p>May use {@code client.rest}, the engine's deployment and the schema generator. The shape of the answer is stable; the details of
 * schemas follow the generator.
 */
@NullMarked
package io.perdura.web.schema;

import org.jspecify.annotations.NullMarked;
