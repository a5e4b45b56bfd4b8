package io.perdura.testing;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.worker.Worker;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;

/**
 * An environment with a worker for each test. Every test runs twice: with runs kept in memory, and with runs that are
 * replayed whenever they go on.
 */
abstract class Kit {

    static final String QUEUE = "kit";

    final TestWorkflowEnvironment env;
    final Worker worker;
    final WorkflowClient client;
    private final long began;

    Kit(int cachedRuns) {
        env = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowCacheSize(cachedRuns)
                .build());
        worker = env.newWorker(QUEUE);
        client = env.getWorkflowClient();
        began = env.currentTimeMillis();
    }

    @AfterEach
    void close() {
        env.close();
    }

    /** Registers and starts. */
    void run(Object code, Class<?>... workflows) {
        worker.registerWorkflowImplementationTypes(workflows);
        worker.registerActivitiesImplementations(code);
        env.start();
    }

    void run(Class<?>... workflows) {
        worker.registerWorkflowImplementationTypes(workflows);
        env.start();
    }

    static WorkflowOptions.Builder options() {
        return WorkflowOptions.newBuilder().setTaskQueue(QUEUE);
    }

    <T> T stub(Class<T> workflow) {
        return client.newWorkflowStub(workflow, options().build());
    }

    <T> T stub(Class<T> workflow, String id) {
        return client.newWorkflowStub(workflow, options().setWorkflowId(id).build());
    }

    static String result(Object stub) {
        return WorkflowStub.fromTyped(stub).getResult(String.class);
    }

    /** Why a run ended without a result. */
    static Throwable failureOf(Object stub) {
        return failure(() -> result(stub)).getCause();
    }

    static WorkflowFailedException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        WorkflowFailedException failed = Assertions.catchThrowableOfType(WorkflowFailedException.class, call);
        Assertions.assertThat(failed).as("the workflow failed").isNotNull();
        return failed;
    }

    /** How much virtual time has passed. */
    Duration passed() {
        return Duration.ofMillis(env.currentTimeMillis() - began);
    }
}
