package io.perdura.engine.port;

import io.perdura.engine.history.RunId;
import java.util.ArrayList;
import java.util.List;

/** Builds transitions for tests. */
public final class Draft {

    private final Fence fence;
    private final String workflowId;
    private final RunId runId;
    private AppendedBatch append;
    private CurrentChange current;
    private final List<Long> consumed = new ArrayList<>();
    private final List<ActivityChange> activities = new ArrayList<>();
    private final List<OutboundMessage> messages = new ArrayList<>();
    private String taskFailure;

    public Draft(Fence fence, String workflowId, RunId runId) {
        this.fence = fence;
        this.workflowId = workflowId;
        this.runId = runId;
    }

    public Draft append(AppendedBatch batch) {
        append = batch;
        return this;
    }

    public Draft current(CurrentChange change) {
        current = change;
        return this;
    }

    public Draft consume(InboxMessage message) {
        consumed.add(message.id());
        return this;
    }

    public Draft activity(ActivityChange change) {
        activities.add(change);
        return this;
    }

    public Draft send(OutboundMessage message) {
        messages.add(message);
        return this;
    }

    public Draft taskFailure(String note) {
        taskFailure = note;
        return this;
    }

    public Transition build() {
        return new Transition(fence, workflowId, runId, append, current, consumed, activities, messages, taskFailure);
    }
}
