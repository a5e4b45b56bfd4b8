package io.perdura.engine.partition;

import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.run.Message;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A run that is to be created by the owner of its partition.
 *
 * @param origin the inbox message that asks for it (a child's start); null for a client's call
 * @param receipt completed after the commit
 */
record StartCommand(
        WorkflowStarted started,
        RunId runId,
        WorkflowIdReusePolicy reuse,
        WorkflowIdConflictPolicy conflict,
        Message.@Nullable Said origin,
        CompletableFuture<StartReceipt> receipt) {

    static StartCommand ofChild(MessageBody.Start start, RunId runId, Message.Said origin) {
        return new StartCommand(
                start.started(),
                runId,
                start.reusePolicy(),
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL,
                origin,
                new CompletableFuture<>());
    }
}
