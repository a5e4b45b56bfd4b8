package io.perdura.engine.partition;

import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A run that is to be created by the owner of its partition.
 *
 * @param origin the inbox message that asks for it (a child's start); null for a client's call
 * @param first what it is told with its start, or, if an open run is used, as soon as possible
 * @param receipt completed after the commit
 */
record StartCommand(
        WorkflowStarted started,
        RunId runId,
        WorkflowIdReusePolicy reuse,
        WorkflowIdConflictPolicy conflict,
        Message.@Nullable Said origin,
        List<Message.Said> first,
        CompletableFuture<StartReceipt> receipt) {

    static StartCommand ofChild(MessageBody.Start start, RunId runId, Message.Said origin) {
        return new StartCommand(
                start.started(),
                runId,
                start.reusePolicy(),
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL,
                origin,
                List.of(),
                new CompletableFuture<>());
    }

    /** Messages without those that belong to this start. */
    List<Message> withoutOwn(List<Message> messages) {
        return messages.stream()
                .filter(message -> message != origin && !first.contains(message))
                .toList();
    }

    /** It won't be: whoever waits for it is told, and so are the senders of what it would have been told. */
    void refuse(EngineException why) {
        receipt.completeExceptionally(why);
        Reply.Refusal refusal = Refusals.refusal(why);
        first.forEach(said -> said.reply().settle(refusal));
    }
}
