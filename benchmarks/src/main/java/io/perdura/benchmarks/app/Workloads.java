package io.perdura.benchmarks.app;

import io.perdura.benchmarks.load.Batch;
import io.perdura.benchmarks.load.Operation;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;

/** What a caller does, by the name of the workload. Every operation checks its result. */
@ApplicationScoped
public class Workloads implements Batch {

    /** Activities of {@link Sequence} and of {@link Witnessed} in W7. */
    public static final int STEPS = 20;

    /** Activities of {@link FanOut}. */
    public static final int WIDTH = 100;

    /** As many as a run may have pending. */
    public static final int WIDEST = 2_000;

    @Inject
    WorkflowClient client;

    /** @throws IllegalArgumentException when nothing has this name */
    public Operation operation(String name) {
        String prefix = name + "-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        return switch (name) {
            case "w1" -> number -> hello(prefix + number);
            case "w2" -> number -> sequence(prefix + number);
            case "w3" -> number -> fanOut(prefix + number, WIDTH);
            case "wide" -> number -> fanOut(prefix + number, WIDEST);
            case "w4" -> number -> sleeper(prefix + number);
            case "w5" -> number -> signal(prefix + number);
            default ->
                throw new IllegalArgumentException("no workload '" + name + "': w1 to w5 and wide run in a loop");
        };
    }

    private static WorkflowOptions id(String id) {
        return WorkflowOptions.newBuilder().setWorkflowId(id).build();
    }

    private long hello(String id) {
        long begin = System.nanoTime();
        require("hello bob", client.newWorkflowStub(Hello.class, id(id)).greet("bob"));
        return begin;
    }

    private long sequence(String id) {
        long begin = System.nanoTime();
        require(100 * STEPS, client.newWorkflowStub(Sequence.class, id(id)).run(STEPS));
        return begin;
    }

    private long fanOut(String id, int width) {
        long begin = System.nanoTime();
        require(100 * width, client.newWorkflowStub(FanOut.class, id(id)).run(width));
        return begin;
    }

    private long sleeper(String id) {
        long begin = System.nanoTime();
        WorkflowClient.start(client.newWorkflowStub(Sleeper.class, id(id))::sleep, 3600L);
        return begin;
    }

    private long signal(String id) {
        Waiting waiting = client.newWorkflowStub(Waiting.class, id(id));
        WorkflowClient.start(waiting::await);
        long begin = System.nanoTime();
        waiting.go("now");
        require("now", Objects.requireNonNull(WorkflowStub.fromTyped(waiting).getResult(String.class)));
        return begin;
    }

    @Override
    public void start(String id, int steps, long goAtMillis) {
        WorkflowClient.start(client.newWorkflowStub(Witnessed.class, id(id))::run, id, steps, goAtMillis);
    }

    @Override
    public boolean await(String id, int steps) {
        Integer bytes = client.newUntypedWorkflowStub(id).getResult(Integer.class);
        return bytes != null && bytes == 100 * steps;
    }

    private static void require(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("expected " + expected + ", got " + actual);
        }
    }
}
