/**
 * A decision made outside: the workflow asks, and waits until the outside system answers through the API, by a signal or by
 * completing the activity's token.
 *
 * <p>Belongs here: the workflow {@code Approval}, the activities that ask and that close the request, and the rows by which the
 * outside system sees it. May use: the workflow and activity API, Jakarta Persistence, the interface of {@code notice}.
 * Stable: the names and the JSON of workflow, signal, input, decision and result.
 */
@NullMarked
package io.perdura.examples.approval;

import org.jspecify.annotations.NullMarked;
