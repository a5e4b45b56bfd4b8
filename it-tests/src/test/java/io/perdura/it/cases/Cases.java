package io.perdura.it.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.ActivityCompletionClient;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.engine.partition.EngineClient;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;

/** What each theme needs of the server that it runs on. */
public interface Cases {

    WorkflowClient client();

    ActivityCompletionClient completion();

    EngineClient engine();

    Bench bench();

    static WorkflowOptions.Builder named() {
        return WorkflowOptions.newBuilder().setWorkflowId("case-" + UUID.randomUUID());
    }

    default <T> T stub(Class<T> workflow) {
        return client().newWorkflowStub(workflow, named().build());
    }

    /** The workflow id of a stub. */
    static String id(Object stub) {
        return WorkflowStub.fromTyped(stub).getExecution().workflowId();
    }

    default Bench.Place place(Object stub) {
        return bench().at(id(stub));
    }

    static WorkflowStub untyped(Object stub) {
        return WorkflowStub.fromTyped(stub);
    }

    static String result(Object stub) {
        return result(untyped(stub));
    }

    static String result(WorkflowStub stub) {
        try {
            return stub.getResult(30, TimeUnit.SECONDS, String.class);
        } catch (TimeoutException e) {
            throw new AssertionError("no result in time: " + stub.describe(), e);
        }
    }

    /** Why a run ended without a result. */
    static Throwable failure(WorkflowStub stub) {
        WorkflowFailedException failed =
                Assertions.catchThrowableOfType(WorkflowFailedException.class, () -> result(stub));
        assertThat(failed).as("the workflow failed").isNotNull();
        return failed.getCause();
    }

    static Throwable failure(Object stub) {
        return failure(untyped(stub));
    }

    /** Waits for what no result tells. */
    static <T> T eventually(Supplier<T> question, T answer) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        T seen = question.get();
        while (!seen.equals(answer) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            seen = question.get();
        }
        assertThat(seen).isEqualTo(answer);
        return seen;
    }
}
