package io.perdura.benchmarks.subject;

import io.perdura.benchmarks.measure.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process that this one has started and takes along when it ends. */
public final class OwnProcess {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final Path log;
    private final Thread lastResort;

    private OwnProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Starts it and returns when it is ready. */
    public static OwnProcess start(
            List<String> command, Map<String, String> environment, Path log, BooleanSupplier ready) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        OwnProcess started;
        try {
            started = new OwnProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("can't start " + command.get(0), e);
        }
        long end = System.nanoTime() + START.toNanos();
        while (!ready.getAsBoolean()) {
            if (!started.process.isAlive() || System.nanoTime() > end) {
                started.kill();
                throw new IllegalStateException(
                        command.get(0) + " did not become ready; its output ends with\n" + started.lastLines());
            }
            Pause.of(BETWEEN_LOOKS);
        }
        return started;
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM, then SIGKILL when that takes too long. */
    public void stop() {
        process.destroy();
        if (!await()) {
            kill();
        }
    }

    private boolean await() {
        try {
            boolean ended = process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            if (ended) {
                Runtime.getRuntime().removeShutdownHook(lastResort);
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IllegalStateException e) {
            // This process is ending itself: the hook runs already.
            return true;
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "(" + log + " can't be read: " + e + ")";
        }
    }
}
