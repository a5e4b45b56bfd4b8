package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.MessageBody.Outcome;
import io.perdura.engine.replay.LocalCall;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An attempt of a local activity: it reports to the task that waits for it, and nothing of it is stored. Thread-safe. */
final class InTaskAttempt implements ActivityAttempt {

    private final RunId runId;
    private final WorkflowStarted workflow;
    private final LocalCall call;
    private final int number;
    private final long startedAtMillis;
    private final Consumer<InTaskAttempt> report;
    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    private volatile List<Payload> details;
    private volatile @Nullable Payload inTransaction;
    private volatile boolean cancelRequested;
    private volatile boolean over;
    private volatile @Nullable Error crash;

    InTaskAttempt(
            RunId runId,
            WorkflowStarted workflow,
            LocalCall call,
            int number,
            long startedAtMillis,
            List<Payload> details,
            Consumer<InTaskAttempt> report) {
        this.runId = runId;
        this.workflow = workflow;
        this.call = call;
        this.number = number;
        this.startedAtMillis = startedAtMillis;
        this.details = details;
        this.report = report;
    }

    /** How it ended; null while it runs. */
    @Nullable
    Outcome outcome() {
        return outcome.get();
    }

    /** What its method broke down with; null when it did not. */
    @Nullable
    Error crash() {
        return crash;
    }

    LocalCall call() {
        return call;
    }

    /** Calls of local activities count downwards, so that no activity of the run has the same key. */
    @Override
    public ActivityKey key() {
        return new ActivityKey(runId, -call.number());
    }

    @Override
    public String workflowId() {
        return workflow.workflowId();
    }

    @Override
    public String workflowType() {
        return workflow.workflowType();
    }

    @Override
    public String taskQueue() {
        return workflow.taskQueue();
    }

    @Override
    public ActivityScheduled scheduled() {
        return call.activity();
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Instant scheduledAt() {
        return Instant.ofEpochMilli(call.calledAtMillis());
    }

    @Override
    public Instant startedAt() {
        return Instant.ofEpochMilli(startedAtMillis);
    }

    @Override
    public boolean local() {
        return true;
    }

    @Override
    public List<Payload> lastHeartbeatDetails() {
        return details;
    }

    @Override
    public Heartbeat heartbeat(List<Payload> newDetails) {
        if (!newDetails.isEmpty()) {
            details = newDetails;
        }
        return over ? Heartbeat.OVER : cancelRequested ? Heartbeat.CANCEL_REQUESTED : Heartbeat.GO_ON;
    }

    @Override
    public String token() {
        throw new IllegalStateException("Local activity " + scheduled().activityType() + " of workflow '"
                + workflow.workflowId() + "' has no task token: it ends when its method returns. Call it by an ordinary"
                + " activity stub to complete it from outside");
    }

    @Override
    public void completed(Payload result) {
        end(new Outcome.Completed(result));
    }

    @Override
    public void failed(Failure failure) {
        end(new Outcome.Failed(failure));
    }

    @Override
    public void crashed(Error error, Failure failure) {
        crash = error;
        failed(failure);
    }

    @Override
    public void canceled(List<Payload> cancelDetails) {
        end(new Outcome.Canceled(cancelDetails));
    }

    private void end(Outcome how) {
        if (outcome.compareAndSet(null, how) && !over) {
            report.accept(this);
        }
    }

    /** Its rows commit by themselves: there is no row of the engine that could commit with them. */
    @Override
    public boolean completedInTransaction(Payload result) {
        inTransaction = result;
        return !over;
    }

    @Override
    public void reported() {
        Payload result = inTransaction;
        if (result != null) {
            completed(result);
        }
    }

    // ---- from the task

    void requestCancel() {
        cancelRequested = true;
    }

    void over() {
        over = true;
    }
}
