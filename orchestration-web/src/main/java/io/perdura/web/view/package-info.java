/**
 * The engine's records in the words of the REST API: descriptions, failures, and a history that reads like a story.
 *
 * <p>May use {@code json}, {@code client.rest} and the engine's records.
 */
@NullMarked
package io.perdura.web.view;

import org.jspecify.annotations.NullMarked;
