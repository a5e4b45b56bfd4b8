package io.perdura.engine.port;

import java.util.List;

/**
 * All that is stored of a workflow's newest run, as far as running it goes.
 *
 * @param history all of it, in order
 * @param activities its rows, read after the history
 * @param inbox the workflow's unread messages, read after the activities, and the epoch of its partition, read not before them
 */
public record StoredRun(
        CurrentRun current, List<AppendedBatch> history, List<ActivityRow> activities, RunStore.RunInbox inbox) {}
