package io.perdura.engine.replay;

import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.Promise;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Schedules activities by their names. */
final class UntypedActivityStub implements ActivityStub {

    /** Schedules one, ordinary or local. */
    interface Scheduling {
        Promise<@Nullable Object> schedule(String type, ResultType<?> resultType, @Nullable Object[] arguments);
    }

    private final Stubs stubs;
    private final Scheduling scheduling;

    UntypedActivityStub(Stubs stubs, Scheduling scheduling) {
        this.stubs = stubs;
        this.scheduling = scheduling;
    }

    @Override
    public <R> @Nullable R execute(String activityName, Class<R> resultClass, @Nullable Object... args) {
        return execute(activityName, resultClass, resultClass, args);
    }

    @Override
    @SuppressWarnings("unchecked") // the result was decoded as R
    public <R> @Nullable R execute(
            String activityName, Class<R> resultClass, Type resultType, @Nullable Object... args) {
        return (R) stubs.deliver(executeAsync(activityName, resultClass, resultType, args), resultClass);
    }

    @Override
    public <R> Promise<@Nullable R> executeAsync(String activityName, Class<R> resultClass, @Nullable Object... args) {
        return executeAsync(activityName, resultClass, resultClass, args);
    }

    @Override
    @SuppressWarnings("unchecked") // the result is decoded as R
    public <R> Promise<@Nullable R> executeAsync(
            String activityName, Class<R> resultClass, Type resultType, @Nullable Object... args) {
        return (Promise<@Nullable R>)
                (Promise<?>) scheduling.schedule(activityName, new ResultType<>(resultClass, resultType), args);
    }
}
