package io.perdura.engine.replay;

import io.perdura.activity.ActivityCancellationType;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.OutputEvent.LocalActivityFailed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A local activity as the workflow code sees it, over all its attempts. */
final class LocalCommand {

    private final DurableContext context;
    private final LocalCalls calls;
    private final LocalCall call;
    private final ResultType<?> resultType;
    private final ActivityCancellationType cancellationType;
    private final DurablePromise<@Nullable Object> promise;
    private final Scope scope;
    private final Runnable onScopeCancel = this::cancel;

    LocalCommand(
            DurableContext context,
            LocalCalls calls,
            LocalCall call,
            ResultType<?> resultType,
            ActivityCancellationType cancellationType) {
        this.context = context;
        this.calls = calls;
        this.call = call;
        this.resultType = resultType;
        this.cancellationType = cancellationType;
        this.promise = new DurablePromise<>(context);
        this.scope = context.scope();
    }

    LocalCall call() {
        return call;
    }

    ActivityScheduled activity() {
        return call.activity();
    }

    DurablePromise<@Nullable Object> promise() {
        return promise;
    }

    void begin(int attempt, @Nullable Failure lastFailure) {
        scope.onCancel(onScopeCancel);
        if (!promise.isCompleted()) {
            calls.begin(
                    this,
                    new LocalCall(
                            call.number(),
                            activity(),
                            attempt,
                            call.calledAtMillis(),
                            call.retryThreshold(),
                            lastFailure));
        }
    }

    /** The scope was cancelled while an attempt runs. */
    private void cancel() {
        if (cancellationType != ActivityCancellationType.ABANDON) {
            calls.cancel(this);
        }
        if (cancellationType != ActivityCancellationType.WAIT_CANCELLATION_COMPLETED || !calls.begun(this)) {
            calls.forget(this);
            promise.completeExceptionally(context.failures().localCanceled(this));
        }
    }

    void completed(io.perdura.common.Payload result) {
        scope.forget(onScopeCancel);
        resultType.settle(context, promise, result);
    }

    void failed(RuntimeException failure) {
        scope.forget(onScopeCancel);
        promise.completeExceptionally(failure);
    }

    /** The pause before the next attempt is longer than a task should be: it is a durable timer. */
    void pause(LocalActivityFailed failed) {
        scope.forget(onScopeCancel);
        context.spawn("retry of local activity " + activity().activityType(), scope, () -> {
            try {
                context.newTimer(Duration.ofMillis(failed.backoffMillis())).get();
            } catch (io.perdura.failure.CanceledFailure canceled) {
                promise.completeExceptionally(context.failures().localCanceled(this));
                return;
            }
            begin(failed.attempt() + 1, failed.failure());
        });
    }
}
