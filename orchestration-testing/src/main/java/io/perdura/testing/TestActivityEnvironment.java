package io.perdura.testing;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.workflow.Functions;
import java.io.Closeable;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs activities alone, without a workflow: a stub's method runs the activity once, on the calling thread, through the same
 * conversion of arguments, result and failure as in a workflow. There are no retries and no timeouts. Thread-safe.
 *
 * <pre>{@code
 * TestActivityEnvironment activities = TestActivityEnvironment.newInstance();
 * activities.registerActivitiesImplementations(new GatewayPayments(gateway));
 * PaymentActivities payments = activities.newActivityStub(PaymentActivities.class);
 * assertEquals("ch-1", payments.charge("order-1", 500));
 * }</pre>
 */
public interface TestActivityEnvironment extends Closeable {

    static TestActivityEnvironment newInstance() {
        return newInstance(TestEnvironmentOptions.getDefaultInstance());
    }

    /** An environment with the namespace and the data converter of these options. */
    static TestActivityEnvironment newInstance(TestEnvironmentOptions options) {
        return new IsolatedActivities(options);
    }

    /**
     * Registers objects that implement activity interfaces.
     *
     * @throws IllegalArgumentException if an object implements none, or an activity type is registered already
     */
    void registerActivitiesImplementations(Object... activityImplementations);

    /** A stub whose methods run the registered activities; they throw {@code ActivityFailure} with the cause. */
    <T> T newActivityStub(Class<T> activityInterface);

    /** As above; timeouts are what the activity sees in its {@code ActivityInfo}. */
    <T> T newActivityStub(Class<T> activityInterface, ActivityOptions options);

    /** As above, with options of their own for some activity types. */
    <T> T newActivityStub(
            Class<T> activityInterface, ActivityOptions options, Map<String, ActivityOptions> activityMethodOptions);

    /** A stub that runs activities as local ones. */
    <T> T newLocalActivityStub(
            Class<T> activityInterface,
            LocalActivityOptions options,
            Map<String, LocalActivityOptions> activityMethodOptions);

    /** What the next activities find as the heartbeat details of the attempt before; null for none. */
    <T> void setHeartbeatDetails(@Nullable T details);

    /** Called at each heartbeat, with its details. */
    <T> void setActivityHeartbeatListener(Class<T> detailsClass, Functions.Proc1<@Nullable T> listener);

    /** As above, for details of a generic type. */
    <T> void setActivityHeartbeatListener(
            Class<T> detailsClass, Type detailsType, Functions.Proc1<@Nullable T> listener);

    /** The next heartbeat of a running or later activity throws {@code ActivityCanceledException}. */
    void requestCancelActivity();

    /** Does nothing: there is nothing to close. */
    @Override
    void close();
}
