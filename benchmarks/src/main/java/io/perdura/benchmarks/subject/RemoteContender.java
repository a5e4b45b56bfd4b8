package io.perdura.benchmarks.subject;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A system in one process that has a door for the command: its callers are inside. */
abstract class RemoteContender implements Contender {

    private final Remote door;
    private final Path witness;
    private @Nullable OwnProcess process;

    RemoteContender(Remote door, Path witness) {
        this.door = door;
        this.witness = witness;
    }

    /** Starts a process on what is stored, and returns when it is ready. */
    abstract OwnProcess launch();

    private OwnProcess process() {
        return Objects.requireNonNull(process, "not started");
    }

    @Override
    public Driver driver() {
        return new RemoteDriver(door);
    }

    @Override
    public List<Long> pids() {
        return List.of(process().pid());
    }

    @Override
    public void kill() {
        process().kill();
    }

    @Override
    public void restart() {
        process = launch();
    }

    @Override
    public void startBatch(String prefix, int count, int steps, long goAtMillis) {
        door.post(batch("start", prefix, count, steps) + "&goAt=" + goAtMillis);
    }

    @Override
    public int awaitBatch(String prefix, int count, int steps) {
        return Integer.parseInt(door.post(batch("await", prefix, count, steps)));
    }

    private static String batch(String what, String prefix, int count, int steps) {
        return "/load/batch/" + what + "?prefix=" + prefix + "&count=" + count + "&steps=" + steps;
    }

    @Override
    public long heapBytes() {
        return Long.parseLong(door.post("/load/heap"));
    }

    @Override
    public Path witness() {
        return witness;
    }

    @Override
    public void close() {
        process().stop();
    }
}
