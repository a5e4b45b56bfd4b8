package io.perdura.benchmarks.peer.restate;

import dev.restate.sdk.DurableFuture;
import dev.restate.sdk.SharedWorkflowContext;
import dev.restate.sdk.WorkflowContext;
import dev.restate.sdk.annotation.Name;
import dev.restate.sdk.annotation.Shared;
import dev.restate.sdk.annotation.Workflow;
import dev.restate.sdk.common.DurablePromiseKey;
import dev.restate.sdk.endpoint.Endpoint;
import dev.restate.sdk.http.vertx.RestateHttpServer;
import io.perdura.benchmarks.load.Batch;
import io.perdura.benchmarks.load.HttpDoor;
import io.perdura.benchmarks.load.LoadDoor;
import io.perdura.benchmarks.load.WitnessFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The process with the workloads as workflows of Restate. Arguments: the port of the service, the port of the door. */
public final class RestateService {

    static final String HUNDRED_BYTES = "x".repeat(100);
    static final WitnessFile WITNESS = new WitnessFile();

    private RestateService() {}

    /** See {@code w1}. */
    @Workflow
    @Name("Hello")
    public static class Hello {
        @Workflow
        public String run(WorkflowContext context, String name) {
            return context.run("hello", String.class, () -> "hello " + name);
        }
    }

    /** See {@code w2}. */
    @Workflow
    @Name("Sequence")
    public static class Sequence {
        @Workflow
        public int run(WorkflowContext context, int count) {
            int bytes = 0;
            for (int each = 0; each < count; each++) {
                bytes += context.run("step", String.class, () -> HUNDRED_BYTES).length();
            }
            return bytes;
        }
    }

    /** See {@code w3}. */
    @Workflow
    @Name("FanOut")
    public static class FanOut {
        @Workflow
        public int run(WorkflowContext context, int width) {
            List<DurableFuture<String>> all = new ArrayList<>();
            for (int each = 0; each < width; each++) {
                all.add(context.runAsync("step", String.class, () -> HUNDRED_BYTES));
            }
            DurableFuture.all(new ArrayList<DurableFuture<?>>(all)).await();
            int bytes = 0;
            for (DurableFuture<String> one : all) {
                bytes += one.await().length();
            }
            return bytes;
        }
    }

    /** See {@code w4}. */
    @Workflow
    @Name("Sleeper")
    public static class Sleeper {
        @Workflow
        public String run(WorkflowContext context, int seconds) {
            context.sleep(Duration.ofSeconds(seconds));
            return "awake";
        }
    }

    /** See {@code w5}. */
    @Workflow
    @Name("Waiting")
    public static class Waiting {
        private static final DurablePromiseKey<String> GO = DurablePromiseKey.of("go", String.class);

        @Workflow
        public String run(WorkflowContext context) {
            return context.promise(GO).future().await();
        }

        @Shared
        public void go(SharedWorkflowContext context, String value) {
            context.promiseHandle(GO).resolve(value);
        }
    }

    /** See {@code w6} and {@code w7}: steps that leave a trace, the first one not before the given time. */
    @Workflow
    @Name("Witnessed")
    public static class Witnessed {
        /** What to do. */
        public record Task(int steps, long goAtMillis) {}

        @Workflow
        public int run(WorkflowContext context, Task task) {
            long wait = task.goAtMillis() == 0
                    ? 0
                    : task.goAtMillis() - context.run("now", Long.class, System::currentTimeMillis);
            if (wait > 0) {
                context.sleep(Duration.ofMillis(wait));
            }
            String key = context.key();
            int bytes = 0;
            for (int number = 1; number <= task.steps(); number++) {
                int step = number;
                bytes += context.run("step", String.class, () -> {
                            WITNESS.saw(key, step);
                            return HUNDRED_BYTES;
                        })
                        .length();
            }
            return bytes;
        }
    }

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws Exception {
        RestateHttpServer.listen(
                Endpoint.builder()
                        .bind(new Hello())
                        .bind(new Sequence())
                        .bind(new FanOut())
                        .bind(new Sleeper())
                        .bind(new Waiting())
                        .bind(new Witnessed())
                        .build(),
                Integer.parseInt(arguments[0]));
        Batch none = new Batch() {
            @Override
            public void start(String id, int steps, long goAtMillis) {
                throw new IllegalStateException("callers are outside of this process");
            }

            @Override
            public boolean await(String id, int steps) {
                throw new IllegalStateException("callers are outside of this process");
            }
        };
        HttpDoor.open(
                Integer.parseInt(arguments[1]),
                new LoadDoor(
                        Thread::new,
                        work -> {
                            throw new IllegalStateException("callers are outside of this process");
                        },
                        none));
        Thread.currentThread().join();
    }
}
