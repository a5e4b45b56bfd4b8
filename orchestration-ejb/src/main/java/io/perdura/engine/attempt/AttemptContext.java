package io.perdura.engine.attempt;

import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityInfo;
import io.perdura.activity.ManualActivityCompletionClient;
import io.perdura.client.ActivityCanceledException;
import io.perdura.client.ActivityNotExistsException;
import io.perdura.client.ActivityPausedException;
import io.perdura.client.ActivityWorkerShutdownException;
import io.perdura.common.Payload;
import io.perdura.engine.port.ActivityAttempt;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the code of an activity sees of its attempt. Thread-safe. */
public final class AttemptContext implements ActivityExecutionContext {

    private final AttemptInfo info;
    private final ActivityAttempt attempt;
    private final List<Payload> before;
    private final PayloadLimit payloads;
    private final boolean transactional;
    private volatile boolean completesLater;

    /** @param transactional its transaction is what completes it */
    public AttemptContext(AttemptInfo info, PayloadLimit payloads, boolean transactional) {
        this.info = info;
        this.attempt = info.attempt();
        this.before = attempt.lastHeartbeatDetails();
        this.payloads = payloads;
        this.transactional = transactional;
    }

    @Override
    public ActivityInfo getInfo() {
        return info;
    }

    @Override
    public <V> void heartbeat(@Nullable V details) {
        List<Payload> encoded = details == null
                ? List.of()
                : List.of(payloads.encoded(details, "a heartbeat of activity " + info.getActivityType()));
        switch (attempt.heartbeat(encoded)) {
            case GO_ON -> {}
            case CANCEL_REQUESTED -> throw new ActivityCanceledException(info);
            case SHUTTING_DOWN -> throw new ActivityWorkerShutdownException(info);
            case PAUSED -> throw new ActivityPausedException(info);
            case OVER ->
                throw new ActivityNotExistsException(
                        "The attempt is over (it timed out, or its workflow closed): its result will not be used",
                        info,
                        null);
        }
    }

    @Override
    public <V> Optional<V> getHeartbeatDetails(Class<V> detailsClass) {
        return getHeartbeatDetails(detailsClass, detailsClass);
    }

    @Override
    public <V> Optional<V> getHeartbeatDetails(Class<V> detailsClass, Type detailsType) {
        return decoded(attempt.lastHeartbeatDetails(), detailsClass, detailsType);
    }

    @Override
    public <V> Optional<V> getLastHeartbeatDetails(Class<V> detailsClass, Type detailsType) {
        return decoded(before, detailsClass, detailsType);
    }

    private <V> Optional<V> decoded(List<Payload> details, Class<V> detailsClass, Type detailsType) {
        return details.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(payloads.converter().fromPayload(details.get(0), detailsClass, detailsType));
    }

    @Override
    public byte[] getTaskToken() {
        return info.getTaskToken();
    }

    @Override
    public void doNotCompleteOnReturn() {
        if (transactional) {
            throw new IllegalStateException("Activity " + info.getActivityType() + " of workflow '"
                    + info.getWorkflowId() + "' is @Transactional: it completes with its transaction, and can't be"
                    + " completed later. Remove @Transactional, or doNotCompleteOnReturn");
        }
        completesLater = true;
        info.getTaskToken(); // durable before an outsider can answer
    }

    @Override
    public boolean isDoNotCompleteOnReturn() {
        return completesLater;
    }

    @Override
    public ManualActivityCompletionClient useLocalManualCompletion() {
        doNotCompleteOnReturn();
        return new ManualCompletion(attempt, this, payloads.converter());
    }
}
