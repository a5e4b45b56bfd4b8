package io.perdura.engine.run;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityChange;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.PartitionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where each open activity of a run stands, and the rows that say so. */
final class OpenActivities {

    /** How long a row without any deadline is left alone. */
    private static final long IDLE_CHECK_MILLIS = 3_600_000;

    private final String workflowId;
    private final RunId runId;
    private final PartitionId partition;
    private final Map<Long, ActivityProgress> open = new TreeMap<>();

    OpenActivities(String workflowId, RunId runId, PartitionId partition) {
        this.workflowId = workflowId;
        this.runId = runId;
        this.partition = partition;
    }

    RunId runId() {
        return runId;
    }

    Collection<ActivityProgress> all() {
        return open.values();
    }

    /** In the order of their scheduling; may be changed while it is read. */
    List<ActivityProgress> copy() {
        return List.copyOf(open.values());
    }

    @Nullable
    ActivityProgress get(long scheduledEventId) {
        return open.get(scheduledEventId);
    }

    void remember(ActivityProgress progress) {
        open.put(progress.activity().eventId(), progress);
    }

    void remove(ActivityProgress progress) {
        open.remove(progress.activity().eventId());
    }

    void clear() {
        open.clear();
    }

    ActivityKey key(ActivityProgress progress) {
        return new ActivityKey(runId, progress.activity().eventId());
    }

    // ---- rows

    ActivityRow row(ActivityProgress progress, Draft draft) {
        return progress.toRow(key(progress), workflowId, partition, draft.nowMillis + IDLE_CHECK_MILLIS);
    }

    void insert(ActivityProgress progress, Draft draft) {
        remember(progress);
        draft.change(new ActivityChange.Insert(row(progress, draft)));
        lookLater(progress, draft);
    }

    /** The row is as it was in that attempt and state, and becomes what {@code progress} says. */
    void replace(ActivityProgress progress, int attempt, ActivityRow.State state, Draft draft) {
        remember(progress);
        draft.change(new ActivityChange.Replace(row(progress, draft), attempt, state));
        lookLater(progress, draft);
    }

    private void lookLater(ActivityProgress progress, Draft draft) {
        draft.effects.add(
                new Effect.LookAtActivities(row(progress, draft).dueAt().toEpochMilli()));
    }
}
