package io.perdura.workflow;

import io.perdura.common.RetryOptions;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.failure.ChildWorkflowFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One use of retry options by workflow code; the pauses are durable timers. */
final class Retrying {
    private final RetryOptions options;
    private final @Nullable Long deadlineMillis;

    Retrying(RetryOptions options, Optional<Duration> expiration) {
        this.options = options;
        this.deadlineMillis = expiration.isPresent()
                ? Workflow.currentTimeMillis() + expiration.get().toMillis()
                : null;
    }

    <R extends @Nullable Object> R call(Functions.Func<R> function) {
        for (int attempt = 1; ; attempt++) {
            try {
                return function.apply();
            } catch (RuntimeException failure) {
                Workflow.sleep(pauseAfter(attempt, failure).orElseThrow(() -> failure));
            }
        }
    }

    void run(Functions.Proc procedure) {
        call(() -> {
            procedure.apply();
            return true;
        });
    }

    <R extends @Nullable Object> Promise<R> async(Functions.Func<Promise<R>> function) {
        return async(function, 1);
    }

    private <R extends @Nullable Object> Promise<R> async(Functions.Func<Promise<R>> function, int attempt) {
        Promise<R> outcome;
        try {
            outcome = function.apply();
        } catch (RuntimeException failure) {
            outcome = Workflow.newFailedPromise(failure);
        }
        Promise<R> current = outcome;
        return current.handle((value, failure) -> failure == null ? current : again(function, attempt, failure))
                .thenCompose(next -> next);
    }

    private <R extends @Nullable Object> Promise<R> again(
            Functions.Func<Promise<R>> function, int attempt, RuntimeException failure) {
        Optional<Duration> pause = pauseAfter(attempt, failure);
        return pause.isEmpty()
                ? Workflow.newFailedPromise(failure)
                : Workflow.newTimer(pause.get()).thenCompose(done -> async(function, attempt + 1));
    }

    /** The pause before the next attempt, or empty if there must be none. */
    private Optional<Duration> pauseAfter(int attempt, RuntimeException failure) {
        boolean lastAttempt = options.getMaximumAttempts() > 0 && attempt >= options.getMaximumAttempts();
        if (lastAttempt || isNeverRetried(failure)) {
            return Optional.empty();
        }
        Duration pause = options.backoff(attempt);
        boolean tooLate = deadlineMillis != null && Workflow.currentTimeMillis() + pause.toMillis() >= deadlineMillis;
        return tooLate ? Optional.empty() : Optional.of(pause);
    }

    private boolean isNeverRetried(RuntimeException failure) {
        Throwable actual = CheckedExceptionWrapper.unwrap(failure);
        if ((actual instanceof ActivityFailure || actual instanceof ChildWorkflowFailure)
                && actual.getCause() != null) {
            actual = actual.getCause();
        }
        if (actual instanceof CanceledFailure) {
            return true;
        }
        List<String> types = List.of(options.getDoNotRetry());
        return actual instanceof ApplicationFailure application
                ? application.isNonRetryable() || types.contains(application.getType())
                : types.contains(actual.getClass().getName());
    }
}
