package io.perdura.testing;

import io.perdura.client.WorkflowClientOptions;
import io.perdura.common.IndexedValueType;
import io.perdura.common.SearchAttributeKey;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerFactoryOptions;
import io.perdura.worker.WorkerOptions;
import io.perdura.worker.WorkflowImplementationOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;

/** What the environment of each test has, with JUnit 4 as with Jupiter. Immutable. */
final class TestSetup {

    private final TestEnvironmentOptions options;
    private final Map<Class<?>, WorkflowImplementationOptions> workflows;
    private final List<Object> activities;
    private final boolean doNotStart;
    private final WorkerOptions worker;
    private final WorkerFactoryOptions factory;

    private TestSetup(Builder<?> builder) {
        this.options = builder.options.build();
        this.workflows = new LinkedHashMap<>(builder.workflows);
        this.activities = builder.activities;
        this.doNotStart = builder.doNotStart;
        this.worker = builder.worker;
        this.factory = builder.factory;
    }

    TestEnvironmentOptions options() {
        return options;
    }

    Iterable<Class<?>> workflows() {
        return workflows.keySet();
    }

    WorkerOptions worker() {
        return worker;
    }

    WorkerFactoryOptions factory() {
        return factory;
    }

    /** A name for a test's queue, however long that of the test is. */
    static String queue(String displayName, String uniqueId) {
        String id = "-" + UUID.nameUUIDFromBytes(uniqueId.getBytes(StandardCharsets.UTF_8));
        String name = "WorkflowTest-" + displayName;
        return name.substring(0, Math.min(100, name.length())) + id;
    }

    /** Makes the worker of a test. */
    Worker worker(TestWorkflowEnvironment environment, String taskQueue) {
        Worker made = environment.newWorker(taskQueue, worker);
        workflows.forEach((type, treatment) -> made.registerWorkflowImplementationTypes(treatment, type));
        made.registerActivitiesImplementations(activities.toArray());
        return made;
    }

    void start(TestWorkflowEnvironment environment) {
        if (!doNotStart) {
            environment.start();
        }
    }

    static void report(Logger logger, Object test, TestWorkflowEnvironment environment) {
        logger.info("{} failed. Its histories:\n{}", test, environment.getDiagnostics());
    }

    /** Collects it. Not thread-safe. */
    abstract static class Builder<B extends Builder<B>> {
        private final TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
        private final Map<Class<?>, WorkflowImplementationOptions> workflows = new LinkedHashMap<>();
        private List<Object> activities = List.of();
        private WorkerOptions worker = WorkerOptions.getDefaultInstance();
        private WorkerFactoryOptions factory = WorkerFactoryOptions.getDefaultInstance();
        private Optional<String> namespace = Optional.empty();
        private boolean doNotStart;

        abstract B self();

        TestSetup setup() {
            return new TestSetup(this);
        }

        /** Workflow classes for the worker, beside those that it has. */
        public B setWorkflowTypes(Class<?>... workflowTypes) {
            return setWorkflowTypes(WorkflowImplementationOptions.getDefaultInstance(), workflowTypes);
        }

        /** As above, with options for these classes. */
        public B setWorkflowTypes(WorkflowImplementationOptions implementationOptions, Class<?>... workflowTypes) {
            for (Class<?> type : workflowTypes) {
                workflows.put(type, implementationOptions);
            }
            return self();
        }

        /** Activity objects for the worker, the same ones in all tests. */
        public B setActivityImplementations(Object... activityImplementations) {
            this.activities = List.of(activityImplementations);
            return self();
        }

        /** Whether the test starts the environment itself, after it registered more. Default: false. */
        public B setDoNotStart(boolean doNotStart) {
            this.doNotStart = doNotStart;
            return self();
        }

        /** See {@link TestEnvironmentOptions.Builder#setWorkflowClientOptions}; a namespace given here goes over theirs. */
        public B setWorkflowClientOptions(WorkflowClientOptions clientOptions) {
            options.setWorkflowClientOptions(clientOptions);
            namespace.ifPresent(options::setNamespace);
            return self();
        }

        /** See {@link TestEnvironmentOptions.Builder#setWorkerFactoryOptions}. */
        public B setWorkerFactoryOptions(WorkerFactoryOptions factoryOptions) {
            this.factory = factoryOptions;
            options.setWorkerFactoryOptions(factoryOptions);
            return self();
        }

        /** The options of the worker. */
        public B setWorkerOptions(WorkerOptions workerOptions) {
            this.worker = workerOptions;
            return self();
        }

        /** See {@link TestEnvironmentOptions.Builder#setNamespace}. */
        public B setNamespace(String namespace) {
            this.namespace = Optional.of(namespace);
            options.setNamespace(namespace);
            return self();
        }

        /** The virtual time at which each test begins. Default: the present. */
        public B setInitialTime(Instant initialTime) {
            options.setInitialTime(initialTime);
            return self();
        }

        /** As {@link #setInitialTime}, in milliseconds since 1970. */
        public B setInitialTimeMillis(long initialTimeMillis) {
            options.setInitialTimeMillis(initialTimeMillis);
            return self();
        }

        /** See {@link TestEnvironmentOptions.Builder#setUseTimeskipping}. */
        public B setUseTimeskipping(boolean useTimeskipping) {
            options.setUseTimeskipping(useTimeskipping);
            return self();
        }

        /** See {@link TestEnvironmentOptions.Builder#setWorkflowCacheSize}. */
        public B setWorkflowCacheSize(int runs) {
            options.setWorkflowCacheSize(runs);
            return self();
        }

        /** See {@link TestEnvironmentOptions.Builder#registerSearchAttribute}. */
        public B registerSearchAttribute(String name, IndexedValueType type) {
            options.registerSearchAttribute(name, type);
            return self();
        }

        /** See {@link TestEnvironmentOptions.Builder#registerSearchAttribute}. */
        public B registerSearchAttribute(SearchAttributeKey<?> key) {
            return registerSearchAttribute(key.getName(), key.getValueType());
        }
    }
}
