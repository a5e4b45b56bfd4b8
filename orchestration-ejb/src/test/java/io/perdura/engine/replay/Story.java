package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.history.InputEvent;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.TaskCompleted;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A workflow's code and what happens to it, task by task: given inputs, expected outputs. The first output is event 3. */
final class Story implements AutoCloseable {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "story");
        thread.setDaemon(true);
        return thread;
    });
    private static final RunId RUN = RunId.of(1_800_000_000_000L, 1, 2);
    private static final DataConverter CONVERTER = DefaultDataConverter.newDefaultInstance();

    @WorkflowInterface
    public interface Told {
        @WorkflowMethod
        String run();
    }

    /** A workflow whose code is given. */
    public static final class ToldWorkflow implements Told {
        private final Supplier<String> code;

        ToldWorkflow(Supplier<String> code) {
            this.code = code;
        }

        @Override
        public String run() {
            return code.get();
        }
    }

    private record Task(List<InputEvent> inputs, long boundaryId, List<OutputEvent> outputs) {}

    private final List<Task> tasks = new ArrayList<>();
    private final WorkflowMachine machine;
    private long nextEventId = 1;
    private long timeMillis = 1_800_000_000_000L;

    private Story(Supplier<String> code) {
        machine = machine(code);
    }

    /** The code runs for the first time. */
    static Story of(Supplier<String> code) {
        Story story = new Story(code);
        story.then(new WorkflowStarted(
                "w-1", "Told", "default", List.of(), story.timeMillis, RUN, null, null, "r-1", 0, 0));
        return story;
    }

    /** More happens; answers what the code asks for then. */
    List<OutputEvent> then(InputEvent... inputs) {
        long boundaryId = nextEventId + inputs.length;
        timeMillis += 1_000;
        List<OutputEvent> outputs =
                machine.task(List.of(inputs), List.of(), boundaryId, new TaskCompleted(timeMillis, 0), null);
        tasks.add(new Task(List.of(inputs), boundaryId, outputs));
        nextEventId = boundaryId + 1 + outputs.size();
        return outputs;
    }

    /** The outputs of the last task. */
    List<OutputEvent> outputs() {
        return tasks.get(tasks.size() - 1).outputs();
    }

    /** The same happens to other code, or to the same again, as a replay. */
    Story replayedBy(Supplier<String> code) {
        Story again = new Story(code);
        for (Task task : tasks) {
            again.machine.task(
                    task.inputs(), List.of(), task.boundaryId(), new TaskCompleted(timeMillis, 0), task.outputs());
            again.tasks.add(task);
        }
        again.nextEventId = nextEventId;
        return again;
    }

    static Payload json(Object value) {
        return CONVERTER.encode(value);
    }

    private static WorkflowMachine machine(Supplier<String> code) {
        WorkflowDefinition definition = new WorkflowDefinition(
                "Told",
                "default",
                WorkflowImplementationModel.of(ToldWorkflow.class),
                () -> new ToldWorkflow(code),
                WorkflowImplementationOptions.getDefaultInstance());
        WorkflowStarted started = new WorkflowStarted(
                "w-1", "Told", "default", List.of(), 1_800_000_000_000L, RUN, null, null, "r-1", 0, 0);
        return new WorkflowMachine(
                definition,
                new WorkflowsAlone(definition, CONVERTER),
                "test",
                RUN,
                started,
                Duration.ofSeconds(10),
                THREADS);
    }

    @Override
    public void close() {
        machine.destroy();
    }
}
