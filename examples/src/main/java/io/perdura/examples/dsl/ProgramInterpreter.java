package io.perdura.examples.dsl;

import io.perdura.activity.ActivityOptions;
import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Promise;
import io.perdura.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks the tree of steps. The history records what the steps did, so that an interpreter needs nothing of its own to be
 * durable.
 */
public class ProgramInterpreter implements ProgramWorkflow {

    /** The type of the failure of a program that makes no sense. */
    public static final String INVALID_PROGRAM = "InvalidProgram";

    private final ActivityStub activities = Workflow.newUntypedActivityStub(ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(10))
            .build());
    private final Map<String, String> variables = new TreeMap<>();

    @Override
    public Map<String, String> interpret(Program program) {
        variables.putAll(program.variables());
        run(program.root());
        return variables;
    }

    private void run(Step step) {
        if (Stream.of(step.activity(), step.sequence(), step.parallel())
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw invalid("A step is %s, expected exactly one of activity, sequence and parallel".formatted(step));
        }
        if (step.activity() != null) {
            call(step.activity(), step);
        } else if (step.sequence() != null) {
            step.sequence().forEach(this::run);
        } else if (step.parallel() != null) {
            runBesideEachOther(step.parallel());
        }
    }

    private void call(String activity, Step step) {
        Object[] arguments = step.arguments() == null
                ? new Object[0]
                : step.arguments().stream().map(this::valueOf).toArray();
        @Nullable String result = activities.execute(activity, String.class, arguments);
        if (step.result() != null && result != null) {
            variables.put(step.result(), result);
        }
    }

    private void runBesideEachOther(List<Step> steps) {
        List<Promise<Void>> running = new ArrayList<>();
        CancellationScope scope = Workflow.newCancellationScope(
                () -> steps.forEach(step -> running.add(Async.procedure(() -> run(step)))));
        scope.run();
        try {
            Promise.allOf(running).cancellableGet();
        } catch (RuntimeException failure) {
            scope.cancel("Another step failed");
            throw failure;
        }
    }

    private String valueOf(String variable) {
        String value = variables.get(variable);
        if (value == null) {
            throw invalid("There is no variable '%s', there are %s".formatted(variable, variables.keySet()));
        }
        return value;
    }

    private static ApplicationFailure invalid(String message) {
        return ApplicationFailure.newNonRetryableFailure(message, INVALID_PROGRAM);
    }
}
