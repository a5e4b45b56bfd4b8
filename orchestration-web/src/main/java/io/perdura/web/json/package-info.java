/**
 * JSON in and out: request bodies read strictly, payloads as the JSON that they hold.
 *
 * <p>May use {@code problem}, {@code client.rest}, Jackson and the engine's converter.
 */
@NullMarked
package io.perdura.web.json;

import org.jspecify.annotations.NullMarked;
