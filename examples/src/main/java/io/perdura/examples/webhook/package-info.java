/**
 * A callback over HTTP: somebody outside is given a path to call, and a workflow waits for the call.
 *
 * <p>Belongs here: the workflow {@code Webhook}, its activities and its values; the path itself is {@code web.CallbacksResource}.
 * May use: the workflow and activity API. Stable: their names and JSON.
 */
@NullMarked
package io.perdura.examples.webhook;

import org.jspecify.annotations.NullMarked;
