package io.perdura.benchmarks.core;

import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.TaskCompleted;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.replay.WorkflowMachine;
import io.perdura.engine.replay.WorkflowsAlone;
import io.perdura.engine.run.Replay;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** The history of {@link Counting} with a number of activities, made by running it. */
public final class Recorded {

    private static final long TIME = 1_700_000_000_000L;
    private static final RunId RUN = RunId.of(TIME, 1, 2);

    private final DataConverter converter = DefaultDataConverter.newDefaultInstance();
    private final WorkflowDefinition definition;
    private final WorkflowStarted started;
    private final List<HistoryBatch> batches = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param activities three events each, and two more at the start
     */
    public Recorded(int activities, Executor threads) {
        WorkflowImplementationModel model = WorkflowImplementationModel.of(Counting.Code.class);
        definition = new WorkflowDefinition(
                "Counting", "default", model, Counting.Code::new, WorkflowImplementationOptions.getDefaultInstance());
        started = new WorkflowStarted(
                "id",
                "Counting",
                "default",
                List.of(converter.encode(activities)),
                TIME,
                RUN,
                null,
                null,
                "request",
                0,
                0);
        WorkflowMachine machine = machine(threads);
        List<InputEvent> inputs = List.of(started);
        long next = 1;
        while (!inputs.isEmpty()) {
            long boundary = next + inputs.size();
            List<OutputEvent> outputs = task(machine, inputs, boundary);
            List<HistoryEvent> events = new ArrayList<>(inputs);
            events.add(new TaskCompleted(TIME, 0));
            events.addAll(outputs);
            batches.add(new HistoryBatch(next, TIME, events));
            next += events.size();
            inputs = outputs.isEmpty()
                    ? List.of()
                    : List.of(new ActivityCompleted(boundary + 1, 1, TIME, converter.encode("x".repeat(100))));
        }
        machine.destroy();
    }

    /** A task with some inputs; what the code asks for is the answer. */
    private static List<OutputEvent> task(WorkflowMachine machine, List<InputEvent> inputs, long boundaryId) {
        return machine.task(inputs, List.of(), boundaryId, new TaskCompleted(TIME, 0), null);
    }

    /** Lets the code of a machine look once, and finds it waiting. */
    public static void look(WorkflowMachine machine, long boundaryId) {
        task(machine, List.of(), boundaryId);
    }

    /** From the bytes of all batches to a run that waits, which is dropped. */
    public void decodeAndReplay(List<byte[]> encoded, Executor threads) {
        List<HistoryBatch> read = new ArrayList<>(encoded.size());
        long first = 1;
        for (byte[] bytes : encoded) {
            HistoryBatch batch = BatchCodec.decode(first, bytes);
            first = batch.nextEventId();
            read.add(batch);
        }
        WorkflowMachine machine = machine(threads);
        Replay.into(machine, read);
        machine.destroy();
    }

    public List<byte[]> encoded() {
        return batches.stream().map(BatchCodec::encode).toList();
    }

    public List<HistoryBatch> batches() {
        return batches;
    }

    public int events() {
        return batches.stream().mapToInt(batch -> batch.events().size()).sum();
    }

    /** A new machine for this run. */
    public WorkflowMachine machine(Executor threads) {
        return new WorkflowMachine(
                definition,
                new WorkflowsAlone(definition, converter),
                "bench",
                RUN,
                started,
                Duration.ofSeconds(10),
                threads);
    }
}
