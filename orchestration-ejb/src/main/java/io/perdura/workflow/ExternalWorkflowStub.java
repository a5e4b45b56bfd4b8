package io.perdura.workflow;

import io.perdura.common.TypedStub;
import io.perdura.common.WorkflowExecution;
import org.jspecify.annotations.Nullable;

/** A handle of a workflow that is not a child of the calling one. Workflow code only. */
public interface ExternalWorkflowStub {

    /** The handle behind a typed stub of {@link Workflow#newExternalWorkflowStub(Class, String)}. */
    static <T> ExternalWorkflowStub fromTyped(T typed) {
        return TypedStub.untyped(typed, ExternalWorkflowStub.class);
    }

    WorkflowExecution getExecution();

    /**
     * Signals the workflow and waits until the signal is accepted.
     *
     * @throws SignalExternalWorkflowException if there is no such open workflow
     */
    void signal(String signalName, @Nullable Object... args);

    /**
     * Asks the workflow to cancel and waits until the request is accepted.
     *
     * @throws CancelExternalWorkflowException if there is no such open workflow
     */
    void cancel();

    /** As {@link #cancel()}, with a reason. */
    void cancel(@Nullable String reason);
}
