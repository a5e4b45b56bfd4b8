package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.MessageBody.ActivityReport;
import io.perdura.engine.port.MessageBody.Outcome;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.run.ActivityProgress;
import io.perdura.engine.run.LocalActivities;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** An attempt that runs on this node: it reports to its run's mailbox. Thread-safe. */
final class LocalAttempt implements ActivityAttempt {

    private final EngineParts engine;
    private final ActivityKey key;
    private final WorkflowStarted workflow;
    private final ActivityProgress progress;
    private final AtomicBoolean reported = new AtomicBoolean();
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final SlotHold hold = new SlotHold();

    private volatile boolean begun;
    private volatile long startedMillis;
    private volatile boolean durable;
    private volatile boolean cancelRequested;
    private volatile boolean paused;
    private volatile boolean over;
    private volatile boolean shuttingDown;
    private volatile boolean methodReturned;
    private volatile long lastAliveMillis;
    private volatile long lastWrittenMillis;
    private volatile List<Payload> details;

    LocalAttempt(EngineParts engine, ActivityKey key, WorkflowStarted workflow, ActivityProgress progress) {
        this.engine = engine;
        this.key = key;
        this.workflow = workflow;
        this.progress = progress;
        this.durable = progress.hasRow();
        this.startedMillis = progress.startedAtMillis();
        this.lastAliveMillis = progress.startedAtMillis();
        this.lastWrittenMillis = progress.startedAtMillis();
        this.details = progress.heartbeatDetails();
    }

    @Override
    public ActivityKey key() {
        return key;
    }

    SlotHold hold() {
        return hold;
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
        return progress.activity().event();
    }

    @Override
    public int number() {
        return progress.attempt();
    }

    @Override
    public Instant scheduledAt() {
        return Instant.ofEpochMilli(progress.activity().scheduledAtMillis());
    }

    @Override
    public Instant startedAt() {
        return Instant.ofEpochMilli(startedMillis);
    }

    @Override
    public List<Payload> lastHeartbeatDetails() {
        return details;
    }

    // ---- heartbeats

    @Override
    public Heartbeat heartbeat(List<Payload> newDetails) {
        long now = engine.clock().millis();
        lastAliveMillis = now;
        if (!newDetails.isEmpty()) {
            details = newDetails;
        }
        if (over) {
            return Heartbeat.OVER;
        }
        if (!durable && !newDetails.isEmpty()) {
            if (!promote()) {
                return Heartbeat.OVER;
            }
            lastWrittenMillis = now;
        } else if (durable && now - lastWrittenMillis >= throttleMillis() && !write(now)) {
            return Heartbeat.OVER;
        }
        return wish();
    }

    private Heartbeat wish() {
        if (cancelRequested) {
            return Heartbeat.CANCEL_REQUESTED;
        }
        return shuttingDown ? Heartbeat.SHUTTING_DOWN : paused ? Heartbeat.PAUSED : Heartbeat.GO_ON;
    }

    /** Four fifths of the heartbeat timeout, never more than the setting, as Temporal does. */
    private long throttleMillis() {
        long timeout = scheduled().timeouts().heartbeatMillis();
        long longest = engine.config().heartbeatThrottle().toMillis();
        return timeout == 0 ? longest : Math.min(timeout * 4 / 5, longest);
    }

    private boolean write(long now) {
        lastWrittenMillis = now;
        return engine.ports()
                .activities()
                .heartbeat(
                        key,
                        number(),
                        details,
                        Instant.ofEpochMilli(now),
                        HeartbeatDeadline.of(scheduled(), scheduledAt(), startedAt(), now));
    }

    @Override
    public String token() {
        if (!durable && !promote()) {
            throw new EngineException(
                    EngineException.Code.ATTEMPT_OVER,
                    "attempt " + number() + " of activity " + key + " is over: it has no token any more");
        }
        return key + ":" + number();
    }

    private boolean promote() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        engine.actors()
                .deliver(
                        workflow.taskQueue(),
                        workflow.workflowId(),
                        new Message.Promote(
                                key.scheduledEventId(),
                                number(),
                                details,
                                refusal -> answer.complete(refusal == null)));
        durable = answer.join();
        return durable;
    }

    // ---- the end

    @Override
    public void completed(Payload result) {
        report(new Outcome.Completed(result));
    }

    @Override
    public void failed(Failure failure) {
        report(new Outcome.Failed(failure));
    }

    @Override
    public void canceled(List<Payload> cancelDetails) {
        report(new Outcome.Canceled(cancelDetails));
    }

    private void report(Outcome outcome) {
        if (reported.compareAndSet(false, true) && !over) {
            engine.attempts().ended(this);
            engine.actors()
                    .deliver(
                            workflow.taskQueue(),
                            workflow.workflowId(),
                            new Message.Said(messageId(), 0, key.runId(), body(outcome), Reply.NONE));
        }
    }

    private ActivityReport body(Outcome outcome) {
        return new ActivityReport(key.scheduledEventId(), number(), startedMillis, details, outcome);
    }

    private String messageId() {
        return key + ":" + number();
    }

    @Override
    public boolean completedInTransaction(Payload result) {
        return !over && engine.ports().activities().report(key, number(), message(new Outcome.Completed(result)));
    }

    private OutboundMessage message(Outcome outcome) {
        return new OutboundMessage(
                workflow.taskQueue(), workflow.workflowId(), key.runId(), messageId(), body(outcome));
    }

    @Override
    public void reported() {
        reported.set(true);
        engine.actors().nudge(workflow.taskQueue(), workflow.workflowId());
    }

    // ---- from the engine

    /** It is its turn. False when it is not wanted any more. One that has a row began with its row. */
    boolean begin() {
        if (over || !claimed.compareAndSet(false, true)) {
            return false;
        }
        if (!durable) {
            startedMillis = engine.clock().millis();
            lastAliveMillis = startedMillis;
            lastWrittenMillis = startedMillis;
        }
        begun = true;
        return true;
    }

    /** One that runs learns it at its next heartbeat; one that still waits for its turn is over. */
    void requestCancel() {
        cancelRequested = true;
        if (claimed.compareAndSet(false, true)) {
            canceled(List.of());
        }
    }

    /** It learns it at its next heartbeat. */
    void pause(boolean begins) {
        paused = begins;
    }

    void over() {
        over = true;
    }

    void shutDown() {
        shuttingDown = true;
    }

    /** Nothing of it runs here any more, though somebody may complete it later. */
    void methodReturned() {
        methodReturned = true;
    }

    /** Whether it has begun and not ended. */
    boolean runs() {
        return begun && !methodReturned && !reported.get() && !over;
    }

    LocalActivities.Seen seen() {
        return new LocalActivities.Seen(begun, startedMillis, lastAliveMillis);
    }
}
