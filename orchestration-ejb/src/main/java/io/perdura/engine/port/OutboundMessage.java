package io.perdura.engine.port;

import io.perdura.engine.history.RunId;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a run.
 *
 * @param taskQueue the receiver's queue; null when the sender does not know it: then the store looks the workflow id up
 * @param workflowId the receiver
 * @param runId the receiver's run; null for whichever is current
 * @param messageId unique; a receiver that has seen it drops a repetition (I7)
 * @param body what it says
 */
public record OutboundMessage(
        @Nullable String taskQueue,
        String workflowId,
        @Nullable RunId runId,
        String messageId,
        MessageBody body) {}
