package io.perdura.engine.memory;

import io.perdura.engine.history.Visible;
import io.perdura.engine.port.ActivityChange;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one transition that has passed its guards. */
final class TransitionWriter {

    private final Tables tables;
    private final Transition transition;

    TransitionWriter(Tables tables, Transition transition) {
        this.tables = tables;
        this.transition = transition;
    }

    CommitResult write() {
        transition.consumed().forEach(tables.inbox::remove);
        transition.activities().forEach(this::apply);
        AppendedBatch append = transition.append();
        if (append != null) {
            tables.append(transition.fence().epoch(), append);
        }
        CurrentChange change = transition.current();
        if (change != null) {
            apply(change);
        }
        noteTaskFailure();
        Visible visible = transition.visible();
        if (visible != null) {
            tables.executions.computeIfPresent(transition.runId(), (id, row) -> row.withVisible(visible));
        }
        return CommitResult.undelivered(send());
    }

    private void apply(ActivityChange change) {
        if (change instanceof ActivityChange.Insert insert) {
            tables.activities.put(insert.key(), insert.row());
        } else if (change instanceof ActivityChange.Replace replace) {
            tables.activities.put(replace.key(), replace.row());
        } else {
            tables.activities.remove(change.key());
        }
    }

    private void apply(CurrentChange change) {
        long epoch = transition.fence().epoch();
        if (change instanceof CurrentChange.Create create) {
            ExecutionRecord execution = create.run().execution();
            CurrentChange.Closed closed = create.closed();
            tables.insertRun(
                    create.run(), closed == null ? execution : execution.closed(closed), create.wakeAt(), epoch);
        } else if (change instanceof CurrentChange.Wake wake) {
            tables.current.computeIfPresent(transition.workflowId(), (id, row) -> withWakeAt(row, wake.wakeAt()));
        } else if (change instanceof CurrentChange.Close close) {
            close(close.closed());
        } else if (change instanceof CurrentChange.ContinueAsNew successor) {
            close(successor.closed());
            ExecutionRecord next = successor.next().execution();
            tables.insertRun(successor.next(), next, successor.next().wakeAt(), epoch);
            readdress(next.partition());
        }
    }

    private static CurrentRun withWakeAt(CurrentRun row, @Nullable Instant wakeAt) {
        return new CurrentRun(row.workflowId(), row.runId(), row.partition(), row.status(), row.requestId(), wakeAt);
    }

    private void close(CurrentChange.Closed closed) {
        tables.executions.computeIfPresent(transition.runId(), (id, row) -> row.closed(closed));
        tables.current.computeIfPresent(
                transition.workflowId(),
                (id, row) -> new CurrentRun(id, row.runId(), row.partition(), closed.status(), row.requestId(), null));
        if (closed.activityRows()) {
            tables.activitiesOf(transition.runId()).clear();
        }
    }

    /** Messages for whichever run is current follow it to the partition of the successor's queue. */
    private void readdress(PartitionId partition) {
        tables.inbox.replaceAll((id, message) -> {
            boolean follows = message.workflowId().equals(transition.workflowId())
                    && message.partition().equals(transition.fence().partition())
                    && message.runId() == null;
            return follows
                    ? new InboxMessage(id, partition, message.workflowId(), null, message.messageId(), message.body())
                    : message;
        });
    }

    private void noteTaskFailure() {
        String note = transition.taskFailure();
        if (note != null) {
            tables.executions.computeIfPresent(
                    transition.runId(), (id, row) -> row.withTaskFailure(note.isEmpty() ? null : note));
        }
    }

    private List<OutboundMessage> send() {
        List<OutboundMessage> undelivered = new ArrayList<>();
        for (OutboundMessage message : transition.messages()) {
            Optional<PartitionId> partition = tables.address(message);
            partition.ifPresentOrElse(to -> tables.post(to, message), () -> undelivered.add(message));
        }
        return undelivered;
    }
}
