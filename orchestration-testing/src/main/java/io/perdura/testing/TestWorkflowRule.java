package io.perdura.testing;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.common.interceptors.WorkerInterceptor;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerFactoryOptions;
import io.perdura.worker.WorkerOptions;
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
    private final TestSetup setup;
    private final long timeoutInSeconds;
    private final String uniquePostfix = UUID.randomUUID().toString();
    private final String taskQueue = "WorkflowTest-" + uniquePostfix;

    private TestWorkflowRule(Builder builder) {
        this.setup = builder.setup();
        this.timeoutInSeconds = builder.timeoutInSeconds;
        this.environment = TestWorkflowEnvironment.newInstance(setup.options());
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
                    setup.worker(environment, taskQueue);
                    setup.start(environment);
                    test.evaluate();
                } catch (Throwable failure) { // whatever it is, it goes on
                    TestSetup.report(LoggerFactory.getLogger(TestWorkflowRule.class), description, environment);
                    throw failure;
                } finally {
                    environment.close();
                }
            }
        };
    }

    private Statement limited(Statement base, Description description) {
        Test own = description.getAnnotation(Test.class);
        return timeoutInSeconds == 0 || (own != null && own.timeout() > 0)
                ? base
                : Timeout.seconds(timeoutInSeconds).apply(base, description);
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
        for (WorkerInterceptor interceptor : setup.factory().getWorkerInterceptors()) {
            if (type.isInstance(interceptor)) {
                return type.cast(interceptor);
            }
        }
        throw new IllegalArgumentException(
                "No worker interceptor is a " + type.getName() + ": give one with setWorkerFactoryOptions");
    }

    public WorkerFactoryOptions getWorkerFactoryOptions() {
        return setup.factory();
    }

    public WorkerOptions getWorkerOptions() {
        return setup.worker();
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
    public static final class Builder extends TestSetup.Builder<Builder> {
        private long timeoutInSeconds;

        private Builder() {}

        @Override
        Builder self() {
            return this;
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
