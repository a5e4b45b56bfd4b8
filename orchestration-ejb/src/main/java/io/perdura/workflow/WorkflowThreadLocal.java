package io.perdura.workflow;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A variable with a value of its own for each workflow thread: the workflow method, each handler, and what {@code Async} runs.
 * May be kept in a static field. Its value is not stored: replay sets it again. Workflow code only.
 */
public final class WorkflowThreadLocal<T> extends WorkflowVariable<T> {

    private WorkflowThreadLocal(Supplier<? extends @Nullable T> initial, boolean cached) {
        super(initial, cached);
    }

    /** A variable that is null until it is set. */
    public WorkflowThreadLocal() {
        this(() -> null, false);
    }

    /** A variable whose value comes from the supplier at each call, until it is set. */
    public static <S> WorkflowThreadLocal<S> withInitial(Supplier<? extends S> supplier) {
        return new WorkflowThreadLocal<>(supplier, false);
    }

    /** A variable whose value comes from the supplier at the first call in a workflow thread. */
    public static <S> WorkflowThreadLocal<S> withCachedInitial(Supplier<? extends S> supplier) {
        return new WorkflowThreadLocal<>(supplier, true);
    }

    @Override
    Map<Object, @Nullable Object> values() {
        return WorkflowContext.current().threadValues();
    }
}
