package io.perdura.testing;

import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.MessageBody.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one attempt of an activity that no workflow called. Thread-safe. */
final class IsolatedAttempt implements ActivityAttempt {

    private final ActivityKey key;
    private final ActivityScheduled scheduled;
    private final boolean local;
    private final Instant now = Instant.now();
    private final Consumer<List<Payload>> onHeartbeat;
    private final Supplier<Boolean> cancelRequested;
    private volatile List<Payload> details;
    private volatile @Nullable Outcome outcome;

    IsolatedAttempt(
            ActivityKey key,
            ActivityScheduled scheduled,
            boolean local,
            List<Payload> details,
            Consumer<List<Payload>> onHeartbeat,
            Supplier<Boolean> cancelRequested) {
        this.key = key;
        this.scheduled = scheduled;
        this.local = local;
        this.details = details;
        this.onHeartbeat = onHeartbeat;
        this.cancelRequested = cancelRequested;
    }

    /** How it ended; null when the method said that it is completed later. */
    @Nullable
    Outcome outcome() {
        return outcome;
    }

    @Override
    public ActivityKey key() {
        return key;
    }

    @Override
    public String workflowId() {
        return "test-workflow-id";
    }

    @Override
    public String workflowType() {
        return "test-workflow-type";
    }

    @Override
    public String taskQueue() {
        return IsolatedActivities.QUEUE;
    }

    @Override
    public ActivityScheduled scheduled() {
        return scheduled;
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public Instant scheduledAt() {
        return now;
    }

    @Override
    public Instant startedAt() {
        return now;
    }

    @Override
    public boolean local() {
        return local;
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
        onHeartbeat.accept(newDetails);
        return cancelRequested.get() ? Heartbeat.CANCEL_REQUESTED : Heartbeat.GO_ON;
    }

    @Override
    public String token() {
        return key + ":1";
    }

    @Override
    public void completed(Payload result) {
        outcome = new Outcome.Completed(result);
    }

    @Override
    public void failed(Failure failure) {
        outcome = new Outcome.Failed(failure);
    }

    @Override
    public void canceled(List<Payload> cancelDetails) {
        outcome = new Outcome.Canceled(cancelDetails);
    }

    @Override
    public boolean completedInTransaction(Payload result) {
        completed(result);
        return true;
    }

    @Override
    public void reported() {}
}
