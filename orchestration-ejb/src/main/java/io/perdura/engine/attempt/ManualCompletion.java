package io.perdura.engine.attempt;

import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ManualActivityCompletionClient;
import io.perdura.common.converter.DataConverter;
import io.perdura.engine.history.FailureConverter;
import io.perdura.engine.port.ActivityAttempt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends an attempt by hand. Thread-safe. */
record ManualCompletion(ActivityAttempt attempt, ActivityExecutionContext context, DataConverter converter)
        implements ManualActivityCompletionClient {

    @Override
    public void complete(@Nullable Object result) {
        attempt.completed(converter.encode(result));
    }

    @Override
    public void fail(Throwable failure) {
        attempt.failed(new FailureConverter(converter).toFailure(failure));
    }

    @Override
    public void recordHeartbeat(@Nullable Object details) {
        context.heartbeat(details);
    }

    @Override
    public void reportCancellation(@Nullable Object details) {
        attempt.canceled(details == null ? List.of() : List.of(converter.encode(details)));
    }
}
