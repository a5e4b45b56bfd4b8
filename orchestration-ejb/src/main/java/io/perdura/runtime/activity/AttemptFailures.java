package io.perdura.runtime.activity;

import io.perdura.client.ActivityCanceledException;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.FailureConverter;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.CheckedExceptionWrapper;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Reports what a method threw: as a cancellation if it is one, else as a failure that people can read. Thread-safe. */
record AttemptFailures(FailureConverter converter) {

    void report(ActivityAttempt attempt, String place, Throwable thrown) {
        Throwable actual = CheckedExceptionWrapper.unwrap(thrown);
        if (actual instanceof ActivityCanceledException) {
            attempt.canceled(List.of());
        } else if (actual instanceof CanceledFailure) {
            attempt.canceled(converter.toFailure(actual).details());
        } else if (actual instanceof Error error) {
            attempt.crashed(error, failure(place, actual));
        } else {
            attempt.failed(failure(place, actual));
        }
    }

    private Failure failure(String place, Throwable thrown) {
        if (thrown instanceof TimeoutException) {
            return faultTolerance(thrown, place + " took longer than its @Timeout allows");
        }
        if (thrown instanceof CircuitBreakerOpenException) {
            return faultTolerance(thrown, "the @CircuitBreaker of " + place + " is open");
        }
        if (thrown instanceof BulkheadException) {
            return faultTolerance(thrown, "the @Bulkhead of " + place + " is full");
        }
        return converter.toFailure(thrown);
    }

    /** Under the exception's own type, so that retry options can name it; its text is the server's. */
    private Failure faultTolerance(Throwable thrown, String what) {
        String text = thrown.getMessage();
        ApplicationFailure readable = ApplicationFailure.newFailureWithCause(
                text == null ? what : what + ": " + text, thrown.getClass().getName(), thrown.getCause());
        readable.setStackTrace(thrown.getStackTrace());
        return converter.toFailure(readable);
    }
}
