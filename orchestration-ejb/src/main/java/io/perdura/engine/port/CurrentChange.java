package io.perdura.engine.port;

import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a transition does to the rows {@code pd_current} and {@code pd_execution} of its workflow. Each is guarded: when the
 * row is not as expected, or somebody else holds its lock, the transition is put off and nothing of it is written.
 */
public sealed interface CurrentChange {

    /** How the run ends by this change; null when it stays open. */
    @Nullable
    Closed closed();

    /**
     * Creates the run: inserts the current row, or, with {@code replaces}, turns the row of that closed run over to it. The
     * guard is lost when the id is taken otherwise. {@code NewRun.first} is the history row of the transition itself, which
     * then has no other.
     *
     * @param wakeAt as in {@link CurrentRun}
     * @param closed set when the run's first task closed it at once
     */
    record Create(
            NewRun run,
            @Nullable RunId replaces,
            @Nullable Instant wakeAt,
            @Nullable Closed closed) implements CurrentChange {}

    /** The run goes from one phase to another: it sleeps, waits, or has work in flight. */
    record Wake(@Nullable Instant wakeAt) implements CurrentChange {
        @Override
        public @Nullable Closed closed() {
            return null;
        }
    }

    /** The run closes. The close gate applies. */
    record Close(Closed closed) implements CurrentChange {}

    /** The run closes and the current row passes to its successor: by continue-as-new, retry or cron. The close gate applies. */
    record ContinueAsNew(Closed closed, NewRun next) implements CurrentChange {}

    /**
     * How a run ended.
     *
     * @param gate whether unread signals in the inbox hold the close back (I: no signal is lost by closing); false for
     *     terminate, time-out, and after three tries of continue-as-new
     * @param activityRows whether the run may have activity rows, which go with it
     */
    record Closed(
            WorkflowExecutionStatus status,
            Instant closeTime,
            long closeEventId,
            long historyEvents,
            boolean gate,
            boolean activityRows) {}
}
