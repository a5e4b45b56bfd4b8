package io.perdura.workflow;

import io.perdura.failure.CanceledFailure;
import org.jspecify.annotations.Nullable;

/**
 * A part of a workflow that can be cancelled alone: its activities, timers, children and nested scopes. The whole
 * workflow is the outermost scope. Workflow code only.
 */
public interface CancellationScope extends Runnable {

    /** The innermost scope that the calling code runs in. */
    static CancellationScope current() {
        return WorkflowContext.current().currentScope();
    }

    /**
     * Ends the calling code if its scope is cancelled.
     *
     * @throws CanceledFailure with the reason of the cancellation
     */
    static void throwCanceled() {
        CancellationScope scope = current();
        if (scope.isCancelRequested()) {
            throw new CanceledFailure(scope.getCancellationReason());
        }
    }

    /** Runs the code of the scope in the calling thread; throws what it throws. */
    @Override
    void run();

    /** Cancels what runs in the scope. Repeating it changes nothing. */
    void cancel();

    /** Cancels what runs in the scope. */
    void cancel(@Nullable String reason);

    /** Why it was cancelled; null if it was not, or without a reason. */
    @Nullable
    String getCancellationReason();

    /** Whether the scope was cancelled, by itself or with the one around it. */
    boolean isCancelRequested();

    /** Completes with the reason when the scope is cancelled. */
    Promise<@Nullable String> getCancellationRequest();

    /** Whether the scope is not cancelled together with the one around it. */
    boolean isDetached();
}
