package io.perdura.engine.partition;

import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.port.ClientStore;
import io.perdura.engine.port.ClientStore.StartResult;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.run.NewRuns;
import io.perdura.workflow.metadata.WorkflowMethodModel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** Starts a run: checks first, then by its owner's mailbox, or, in a transaction, by rows. */
final class StartOperation {

    private final EngineParts engine;

    StartOperation(EngineParts engine) {
        this.engine = engine;
    }

    CompletableFuture<StartReceipt> start(StartRequest request) {
        WorkflowDefinition definition = check(request);
        long now = engine.clock().millis();
        RunId runId = RunId.of(
                now,
                ThreadLocalRandom.current().nextLong(),
                ThreadLocalRandom.current().nextLong());
        String queue = Objects.requireNonNullElse(request.taskQueue(), definition.taskQueue());
        long chainLimit = request.executionTimeout().toMillis();
        WorkflowStarted started = new WorkflowStarted(
                workflowId(request),
                request.workflowType(),
                queue,
                request.input(),
                now,
                runId,
                null,
                null,
                Objects.requireNonNullElseGet(request.requestId(), runId::toString),
                request.runTimeout().toMillis(),
                chainLimit == 0 ? 0 : now + chainLimit);
        PartitionId partition = engine.ownership().partitionOf(queue, started.workflowId());
        ClientStore clients = engine.ports().clients();
        if (!clients.inTransaction() && engine.ownership().fence(partition) != null) {
            CompletableFuture<StartReceipt> receipt = new CompletableFuture<>();
            if (engine.actors()
                    .offer(
                            partition,
                            new StartCommand(started, runId, request.reuse(), request.conflict(), null, receipt))) {
                return receipt;
            }
        }
        return byRows(request, started, runId, partition, clients);
    }

    private CompletableFuture<StartReceipt> byRows(
            StartRequest request, WorkflowStarted started, RunId runId, PartitionId partition, ClientStore clients) {
        StartResult result = clients.start(
                NewRuns.of(started, runId, partition, engine.clock().millis()), request.reuse(), request.conflict());
        switch (result.outcome()) {
            case STARTED -> clients.afterCommit(() -> engine.actors().runCreated(result.run()));
            case ALREADY_OPEN -> throw Starts.alreadyOpen(result.run());
            case REUSE_REFUSED ->
                throw new EngineException(
                        Code.ALREADY_STARTED,
                        "workflow id '" + started.workflowId() + "' belongs to the closed run "
                                + result.run().runId() + " and the reuse policy " + request.reuse()
                                + " forbids another: use another id or policy",
                        result.run().runId(),
                        null);
            default -> {
                // The caller uses the run that is there.
            }
        }
        return CompletableFuture.completedFuture(new StartReceipt(
                started.workflowId(), result.run().runId(), result.outcome() == StartResult.Outcome.STARTED));
    }

    private WorkflowDefinition check(StartRequest request) {
        int idLimit = engine.config().idLimit();
        Checks.text("workflowType", request.workflowType(), idLimit);
        if (request.workflowId() != null) {
            Checks.text("workflowId", request.workflowId(), idLimit);
        }
        if (request.taskQueue() != null) {
            Checks.text("taskQueue", request.taskQueue(), idLimit);
        }
        if (request.requestId() != null) {
            Checks.text("requestId", request.requestId(), idLimit);
        }
        WorkflowDefinition definition = engine.deployment()
                .workflow(request.workflowType())
                .orElseThrow(() -> new EngineException(
                        Code.UNKNOWN_TYPE,
                        "no workflow type '" + request.workflowType() + "' is deployed; deployed are "
                                + engine.deployment().workflows().stream()
                                        .map(WorkflowDefinition::type)
                                        .sorted()
                                        .toList()));
        Checks.payloads(
                "workflow type '" + request.workflowType() + "'",
                request.input(),
                engine.config().payloadLimit());
        checkArguments(request, definition);
        return definition;
    }

    private void checkArguments(StartRequest request, WorkflowDefinition definition) {
        WorkflowMethodModel main = definition.model().workflowMethods().get(definition.type());
        if (main == null) {
            return;
        }
        try {
            main.signature().decodeArguments(engine.deployment().converter(), request.input());
        } catch (RuntimeException e) {
            throw new EngineException(
                    Code.INVALID_ARGUMENT,
                    "the input does not fit workflow type '" + request.workflowType() + "', which takes "
                            + main.signature().parameterTypes() + ": " + e.getMessage(),
                    null,
                    e);
        }
    }

    /** Given, or made of the request id so that a repetition finds the same run, or random. */
    private static String workflowId(StartRequest request) {
        if (request.workflowId() != null) {
            return request.workflowId();
        }
        String requestId = request.requestId();
        return requestId == null
                ? UUID.randomUUID().toString()
                : UUID.nameUUIDFromBytes((request.workflowType() + "\n" + requestId).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }
}
