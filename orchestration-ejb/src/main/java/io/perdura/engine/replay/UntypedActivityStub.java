package io.perdura.engine.replay;

import io.perdura.activity.ActivityOptions;
import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.Promise;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Schedules activities by their names. */
final class UntypedActivityStub implements ActivityStub {

    private final DurableContext context;
    private final Stubs stubs;
    private final @Nullable ActivityOptions options;

    UntypedActivityStub(DurableContext context, Stubs stubs, @Nullable ActivityOptions options) {
        this.context = context;
        this.stubs = stubs;
        this.options = options;
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
        return (Promise<@Nullable R>) (Promise<?>)
                context.activities().schedule(activityName, new ResultType<>(resultClass, resultType), args, options);
    }
}
