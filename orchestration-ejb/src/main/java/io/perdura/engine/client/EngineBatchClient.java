package io.perdura.engine.client;

import io.perdura.client.batch.BatchClient;
import io.perdura.client.batch.BatchDescription;
import io.perdura.client.batch.BatchDescription.Status;
import io.perdura.client.batch.BatchException;
import io.perdura.client.batch.BatchOperation;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.partition.EngineClient;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.partition.RunTarget;
import io.perdura.engine.partition.StartRequest;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.system.batch.BatchBook;
import io.perdura.engine.system.batch.BatchWorkflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The batches of an engine in the same process. Thread-safe. */
public final class EngineBatchClient implements BatchClient {

    private static final DataConverter SYSTEM = DefaultDataConverter.STANDARD_INSTANCE;

    private static final int PAGE = 20;
    private static final String ALL =
            "WorkflowType = '" + BatchWorkflow.TYPE + "' AND ExecutionStatus != 'ContinuedAsNew'";

    private final EngineClient engine;
    private final DataConverter converter;

    /**
     * @param engine where calls go
     * @param converter encodes the arguments of signals; the same one that the engine's deployment uses
     */
    public EngineBatchClient(EngineClient engine, DataConverter converter) {
        this.engine = engine;
        this.converter = converter;
    }

    @Override
    public String start(BatchOperation operation) {
        return start(operation, converter.toPayloads(operation.arguments().toArray()));
    }

    /** As above, with the arguments of the signal as they are stored. */
    public String start(BatchOperation operation, List<Payload> input) {
        CallPlace.requireOutsideWorkflow();
        var unused = engine.filter(operation.query()); // refuses what can't be read
        BatchBook book = new BatchBook();
        book.work = new BatchBook.Work(
                operation.kind(),
                operation.query(),
                operation.reason(),
                operation.signalName(),
                input,
                operation.resetTo(),
                operation.perSecond());
        String id = UUID.randomUUID().toString();
        call(() -> Calls.answer(engine.start(new StartRequest(
                BatchWorkflow.TYPE,
                BatchWorkflow.ID_PREFIX + id,
                null,
                SYSTEM.toPayloads(book),
                null,
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE,
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL,
                Duration.ZERO,
                Duration.ZERO))));
        return id;
    }

    /** Which runs are batches; one that went on in a new run is there once. */
    public ExecutionFilter filter() {
        return engine.filter(ALL);
    }

    @Override
    public Stream<BatchDescription> list() {
        return Listing.stream(engine, filter(), PAGE).map(this::described);
    }

    /** The batch of a run of its list. */
    public BatchDescription described(ExecutionRecord run) {
        return describe(run.workflowId().substring(BatchWorkflow.ID_PREFIX.length()));
    }

    @Override
    public BatchDescription describe(String batchId) {
        return call(() -> {
            ExecutionRecord run = engine.describe(target(batchId)).execution();
            Payload answer = Calls.answer(engine.query(target(batchId), "describe", List.of()));
            BatchBook book = Objects.requireNonNull(SYSTEM.fromPayload(answer, BatchBook.class, BatchBook.class));
            return new BatchDescription(
                    batchId,
                    status(run.status(), book.stopReason),
                    book.work.kind(),
                    book.work.query(),
                    book.work.reason(),
                    book.total,
                    book.done,
                    book.failed,
                    book.failures,
                    book.stopReason,
                    Instant.ofEpochMilli(book.startedAtMillis),
                    run.closeTime());
        });
    }

    private static Status status(WorkflowExecutionStatus run, @Nullable String stopReason) {
        return switch (run) {
            case WORKFLOW_EXECUTION_STATUS_RUNNING, WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW -> Status.RUNNING;
            case WORKFLOW_EXECUTION_STATUS_COMPLETED -> stopReason == null ? Status.COMPLETED : Status.STOPPED;
            default -> Status.FAILED;
        };
    }

    @Override
    public void stop(String batchId, String reason) {
        try {
            Calls.answer(engine.signal(target(batchId), "stop", SYSTEM.toPayloads(reason)));
        } catch (EngineException e) {
            if (e.code() != Code.CLOSED) {
                throw refused(e, batchId);
            }
        }
    }

    private static RunTarget target(String batchId) {
        return RunTarget.of(BatchWorkflow.ID_PREFIX + batchId);
    }

    private static <T extends @Nullable Object> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (EngineException e) {
            throw refused(e, null);
        }
    }

    private static BatchException refused(EngineException e, @Nullable String batchId) {
        return new BatchException(
                e.code() == Code.NOT_FOUND
                        ? new EngineException(
                                Code.NOT_FOUND,
                                "no batch has " + (batchId == null ? "that id" : "the id '" + batchId + "'")
                                        + ": check it; a batch is forgotten some time after its end",
                                null,
                                e)
                        : e);
    }
}
