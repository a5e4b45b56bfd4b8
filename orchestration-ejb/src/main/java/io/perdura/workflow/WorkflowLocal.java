package io.perdura.workflow;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A variable with a value of its own for each run, seen by all workflow threads of the run. May be kept in a static field,
 * which is otherwise forbidden to workflow code. Its value is not stored: replay sets it again. Workflow code only.
 */
public final class WorkflowLocal<T> extends WorkflowVariable<T> {

    private WorkflowLocal(Supplier<? extends @Nullable T> initial, boolean cached) {
        super(initial, cached);
    }

    /** A variable that is null until it is set. */
    public WorkflowLocal() {
        this(() -> null, false);
    }

    /** A variable whose value comes from the supplier at each call, until it is set. */
    public static <S> WorkflowLocal<S> withInitial(Supplier<? extends S> supplier) {
        return new WorkflowLocal<>(supplier, false);
    }

    /** A variable whose value comes from the supplier at the first call in a run. */
    public static <S> WorkflowLocal<S> withCachedInitial(Supplier<? extends S> supplier) {
        return new WorkflowLocal<>(supplier, true);
    }

    @Override
    Map<Object, @Nullable Object> values() {
        return WorkflowContext.current().runValues();
    }
}
