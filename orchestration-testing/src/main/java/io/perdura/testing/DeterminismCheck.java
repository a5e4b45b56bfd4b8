package io.perdura.testing;

import io.perdura.engine.determinism.DeterminismInspection;
import io.perdura.engine.determinism.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The check that a deployment makes, as a call for unit tests: workflow code must not use threads, locks, clocks, chance, input and
 * output, the environment or mutable statics, neither by itself nor in what it calls inside the application. Code in unpacked
 * folders and in the jar of the workflow is followed, and the nearest code of libraries in other jars.
 */
public final class DeterminismCheck {

    private DeterminismCheck() {}

    /**
     * Fails the test when a workflow is not deterministic.
     *
     * @param workflowImplementations classes that implement workflows
     * @throws AssertionError with all places: class, method, line, the way there, and what to call instead
     */
    public static void verify(Class<?>... workflowImplementations) {
        List<String> problems = problems(workflowImplementations);
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join("\n", problems));
        }
    }

    /** What a deployment of these workflows would complain of; empty when all is well. */
    public static List<String> problems(Class<?>... workflowImplementations) {
        DeterminismInspection inspection = new DeterminismInspection(Set.of());
        List<String> problems = new ArrayList<>();
        for (Class<?> workflow : workflowImplementations) {
            inspection.inspect(workflow).stream().map(Violation::message).forEach(problems::add);
        }
        return problems;
    }
}
