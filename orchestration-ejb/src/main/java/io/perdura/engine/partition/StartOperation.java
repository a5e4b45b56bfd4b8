package io.perdura.engine.partition;

import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.engine.calendar.CronSchedule;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.RunOptions;
import io.perdura.engine.history.Visible;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.port.ClientStore;
import io.perdura.engine.port.ClientStore.StartResult;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.NewRuns;
import io.perdura.workflow.metadata.WorkflowMethodModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Starts a run: checks first, then by its owner's mailbox, or, in a transaction, by rows. */
final class StartOperation {

    private static final Duration LONGEST_TASK = Duration.ofMinutes(2);

    private final EngineParts engine;
    private final UpdateOperations updates;

    StartOperation(EngineParts engine, UpdateOperations updates) {
        this.engine = engine;
        this.updates = updates;
    }

    /** A run that is to be, unless its id is taken. */
    private record Candidate(WorkflowStarted started, RunId runId, PartitionId partition) {}

    CompletableFuture<StartReceipt> start(StartRequest request) {
        Candidate candidate = candidate(request);
        CompletableFuture<StartReceipt> receipt = new CompletableFuture<>();
        return offered(request, candidate, List.of(), receipt) ? receipt : byRows(request, candidate, null);
    }

    /** Starts with a signal as the first thing that the run hears; an open run is signalled. */
    CompletableFuture<StartReceipt> startWith(StartRequest request, MessageBody.Signal signal) {
        StartRequest lenient =
                request.conflict() == WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING
                        ? request
                        : request.withConflict(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING);
        Candidate candidate = candidate(lenient);
        String messageId = Objects.requireNonNullElseGet(
                        request.requestId(), () -> UUID.randomUUID().toString()) + ":signal";
        CompletableFuture<StartReceipt> receipt = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> heard = new CompletableFuture<>();
        Message.Said said = new Message.Said(messageId, 0, null, signal, Refusals.reply(heard));
        return offered(lenient, candidate, List.of(said), receipt)
                ? receipt.thenCombine(heard, (started, nothing) -> started)
                : byRows(lenient, candidate, said);
    }

    /** Starts with an update as the first thing that the run hears; an open run is updated, if the conflict policy says so. */
    StartedWithUpdate startWith(StartRequest request, UpdateCall call) {
        Candidate candidate = candidate(request);
        RunTarget target = RunTarget.of(candidate.started().workflowId());
        updates.check(target, call);
        CompletableFuture<StartReceipt> receipt = new CompletableFuture<>();
        UpdateOperations.Asked asked = updates.new Asked(target, call);
        if (!offered(request, candidate, List.of(asked.message()), receipt)) {
            EngineException elsewhere =
                    new EngineException(Code.UNAVAILABLE, target + " belongs to another node: ask there, or try again");
            asked.answer.completeExceptionally(elsewhere);
            throw elsewhere;
        }
        return new StartedWithUpdate(receipt, asked.answer);
    }

    private Candidate candidate(StartRequest request) {
        WorkflowDefinition definition = check(request);
        long now = engine.clock().millis();
        RunId runId = RunId.of(
                now,
                ThreadLocalRandom.current().nextLong(),
                ThreadLocalRandom.current().nextLong());
        String queue = Objects.requireNonNullElse(request.taskQueue(), definition.taskQueue());
        long chainLimit = request.executionTimeout().toMillis();
        RunOptions options = options(request, now);
        long begins = Math.max(now, options.firstTaskAtMillis());
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
                chainLimit == 0 ? 0 : begins + chainLimit,
                options);
        return new Candidate(started, runId, engine.ownership().partitionOf(queue, started.workflowId()));
    }

    /** Gives the start to the owner's mailbox; false when that is not here, or a transaction is open. */
    private boolean offered(
            StartRequest request,
            Candidate candidate,
            List<Message.Said> first,
            CompletableFuture<StartReceipt> receipt) {
        return !engine.ports().clients().inTransaction()
                && engine.ownership().fence(candidate.partition()) != null
                && engine.actors()
                        .offer(
                                candidate.partition(),
                                new StartCommand(
                                        candidate.started(),
                                        candidate.runId(),
                                        request.reuse(),
                                        request.conflict(),
                                        null,
                                        first,
                                        receipt));
    }

    private CompletableFuture<StartReceipt> byRows(
            StartRequest request, Candidate candidate, Message.@Nullable Said signal) {
        ClientStore clients = engine.ports().clients();
        WorkflowStarted started = candidate.started();
        List<WorkflowSignaled> signals = signal != null && signal.body() instanceof MessageBody.Signal body
                ? List.of(new WorkflowSignaled(signal.messageId(), body.name(), body.input()))
                : List.of();
        StartResult result = clients.start(
                NewRuns.of(
                        started,
                        candidate.runId(),
                        candidate.partition(),
                        engine.clock().millis(),
                        signals),
                request.reuse(),
                request.conflict());
        switch (result.outcome()) {
            case STARTED -> clients.afterCommit(() -> engine.actors().runCreated(result.run()));
            case ALREADY_OPEN -> throw refused(request, result.run(), clients);
            case REUSE_REFUSED ->
                throw Starts.reuseRefused(started.workflowId(), result.run().runId(), request.reuse());
            default -> {
                // The caller uses the run that is there.
                if (signal != null) {
                    signalExisting(clients, result.run(), signal);
                }
            }
        }
        return CompletableFuture.completedFuture(new StartReceipt(
                started.workflowId(), result.run().runId(), result.outcome() == StartResult.Outcome.STARTED));
    }

    private void signalExisting(ClientStore clients, CurrentRun run, Message.Said signal) {
        clients.send(new OutboundMessage(null, run.workflowId(), null, signal.messageId(), signal.body()));
        clients.afterCommit(() -> engine.actors().nudge(run.partition().taskQueue(), run.workflowId()));
    }

    private static EngineException refused(StartRequest request, CurrentRun holder, ClientStore clients) {
        return request.conflict() == WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING
                        && clients.inTransaction()
                ? new EngineException(
                        Code.INVALID_ARGUMENT,
                        "the conflict policy TERMINATE_EXISTING can't be used in a transaction, since terminating run "
                                + holder.runId() + " can't be rolled back with it: start after the commit",
                        holder.runId(),
                        null)
                : Starts.alreadyOpen(holder);
    }

    /** When the code begins: at once, after the delay, or at the first time of the cron schedule. */
    private RunOptions options(StartRequest request, long now) {
        String cron = request.options().cronSchedule();
        if (cron.isEmpty()) {
            return request.startDelay().isZero()
                    ? request.options()
                    : request.options()
                            .with(o -> o.firstTaskAtMillis(
                                    now + request.startDelay().toMillis()));
        }
        OptionalLong first = CronSchedule.parse(cron).nextMillis(now, now);
        return request.options()
                .with(o -> o.firstTaskAtMillis(first.orElseThrow(() -> new EngineException(
                        Code.INVALID_ARGUMENT,
                        "cronSchedule '" + cron + "' has no time in the future: choose another one"))));
    }

    private void checkOptions(StartRequest request) {
        RunOptions options = request.options();
        if (options.equals(RunOptions.NONE)) {
            return;
        }
        if (!options.cronSchedule().isEmpty()) {
            if (!request.startDelay().isZero()) {
                throw new EngineException(
                        Code.INVALID_ARGUMENT,
                        "startDelay and cronSchedule can't be used together: the schedule says when the first run begins");
            }
            try {
                CronSchedule.parse(options.cronSchedule());
            } catch (IllegalArgumentException e) {
                throw new EngineException(Code.INVALID_ARGUMENT, String.valueOf(e.getMessage()), null, e);
            }
        }
        if (options.taskTimeoutMillis() > LONGEST_TASK.toMillis()) {
            throw new EngineException(
                    Code.INVALID_ARGUMENT,
                    "workflowTaskTimeout is " + Duration.ofMillis(options.taskTimeoutMillis()) + ", the limit is "
                            + LONGEST_TASK + ": move what takes so long into an activity");
        }
        engine.environment().visibility().violation(Visible.of(options)).ifPresent(violation -> {
            throw new EngineException(
                    violation.contains(" bytes") ? Code.TOO_LARGE : Code.INVALID_ARGUMENT,
                    "workflow type '" + request.workflowType() + "': " + violation);
        });
    }

    /** @throws EngineException when it can't be started, whatever runs there are */
    WorkflowDefinition check(StartRequest request) {
        int idLimit = engine.config().idLimit();
        Checks.name("workflowType", request.workflowType(), idLimit);
        if (request.workflowId() != null) {
            Checks.text("workflowId", request.workflowId(), idLimit);
        }
        if (request.taskQueue() != null) {
            Checks.name("taskQueue", request.taskQueue(), idLimit);
        }
        if (request.requestId() != null) {
            Checks.text("requestId", request.requestId(), idLimit);
        }
        SystemCode.checkReserved(request);
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
        checkOptions(request);
        return definition;
    }

    private void checkArguments(StartRequest request, WorkflowDefinition definition) {
        WorkflowMethodModel main = definition.model().workflowMethods().get(definition.type());
        if (main == null) {
            return;
        }
        try {
            main.signature()
                    .decodeArguments(
                            engine.deployment().forType(definition.type()).converter(), request.input());
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
