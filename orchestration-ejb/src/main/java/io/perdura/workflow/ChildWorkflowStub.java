package io.perdura.workflow;

import io.perdura.common.TypedStub;
import io.perdura.common.WorkflowExecution;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** One child workflow, started by the name of its type. Workflow code only. */
public interface ChildWorkflowStub {

    /** The stub behind a typed stub of {@link Workflow#newChildWorkflowStub(Class)}. */
    static <T> ChildWorkflowStub fromTyped(T typed) {
        return TypedStub.untyped(typed, ChildWorkflowStub.class);
    }

    String getWorkflowType();

    /** The ids of the child, once it has started; fails if it could not start. */
    Promise<WorkflowExecution> getExecution();

    ChildWorkflowOptions getOptions();

    /**
     * Starts the child and waits for its result.
     *
     * @throws io.perdura.failure.ChildWorkflowFailure if it ended without one
     */
    <R> @Nullable R execute(Class<R> resultClass, @Nullable Object... args);

    /** As above, for a generic result. */
    <R> @Nullable R execute(Class<R> resultClass, Type resultType, @Nullable Object... args);

    /** Starts the child; the promise gets its result or a {@code ChildWorkflowFailure}. */
    <R> Promise<@Nullable R> executeAsync(Class<R> resultClass, @Nullable Object... args);

    /** As above, for a generic result. */
    <R> Promise<@Nullable R> executeAsync(Class<R> resultClass, Type resultType, @Nullable Object... args);

    /** Waits until the child has started, then signals it and waits until the signal is accepted. */
    void signal(String signalName, @Nullable Object... args);
}
