package io.perdura.engine.partition;

import io.perdura.client.batch.BatchDescription.Failure;
import io.perdura.client.batch.BatchOperation;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.filter.Condition;
import io.perdura.engine.run.ResetPoint;
import io.perdura.engine.system.batch.BatchActivities;
import io.perdura.engine.system.batch.BatchBook.Outcome;
import io.perdura.engine.system.batch.BatchBook.Page;
import io.perdura.engine.system.batch.BatchBook.Position;
import io.perdura.engine.system.batch.BatchBook.Target;
import io.perdura.engine.system.batch.BatchBook.Work;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the engine does for batches: lists what matches, and does an operation on each, with ids that make a repetition harmless. */
final class BatchedOperations {

    private static final ExecutionFilter OPEN = ExecutionFilter.parse("ExecutionStatus = 'Running'");

    private final EngineParts engine;

    BatchedOperations(EngineParts engine) {
        this.engine = engine;
    }

    void addTo(Map<String, SystemActivities.Body> bodies) {
        bodies.put(
                BatchActivities.COUNT,
                (attempt, arguments) -> engine.operations().count(filter(arguments.get(0, Work.class))));
        bodies.put(
                BatchActivities.LIST,
                (attempt, arguments) -> list(
                        arguments.get(0, Work.class),
                        arguments.get(1, Integer.class),
                        arguments.orNull(2, Position.class)));
        bodies.put(
                BatchActivities.APPLY,
                (attempt, arguments) ->
                        apply(attempt.workflowId(), arguments.get(0, Work.class), arguments.get(1, Page.class)));
    }

    /** Only what is open can be cancelled, terminated or signalled. */
    private ExecutionFilter filter(Work work) {
        ExecutionFilter asked = engine.operations().filter(work.query());
        return work.kind() == BatchOperation.Kind.RESET
                ? asked
                : new ExecutionFilter(asked.text(), new Condition.And(OPEN.condition(), asked.condition()));
    }

    private Page list(Work work, int size, @Nullable Position after) {
        List<ExecutionRecord> runs =
                engine.operations().list(filter(work), after == null ? null : standIn(after), size);
        ExecutionRecord last = runs.size() < size ? null : runs.get(size - 1);
        return new Page(
                runs.stream()
                        .map(run -> new Target(run.workflowId(), run.runId().toString()))
                        .toList(),
                last == null
                        ? null
                        : new Position(last.startTime(), last.runId().toString()));
    }

    /** Lists are ordered by start time and run id: a record with these alone says where to go on. */
    private static ExecutionRecord standIn(Position position) {
        RunId runId = RunId.parse(position.runId());
        return new ExecutionRecord(
                "",
                runId,
                "",
                new PartitionId("", 0),
                WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
                position.startTime(),
                null,
                null,
                null,
                runId,
                0,
                0,
                null);
    }

    private Outcome apply(String batch, Work work, Page page) {
        long done = 0;
        List<Failure> failures = new ArrayList<>();
        for (Target target : page.targets()) {
            if (target.workflowId().equals(batch)) {
                continue; // it does not end itself
            }
            try {
                apply(batch, work, new RunTarget(target.workflowId(), RunId.parse(target.runId())));
                done++;
            } catch (EngineException refused) {
                if (refused.code() == Code.UNAVAILABLE) {
                    throw refused; // all of the page again, later
                }
                if (hadEnded(work, refused)) {
                    done++;
                } else {
                    failures.add(
                            new Failure(target.workflowId(), target.runId(), String.valueOf(refused.getMessage())));
                }
            }
        }
        return new Outcome(done, failures);
    }

    private static boolean hadEnded(Work work, EngineException refused) {
        boolean ends = work.kind() == BatchOperation.Kind.CANCEL || work.kind() == BatchOperation.Kind.TERMINATE;
        return ends && (refused.code() == Code.CLOSED || refused.code() == Code.NOT_FOUND);
    }

    private void apply(String batch, Work work, RunTarget target) {
        switch (work.kind()) {
            case CANCEL -> send(batch, target, new MessageBody.Cancel(work.reason(), null, false));
            case TERMINATE -> send(batch, target, new MessageBody.Terminate(work.reason()));
            case SIGNAL ->
                send(
                        batch,
                        target,
                        new MessageBody.Signal(String.valueOf(work.signalName()), work.input(), null, false));
            case RESET -> reset(batch, work, target);
        }
    }

    /** The run knows the message by its id, should it come again. */
    private void send(String batch, RunTarget target, MessageBody body) {
        ScheduledStarts.answer(engine.operations().send(target, body, batch + ":" + target.runId()));
    }

    private void reset(String batch, Work work, RunTarget target) {
        RunId next = resetId(batch, target);
        boolean done = engine.ports().runs().execution(next).isPresent();
        if (!done) {
            ResetPoint.Kind kind = work.resetTo() == BatchOperation.ResetTo.FIRST_TASK
                    ? ResetPoint.Kind.FIRST_TASK
                    : ResetPoint.Kind.LAST_TASK;
            ScheduledStarts.answer(engine.operations()
                    .reset(target, new ResetRequest(new ResetPoint(kind, 0), work.reason(), true), next));
        }
    }

    /** Made of the batch and the run, so that a repetition finds what was done. */
    private static RunId resetId(String batch, RunTarget target) {
        RunId run = Objects.requireNonNull(target.runId());
        UUID name = UUID.nameUUIDFromBytes((batch + ":" + run).getBytes(StandardCharsets.UTF_8));
        long millis =
                (run.uuid().getMostSignificantBits() >>> 16) + 1; // before the run in lists, so not on a later page
        return RunId.of(millis, name.getMostSignificantBits(), name.getLeastSignificantBits());
    }
}
