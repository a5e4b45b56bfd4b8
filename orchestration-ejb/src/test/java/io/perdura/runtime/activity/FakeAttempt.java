package io.perdura.runtime.activity;

import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.Timeouts;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.ActivityKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An attempt that notes what is reported. */
final class FakeAttempt implements ActivityAttempt {

    static final RunId RUN = RunId.of(1_700_000_000_000L, 1, 2);

    final List<String> reports = new ArrayList<>();
    List<Payload> heartbeats = List.of();
    Heartbeat answer = Heartbeat.GO_ON;
    boolean over;
    RuntimeException broken;
    Payload result;
    Failure failure;
    private final ActivityScheduled scheduled;

    FakeAttempt(String type, List<Payload> input) {
        this.scheduled =
                new ActivityScheduled("7", type, "", input, new Timeouts(0, 0, 10_000, 0), RetryPolicy.DEFAULT);
    }

    @Override
    public ActivityKey key() {
        return new ActivityKey(RUN, 7);
    }

    @Override
    public String workflowId() {
        return "o-1";
    }

    @Override
    public String workflowType() {
        return "Order";
    }

    @Override
    public String taskQueue() {
        return "default";
    }

    @Override
    public ActivityScheduled scheduled() {
        return scheduled;
    }

    @Override
    public int number() {
        return 2;
    }

    @Override
    public Instant scheduledAt() {
        return Instant.EPOCH;
    }

    @Override
    public Instant startedAt() {
        return Instant.EPOCH.plusSeconds(1);
    }

    @Override
    public List<Payload> lastHeartbeatDetails() {
        return heartbeats;
    }

    @Override
    public Heartbeat heartbeat(List<Payload> details) {
        heartbeats = details;
        return answer;
    }

    @Override
    public String token() {
        reports.add("token");
        return RUN + ":7:2";
    }

    @Override
    public void completed(Payload value) {
        reports.add("completed");
        result = value;
    }

    @Override
    public void failed(Failure value) {
        reports.add("failed");
        failure = value;
    }

    @Override
    public void canceled(List<Payload> details) {
        reports.add("canceled");
    }

    @Override
    public boolean completedInTransaction(Payload value) {
        if (broken != null) {
            throw broken;
        }
        reports.add("completed in transaction");
        result = value;
        return !over;
    }

    @Override
    public void reported() {
        reports.add("reported");
    }
}
