package io.perdura.testing;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowClientOptions;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.common.IndexedValueType;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.common.interceptors.WorkerInterceptor;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerFactoryOptions;
import io.perdura.worker.WorkerOptions;
import io.perdura.worker.WorkflowImplementationOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;
import org.junit.rules.TestRule;
import org.junit.rules.Timeout;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.slf4j.LoggerFactory;

/**
 * {@link TestWorkflowExtension} for tests that are written for JUnit 4, which the test brings itself: an environment with a worker for each
 * test, closed afterwards. When a test fails, the histories of its runs are logged.
 *
 * <pre>{@code
 * @Rule
 * public TestWorkflowRule workflows = TestWorkflowRule.newBuilder()
 *         .setWorkflowTypes(OrderWorkflowImpl.class)
 *         .setActivityImplementations(new FakePayments())
 *         .build();
 *
 * @Test
 * public void paysAnOrder() {
 *     assertEquals("paid", workflows.newWorkflowStub(OrderWorkflow.class).place("o-1"));
 * }
 * }</pre>
 */
public final class TestWorkflowRule implements TestRule {

    private final TestWorkflowEnvironment environment;
    private final Builder settings;
    private final String uniquePostfix = UUID.randomUUID().toString();
    private final String taskQueue = "WorkflowTest-" + uniquePostfix;

    private TestWorkflowRule(Builder settings) {
        this.settings = settings;
        this.environment = TestWorkflowEnvironment.newInstance(settings.options.build());
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    @Override
    public Statement apply(Statement base, Description description) {
        Statement test = limited(base, description);
        return new Statement() {
            @Override
            public void evaluate() throws Throwable {
                try {
                    begin();
                    test.evaluate();
                } catch (Throwable failure) { // whatever it is, it goes on
                    LoggerFactory.getLogger(TestWorkflowRule.class)
                            .info("{} failed. Its histories:\n{}", description, environment.getDiagnostics());
                    throw failure;
                } finally {
                    environment.close();
                }
            }
        };
    }

    private Statement limited(Statement base, Description description) {
        Test own = description.getAnnotation(Test.class);
        return settings.timeoutInSeconds == 0 || (own != null && own.timeout() > 0)
                ? base
                : Timeout.seconds(settings.timeoutInSeconds).apply(base, description);
    }

    private void begin() {
        Worker worker = environment.newWorker(taskQueue, settings.worker);
        worker.registerWorkflowImplementationTypes(settings.treatment, settings.workflows.toArray(Class<?>[]::new));
        worker.registerActivitiesImplementations(settings.activities.toArray());
        if (!settings.doNotStart) {
            environment.start();
        }
    }

    public TestWorkflowEnvironment getTestEnvironment() {
        return environment;
    }

    /** The queue of the worker. */
    public String getTaskQueue() {
        return taskQueue;
    }

    /** The worker of {@link #getTaskQueue}, once the test has begun. */
    public Worker getWorker() {
        return environment.getWorkerFactory().getWorker(taskQueue);
    }

    public WorkflowClient getWorkflowClient() {
        return environment.getWorkflowClient();
    }

    /** A stub that starts a workflow in the worker's queue. */
    public <T> T newWorkflowStub(Class<T> workflow) {
        return getWorkflowClient().newWorkflowStub(workflow, workflowOptions());
    }

    /** As {@link #newWorkflowStub}, by the name of the workflow type. */
    public WorkflowStub newUntypedWorkflowStub(String workflowType) {
        return getWorkflowClient().newUntypedWorkflowStub(workflowType, workflowOptions());
    }

    private WorkflowOptions workflowOptions() {
        return WorkflowOptions.newBuilder().setTaskQueue(taskQueue).build();
    }

    /** @throws IllegalArgumentException if no worker interceptor is of that class */
    public <T extends WorkerInterceptor> T getInterceptor(Class<T> type) {
        for (WorkerInterceptor interceptor : settings.factory.getWorkerInterceptors()) {
            if (type.isInstance(interceptor)) {
                return type.cast(interceptor);
            }
        }
        throw new IllegalArgumentException(
                "No worker interceptor is a " + type.getName() + ": give one with setWorkerFactoryOptions");
    }

    public WorkerFactoryOptions getWorkerFactoryOptions() {
        return settings.factory;
    }

    public WorkerOptions getWorkerOptions() {
        return settings.worker;
    }

    public WorkflowExecutionHistory getHistory(WorkflowExecution execution) {
        return environment.getWorkflowExecutionHistory(execution);
    }

    /** The same as {@link #getHistory}. */
    public WorkflowExecutionHistory getWorkflowExecutionHistory(WorkflowExecution execution) {
        return getHistory(execution);
    }

    /** A text that no other test has, for ids. */
    public String getUniquePostfix() {
        return uniquePostfix;
    }

    /** Collects what each test's environment has. Not thread-safe. */
    public static final class Builder {
        private final TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
        private List<Class<?>> workflows = List.of();
        private WorkflowImplementationOptions treatment = WorkflowImplementationOptions.getDefaultInstance();
        private List<Object> activities = List.of();
        private WorkerOptions worker = WorkerOptions.getDefaultInstance();
        private WorkerFactoryOptions factory = WorkerFactoryOptions.getDefaultInstance();
        private Optional<String> namespace = Optional.empty();
        private boolean doNotStart;
        private long timeoutInSeconds;

        private Builder() {}

        /** Workflow classes for the worker. */
        public Builder setWorkflowTypes(Class<?>... workflowTypes) {
            this.workflows = List.of(workflowTypes);
            return this;
        }

        /** As above, with options for these classes. */
        public Builder setWorkflowTypes(
                WorkflowImplementationOptions implementationOptions, Class<?>... workflowTypes) {
            this.treatment = implementationOptions;
            return setWorkflowTypes(workflowTypes);
        }

        /** Activity objects for the worker. */
        public Builder setActivityImplementations(Object... activityImplementations) {
            this.activities = List.of(activityImplementations);
            return this;
        }

        /** Whether the test starts the environment itself, after it registered more. Default: false. */
        public Builder setDoNotStart(boolean doNotStart) {
            this.doNotStart = doNotStart;
            return this;
        }

        /** See {@link TestEnvironmentOptions.Builder#setWorkflowClientOptions}; a namespace given here goes over theirs. */
        public Builder setWorkflowClientOptions(WorkflowClientOptions clientOptions) {
            options.setWorkflowClientOptions(clientOptions);
            namespace.ifPresent(options::setNamespace);
            return this;
        }

        /** See {@link TestEnvironmentOptions.Builder#setWorkerFactoryOptions}. */
        public Builder setWorkerFactoryOptions(WorkerFactoryOptions factoryOptions) {
            this.factory = factoryOptions;
            options.setWorkerFactoryOptions(factoryOptions);
            return this;
        }

        /** The options of the worker. */
        public Builder setWorkerOptions(WorkerOptions workerOptions) {
            this.worker = workerOptions;
            return this;
        }

        /** See {@link TestEnvironmentOptions.Builder#setNamespace}. */
        public Builder setNamespace(String namespace) {
            this.namespace = Optional.of(namespace);
            options.setNamespace(namespace);
            return this;
        }

        /** The virtual time at which the test begins. Default: the present. */
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

        /** How long a test may take in real time, unless its own annotation says so. Default: without limit. */
        public Builder setTestTimeoutSeconds(long testTimeoutSeconds) {
            this.timeoutInSeconds = testTimeoutSeconds;
            return this;
        }

        public TestWorkflowRule build() {
            return new TestWorkflowRule(this);
        }
    }
}
