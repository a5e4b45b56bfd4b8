package io.perdura.testing;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.DynamicWorkflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import io.perdura.workflow.metadata.WorkflowInterfaceModel;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;

/**
 * Gives each test of a class an environment of its own, with a worker, and closes it afterwards. Test methods take a
 * {@link TestWorkflowEnvironment}, {@link WorkflowClient}, {@link WorkflowOptions} (which name the worker's queue),
 * {@link Worker}, or a stub of any interface of the registered workflows, which starts a new workflow:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
 *         .registerWorkflowImplementationTypes(OrderWorkflowImpl.class)
 *         .setActivityImplementations(new FakePayments())
 *         .build();
 *
 * @Test
 * void paysAnOrder(OrderWorkflow order) {
 *     assertEquals("paid", order.place("o-1"));
 * }
 * }</pre>
 *
 * <p>When a test fails, the histories of its runs are logged.
 */
public final class TestWorkflowExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(TestWorkflowExtension.class);

    private final TestSetup setup;
    private final Set<Class<?>> interfaces = new LinkedHashSet<>();
    private final boolean anyInterface;

    private TestWorkflowExtension(Builder builder) {
        this.setup = builder.setup();
        boolean dynamic = false;
        for (Class<?> workflow : setup.workflows()) {
            dynamic |= DynamicWorkflow.class.isAssignableFrom(workflow);
            WorkflowImplementationModel.of(workflow).interfaces().stream()
                    .map(WorkflowInterfaceModel::type)
                    .forEach(interfaces::add);
        }
        this.anyInterface = dynamic;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** An environment and its one worker. */
    private record Session(TestWorkflowEnvironment environment, Worker worker, WorkflowOptions options) {}

    @Override
    public void beforeEach(ExtensionContext context) {
        TestEnvironmentOptions.Builder own = setup.options().toBuilder();
        context.getTestMethod()
                .map(method -> method.getAnnotation(WorkflowInitialTime.class))
                .ifPresent(time -> own.setInitialTime(Instant.parse(time.value())));
        TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(own.build());
        String taskQueue = TestSetup.queue(context.getDisplayName(), context.getUniqueId());
        Worker worker = setup.worker(environment, taskQueue);
        store(context)
                .put(
                        key(context),
                        new Session(
                                environment,
                                worker,
                                WorkflowOptions.newBuilder()
                                        .setTaskQueue(taskQueue)
                                        .build()));
        setup.start(environment);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Session session = store(context).remove(key(context), Session.class);
        if (session == null) {
            return;
        }
        try (TestWorkflowEnvironment environment = session.environment()) {
            if (context.getExecutionException().isPresent()) {
                TestSetup.report(
                        LoggerFactory.getLogger(TestWorkflowExtension.class), context.getDisplayName(), environment);
            }
        }
    }

    /** Two extensions of one test keep apart. */
    private String key(ExtensionContext context) {
        return context.getUniqueId() + "@" + System.identityHashCode(this);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Parameter wanted = parameter.getParameter();
        Class<?> type = wanted.getType();
        return parameter.getDeclaringExecutable() instanceof Method
                && (type == TestWorkflowEnvironment.class
                        || type == WorkflowClient.class
                        || type == WorkflowOptions.class
                        || type == Worker.class
                        || interfaces.contains(type)
                        || (anyInterface && type.isAnnotationPresent(WorkflowInterface.class)));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Session session = store(context).get(key(context), Session.class);
        Class<?> type = parameter.getParameter().getType();
        if (session == null) {
            throw new IllegalStateException("The environment of " + context.getDisplayName()
                    + " is made before each test: use the parameter of type " + type.getSimpleName()
                    + " in a test, @BeforeEach or @AfterEach method");
        }
        if (type == TestWorkflowEnvironment.class) {
            return session.environment();
        }
        if (type == WorkflowClient.class) {
            return session.environment().getWorkflowClient();
        }
        if (type == WorkflowOptions.class) {
            return session.options();
        }
        return type == Worker.class
                ? session.worker()
                : session.environment().getWorkflowClient().newWorkflowStub(type, session.options());
    }

    /** Collects what each test's environment has. Not thread-safe. {@link WorkflowInitialTime} goes over its initial time. */
    public static final class Builder extends TestSetup.Builder<Builder> {

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** The same as {@link #setWorkflowTypes(Class[])}. */
        public Builder registerWorkflowImplementationTypes(Class<?>... workflowImplementationTypes) {
            return setWorkflowTypes(workflowImplementationTypes);
        }

        /** The same as {@link #setWorkflowTypes(WorkflowImplementationOptions, Class[])}. */
        public Builder registerWorkflowImplementationTypes(
                WorkflowImplementationOptions treatment, Class<?>... workflowImplementationTypes) {
            return setWorkflowTypes(treatment, workflowImplementationTypes);
        }

        /** Says what is always so: the tests run against the engine in this process. */
        public Builder useInternalService() {
            return this;
        }

        public TestWorkflowExtension build() {
            return new TestWorkflowExtension(this);
        }
    }
}
