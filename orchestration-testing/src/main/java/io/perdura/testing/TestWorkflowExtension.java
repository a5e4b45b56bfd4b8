package io.perdura.testing;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowClientOptions;
import io.perdura.client.WorkflowOptions;
import io.perdura.common.IndexedValueType;
import io.perdura.common.SearchAttributeKey;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerFactoryOptions;
import io.perdura.worker.WorkerOptions;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.DynamicWorkflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import io.perdura.workflow.metadata.WorkflowInterfaceModel;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    private final TestEnvironmentOptions options;
    private final Map<Class<?>, WorkflowImplementationOptions> workflows;
    private final List<Object> activities;
    private final boolean doNotStart;
    private final WorkerOptions workerOptions;
    private final Set<Class<?>> interfaces = new LinkedHashSet<>();
    private final boolean anyInterface;

    private TestWorkflowExtension(Builder builder) {
        this.options = builder.options.build();
        this.workflows = new LinkedHashMap<>(builder.workflows);
        this.activities = List.copyOf(builder.activities);
        this.doNotStart = builder.doNotStart;
        this.workerOptions = builder.worker;
        this.anyInterface = workflows.keySet().stream().anyMatch(DynamicWorkflow.class::isAssignableFrom);
        for (Class<?> workflow : workflows.keySet()) {
            WorkflowImplementationModel.of(workflow).interfaces().stream()
                    .map(WorkflowInterfaceModel::type)
                    .forEach(interfaces::add);
        }
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** An environment and its one worker. */
    private record Session(TestWorkflowEnvironment environment, Worker worker, WorkflowOptions options) {}

    @Override
    public void beforeEach(ExtensionContext context) {
        TestEnvironmentOptions.Builder own = options.toBuilder();
        context.getTestMethod()
                .map(method -> method.getAnnotation(WorkflowInitialTime.class))
                .ifPresent(time -> own.setInitialTime(Instant.parse(time.value())));
        TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(own.build());
        String taskQueue = "WorkflowTest-" + context.getDisplayName() + "-" + context.getUniqueId();
        Worker worker = environment.newWorker(taskQueue, workerOptions);
        workflows.forEach((type, treatment) -> worker.registerWorkflowImplementationTypes(treatment, type));
        worker.registerActivitiesImplementations(activities.toArray());
        store(context)
                .put(
                        key(context),
                        new Session(
                                environment,
                                worker,
                                WorkflowOptions.newBuilder()
                                        .setTaskQueue(taskQueue)
                                        .build()));
        if (!doNotStart) {
            environment.start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Session session = store(context).remove(key(context), Session.class);
        if (session == null) {
            return;
        }
        try (TestWorkflowEnvironment environment = session.environment()) {
            if (context.getExecutionException().isPresent()) {
                LoggerFactory.getLogger(TestWorkflowExtension.class)
                        .info("{} failed. Its histories:\n{}", context.getDisplayName(), environment.getDiagnostics());
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

    /** Collects what each test's environment has. Not thread-safe. */
    public static final class Builder {
        private final TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
        private final Map<Class<?>, WorkflowImplementationOptions> workflows = new LinkedHashMap<>();
        private final List<Object> activities = new ArrayList<>();
        private boolean doNotStart;
        private WorkerOptions worker = WorkerOptions.getDefaultInstance();

        private Builder() {}

        /** Workflow classes for the worker. */
        public Builder registerWorkflowImplementationTypes(Class<?>... workflowImplementationTypes) {
            return registerWorkflowImplementationTypes(
                    WorkflowImplementationOptions.getDefaultInstance(), workflowImplementationTypes);
        }

        /** As above, with options for these classes. */
        public Builder registerWorkflowImplementationTypes(
                WorkflowImplementationOptions treatment, Class<?>... workflowImplementationTypes) {
            for (Class<?> type : workflowImplementationTypes) {
                workflows.put(type, treatment);
            }
            return this;
        }

        /** The same as {@link #registerWorkflowImplementationTypes(Class[])}. */
        public Builder setWorkflowTypes(Class<?>... workflowImplementationTypes) {
            return registerWorkflowImplementationTypes(workflowImplementationTypes);
        }

        /** The same as {@link #registerWorkflowImplementationTypes(WorkflowImplementationOptions, Class[])}. */
        public Builder setWorkflowTypes(
                WorkflowImplementationOptions treatment, Class<?>... workflowImplementationTypes) {
            return registerWorkflowImplementationTypes(treatment, workflowImplementationTypes);
        }

        /** Activity objects for the worker, the same ones in all tests. */
        public Builder setActivityImplementations(Object... activityImplementations) {
            activities.clear();
            activities.addAll(List.of(activityImplementations));
            return this;
        }

        /** Whether the test starts the environment itself, after it registered more. Default: false. */
        public Builder setDoNotStart(boolean doNotStart) {
            this.doNotStart = doNotStart;
            return this;
        }

        /** See {@link TestEnvironmentOptions.Builder#setWorkflowClientOptions}. */
        public Builder setWorkflowClientOptions(WorkflowClientOptions clientOptions) {
            options.setWorkflowClientOptions(clientOptions);
            return this;
        }

        /** See {@link TestEnvironmentOptions.Builder#setWorkerFactoryOptions}. */
        public Builder setWorkerFactoryOptions(WorkerFactoryOptions factoryOptions) {
            options.setWorkerFactoryOptions(factoryOptions);
            return this;
        }

        /** The options of the worker. */
        public Builder setWorkerOptions(WorkerOptions workerOptions) {
            worker = workerOptions;
            return this;
        }

        /** See {@link TestEnvironmentOptions.Builder#setNamespace}. */
        public Builder setNamespace(String namespace) {
            options.setNamespace(namespace);
            return this;
        }

        /** The virtual time at which each test begins; {@link WorkflowInitialTime} goes over it. Default: the present. */
        public Builder setInitialTime(Instant initialTime) {
            options.setInitialTime(initialTime);
            return this;
        }

        /** As {@link #setInitialTime}, in milliseconds since 1970. */
        public Builder setInitialTimeMillis(long initialTimeMillis) {
            options.setInitialTimeMillis(initialTimeMillis);
            return this;
        }

        /** See {@link TestEnvironmentOptions.Builder#setUseTimeskipping}. */
        public Builder setUseTimeskipping(boolean useTimeskipping) {
            options.setUseTimeskipping(useTimeskipping);
            return this;
        }

        /** See {@link TestEnvironmentOptions.Builder#setWorkflowCacheSize}. */
        public Builder setWorkflowCacheSize(int runs) {
            options.setWorkflowCacheSize(runs);
            return this;
        }

        /** See {@link TestEnvironmentOptions.Builder#registerSearchAttribute}. */
        public Builder registerSearchAttribute(String name, IndexedValueType type) {
            options.registerSearchAttribute(name, type);
            return this;
        }

        /** See {@link TestEnvironmentOptions.Builder#registerSearchAttribute}. */
        public Builder registerSearchAttribute(SearchAttributeKey<?> key) {
            return registerSearchAttribute(key.getName(), key.getValueType());
        }

        public TestWorkflowExtension build() {
            return new TestWorkflowExtension(this);
        }
    }
}
