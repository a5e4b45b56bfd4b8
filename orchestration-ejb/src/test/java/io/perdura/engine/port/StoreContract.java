package io.perdura.engine.port;

import static io.perdura.common.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
import static io.perdura.common.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
import static io.perdura.common.WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL;
import static io.perdura.common.WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE;

import io.perdura.common.Payload;
import io.perdura.engine.history.RunId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;

/** What every contract needs: a fresh namespace, one queue, one living owner, and short ways to make values. */
public abstract class StoreContract {

    protected static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    protected static final Duration TTL = Duration.ofSeconds(30);
    protected static final String QUEUE = "orders";
    protected static final int PARTITIONS = 4;

    private static final AtomicLong SEQUENCE = new AtomicLong();

    /** What the crash hook of the stores does; tests may change it at any time. */
    protected final AtomicReference<CrashPoint.Hook> atCrashPoint = new AtomicReference<>(CrashPoint.Hook.NONE);

    protected Stores stores;
    protected OwnerId owner;

    /** Stores over a namespace that nobody else uses. */
    protected abstract Stores open(CrashPoint.Hook crashPoints);

    @BeforeEach
    void openStores() {
        stores = open(new CrashPoint.Hook() {
            @Override
            public void reached(CrashPoint point) {
                atCrashPoint.get().reached(point);
            }

            @Override
            public boolean watches() {
                return atCrashPoint.get().watches();
            }
        });
        stores.leases().ensurePartitions(QUEUE, PARTITIONS);
        owner = stores.leases().register("node-1", TTL);
    }

    protected static RunId newRunId() {
        long number = SEQUENCE.incrementAndGet();
        return RunId.of(T0.toEpochMilli() + number, number, number);
    }

    protected static PartitionId partition(String workflowId) {
        return PartitionId.of(QUEUE, workflowId, PARTITIONS);
    }

    /** The right to write to a workflow's partition, taken for the owner if nobody has it yet. */
    protected Fence fence(String workflowId) {
        PartitionRecord row = row(partition(workflowId));
        return owner.equals(row.owner())
                ? new Fence(row.id(), row.epoch())
                : stores.leases().take(row, owner).orElseThrow();
    }

    protected PartitionRecord row(PartitionId partition) {
        return stores.leases().partitions().stream()
                .filter(row -> row.id().equals(partition))
                .findFirst()
                .orElseThrow();
    }

    protected static ExecutionRecord execution(String workflowId, RunId runId) {
        return execution(workflowId, runId, T0);
    }

    protected static ExecutionRecord execution(String workflowId, RunId runId, Instant startTime) {
        return new ExecutionRecord(
                workflowId,
                runId,
                "Order",
                partition(workflowId),
                WORKFLOW_EXECUTION_STATUS_RUNNING,
                startTime,
                null,
                null,
                null,
                runId,
                0,
                0,
                null);
    }

    protected static NewRun newRun(String workflowId) {
        return newRun(workflowId, "request-" + SEQUENCE.incrementAndGet());
    }

    protected static NewRun newRun(String workflowId, String requestId) {
        RunId runId = newRunId();
        return new NewRun(execution(workflowId, runId), requestId, batch(runId, 1));
    }

    protected static AppendedBatch batch(RunId runId, long firstEventId) {
        return new AppendedBatch(runId, firstEventId, 2, ("batch " + firstEventId).getBytes(StandardCharsets.UTF_8));
    }

    /** Starts a run as a client does. */
    protected RunId start(String workflowId) {
        return start(newRun(workflowId)).run().runId();
    }

    protected ClientStore.StartResult start(NewRun run) {
        return stores.clients().start(run, WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE, WORKFLOW_ID_CONFLICT_POLICY_FAIL);
    }

    protected CommitResult.Outcome commit(Transition transition) {
        return stores.transitions().commit(List.of(transition)).get(0).outcome();
    }

    /** A step: one appended row and nothing else. */
    protected Transition step(String workflowId, RunId runId, long firstEventId) {
        return new Draft(fence(workflowId), workflowId, runId)
                .append(batch(runId, firstEventId))
                .build();
    }

    protected Draft draft(String workflowId, RunId runId) {
        return new Draft(fence(workflowId), workflowId, runId);
    }

    protected static CurrentChange.Closed completed(boolean gate) {
        return new CurrentChange.Closed(WORKFLOW_EXECUTION_STATUS_COMPLETED, T0.plusSeconds(60), 9, 10, gate, true);
    }

    protected static OutboundMessage signal(String workflowId, String messageId) {
        return new OutboundMessage(
                QUEUE, workflowId, null, messageId, new MessageBody.Signal("go", payloads(), null, false));
    }

    protected static List<Payload> payloads() {
        return List.of(Payload.of("json/plain", "{\"n\":1}".getBytes(StandardCharsets.UTF_8)));
    }

    protected List<InboxMessage> inbox(String workflowId) {
        return stores.runs().inboxOf(partition(workflowId), workflowId).messages();
    }

    protected ActivityRow waiting(String workflowId, ActivityKey key, int attempt) {
        return new ActivityRow(
                key,
                workflowId,
                partition(workflowId),
                "Charge",
                ActivityRow.State.WAITING,
                attempt,
                T0.plusSeconds(attempt),
                null,
                T0,
                null,
                T0,
                null,
                null,
                List.of());
    }

    /** Inserts a WAITING row for a run's event 3, in a transition of its own. */
    protected ActivityKey scheduled(String workflowId, RunId runId) {
        ActivityKey key = new ActivityKey(runId, 3);
        commit(draft(workflowId, runId)
                .append(batch(runId, 3))
                .activity(new ActivityChange.Insert(waiting(workflowId, key, 1)))
                .build());
        return key;
    }

    protected Optional<CurrentRun> current(String workflowId) {
        return stores.runs().current(workflowId);
    }
}
