package io.perdura.workflow;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Calls activities by the name of their type. Workflow code only. */
public interface ActivityStub {

    /**
     * Schedules an activity and waits for its result.
     *
     * @throws io.perdura.failure.ActivityFailure if it ended without one
     */
    <R> @Nullable R execute(String activityName, Class<R> resultClass, @Nullable Object... args);

    /** As above, for a generic result. */
    <R> @Nullable R execute(String activityName, Class<R> resultClass, Type resultType, @Nullable Object... args);

    /** Schedules an activity; the promise gets its result or an {@code ActivityFailure}. */
    <R> Promise<@Nullable R> executeAsync(String activityName, Class<R> resultClass, @Nullable Object... args);

    /** As above, for a generic result. */
    <R> Promise<@Nullable R> executeAsync(
            String activityName, Class<R> resultClass, Type resultType, @Nullable Object... args);
}
