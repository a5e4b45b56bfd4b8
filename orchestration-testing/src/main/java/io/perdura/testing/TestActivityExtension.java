package io.perdura.testing;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test of a class a {@link TestActivityEnvironment}. Test methods take the environment, or a stub of any activity
 * interface:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestActivityExtension activities = TestActivityExtension.newBuilder()
 *         .setActivityImplementations(new GatewayPayments(gateway))
 *         .build();
 *
 * @Test
 * void charges(PaymentActivities payments) {
 *     assertEquals("ch-1", payments.charge("order-1", 500));
 * }
 * }</pre>
 */
public final class TestActivityExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(TestActivityExtension.class);

    private final TestEnvironmentOptions options;
    private final ActivityOptions activityOptions;
    private final List<Object> activities;

    private TestActivityExtension(Builder builder) {
        this.options = builder.options;
        this.activityOptions = builder.activityOptions;
        this.activities = builder.activities;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestActivityEnvironment environment = TestActivityEnvironment.newInstance(options);
        environment.registerActivitiesImplementations(activities.toArray());
        context.getStore(NAMESPACE).put(key(context), environment);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestActivityEnvironment environment =
                context.getStore(NAMESPACE).remove(key(context), TestActivityEnvironment.class);
        if (environment != null) {
            environment.close();
        }
    }

    private String key(ExtensionContext context) {
        return context.getUniqueId() + "@" + System.identityHashCode(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestActivityEnvironment.class || type.isAnnotationPresent(ActivityInterface.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestActivityEnvironment environment =
                context.getStore(NAMESPACE).get(key(context), TestActivityEnvironment.class);
        if (environment == null) {
            throw new IllegalStateException("The environment of " + context.getDisplayName()
                    + " is made before each test: use its parameters in a test, @BeforeEach or @AfterEach method");
        }
        Class<?> type = parameter.getParameter().getType();
        return type == TestActivityEnvironment.class ? environment : environment.newActivityStub(type, activityOptions);
    }

    /** Collects what each test's environment has. Not thread-safe. */
    public static final class Builder {
        private TestEnvironmentOptions options = TestEnvironmentOptions.getDefaultInstance();
        private ActivityOptions activityOptions = ActivityOptions.getDefaultInstance();
        private List<Object> activities = List.of();

        private Builder() {}

        /** Default: those of {@link TestEnvironmentOptions}. */
        public Builder setTestEnvironmentOptions(TestEnvironmentOptions options) {
            this.options = options;
            return this;
        }

        /** The options of the stubs that tests get. Default: none is set. */
        public Builder setActivityOptions(ActivityOptions activityOptions) {
            this.activityOptions = activityOptions;
            return this;
        }

        /** Activity objects, the same ones in all tests. */
        public Builder setActivityImplementations(Object... activityImplementations) {
            this.activities = List.of(activityImplementations);
            return this;
        }

        public TestActivityExtension build() {
            return new TestActivityExtension(this);
        }
    }
}
