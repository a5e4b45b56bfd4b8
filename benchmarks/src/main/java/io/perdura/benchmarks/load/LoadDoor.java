package io.perdura.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a command drives callers inside a measured process. All by POST, the answer is plain text.
 *
 * <ul>
 *   <li>{@code /load/start?work=w1&callers=64}, {@code /load/open}, {@code /load/read}, {@code /load/stop}: a closed loop and a
 *       window in it
 *   <li>{@code /load/batch/start?prefix=p&count=1000&steps=20&goAt=millis}: witnessed workflows
 *   <li>{@code /load/batch/await?prefix=p&count=1000&steps=20}: waits for them, answers how many have the right result
 *   <li>{@code /load/heap}: bytes of heap in use after a garbage collection
 * </ul>
 *
 * Thread-safe; one request at a time.
 */
public final class LoadDoor {

    private final ThreadFactory threads;
    private final Function<String, Operation> operations;
    private final Batch batch;
    private @Nullable ClosedLoop loop;

    /** @param operations what a caller does, by the name of the workload */
    public LoadDoor(ThreadFactory threads, Function<String, Operation> operations, Batch batch) {
        this.threads = threads;
        this.operations = operations;
        this.batch = batch;
    }

    /**
     * Does what a path below {@code /load} says.
     *
     * @param parameters by name; null when there is none
     * @throws IllegalArgumentException or IllegalStateException when it can't be done
     */
    public synchronized String answer(String path, Function<String, @Nullable String> parameters) {
        return switch (path) {
            case "/start" -> start(text(parameters, "work"), number(parameters, "callers"));
            case "/open" -> {
                running().open();
                yield "open";
            }
            case "/read" -> running().read().toText();
            case "/stop" -> stop();
            case "/batch/start" -> {
                batch(parameters).start(Long.parseLong(text(parameters, "goAt")));
                yield "started";
            }
            case "/batch/await" -> Integer.toString(batch(parameters).await());
            case "/heap" -> heap();
            default -> throw new IllegalArgumentException("nothing is at /load" + path);
        };
    }

    private String start(String work, int callers) {
        stop();
        loop = ClosedLoop.start(callers, threads, operations.apply(work));
        return "started";
    }

    private ClosedLoop running() {
        ClosedLoop running = loop;
        if (running == null) {
            throw new IllegalStateException("no callers are running: POST /load/start first");
        }
        return running;
    }

    private String stop() {
        ClosedLoop running = loop;
        loop = null;
        if (running != null) {
            running.close();
        }
        return "stopped";
    }

    private BatchCallers batch(Function<String, @Nullable String> parameters) {
        return new BatchCallers(
                batch, threads, text(parameters, "prefix"), number(parameters, "count"), number(parameters, "steps"));
    }

    private static String heap() {
        // More than once: what the first one finds unreachable may hold what only the next one can free.
        for (int each = 0; each < 3; each++) {
            System.gc();
        }
        return Long.toString(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    private static String text(Function<String, @Nullable String> parameters, String name) {
        String value = parameters.apply(name);
        if (value == null) {
            throw new IllegalArgumentException("the parameter '" + name + "' is missing");
        }
        return value;
    }

    private static int number(Function<String, @Nullable String> parameters, String name) {
        return Integer.parseInt(text(parameters, name));
    }
}
