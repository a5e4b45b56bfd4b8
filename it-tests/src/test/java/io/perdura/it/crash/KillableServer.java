package io.perdura.it.crash;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The server that `./perdura run` starts, as its own process over directories and a port of its own, with a log directory for
 * each of its lives. Not safe for use by many threads.
 */
final class KillableServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(150);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final int LINES_OF_LOG = 60;

    private final Path install;
    private final Path data;
    private final Map<String, String> environment;
    private final ServerApi api;
    private final Thread lastResort = new Thread(this::killIfAlive, "kill the server of the crash test");
    private int life;
    private Optional<Process> process = Optional.empty();

    /**
     * @param install a Liberty with the server {@code perdura}
     * @param data where everything goes that the server writes
     * @param environment what else it is told
     */
    KillableServer(Path install, Path data, Map<String, String> environment, ServerApi api) {
        this.install = install;
        this.data = data;
        this.environment = environment;
        this.api = api;
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Starts it and waits until it is ready. */
    void start() {
        life++;
        Path logs = logs(life);
        try {
            Files.createDirectories(logs);
            Files.createDirectories(data.resolve("apps"));
            ProcessBuilder builder = new ProcessBuilder(
                            install.resolve("bin/server").toString(), "run", "perdura")
                    .redirectErrorStream(true)
                    .redirectOutput(logs.resolve("console.log").toFile());
            builder.environment().putAll(environment);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("PERDURA_DATA", data.toString());
            builder.environment().put("WLP_OUTPUT_DIR", data.resolve("server").toString());
            builder.environment().put("LOG_DIR", logs.toString());
            process = Optional.of(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("the server did not start", e);
        }
        Patience.until(START, () -> !alive() || api.ready(), () -> "the server is ready; its log ends with\n" + log());
        if (!alive()) {
            throw new IllegalStateException("the server ended by itself while it started; its log ends with\n" + log());
        }
    }

    /** Ends it as a power failure of the machine's owner would: now, without a word to it. */
    void kill() {
        Process victim = process.orElseThrow();
        String command = victim.info().command().orElse("unknown");
        if (!alive() || !command.endsWith("java")) {
            throw new IllegalStateException("process %d is to be killed, which should be a running JVM: it is %s, %s"
                    .formatted(victim.pid(), command, alive() ? "alive" : "dead, its log ends with\n" + log()));
        }
        killIfAlive();
        process = Optional.empty();
    }

    boolean alive() {
        return process.map(Process::isAlive).orElse(false);
    }

    /** What an operator would look at: the engine's messages and every error of all lives, and the end of the last log. */
    String log() {
        List<String> told = new ArrayList<>();
        for (int each = 1; each <= life; each++) {
            String prefix = "life " + each + ": ";
            lines(each).stream()
                    .filter(line -> line.matches(".*(PDUR\\d{4}| E [A-Z]{4,5}\\d{4}E|OutOfMemory).*"))
                    .filter(line -> !line.contains("PDUR0101"))
                    .forEach(line -> told.add(prefix + line));
        }
        List<String> last = lines(life);
        return Stream.of(tail(told), List.of("-- end of the last log, " + logs(life)), tail(last))
                .flatMap(List::stream)
                .collect(joining("\n"));
    }

    /** What the log of this life has for an operator to act on. */
    List<String> warnings() {
        return lines(life).stream()
                .filter(line -> line.matches("\\[[^]]+] \\p{XDigit}+ .* [WEF] .*"))
                .toList();
    }

    private List<String> lines(int ofLife) {
        for (String name : List.of("messages.log", "console.log")) {
            Path file = logs(ofLife).resolve(name);
            if (Files.isRegularFile(file)) {
                try {
                    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
                } catch (IOException e) {
                    return List.of(file + " can't be read: " + e);
                }
            }
        }
        return List.of();
    }

    private static List<String> tail(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size());
    }

    private Path logs(int ofLife) {
        return data.resolve("logs").resolve("life-" + ofLife);
    }

    private void killIfAlive() {
        process.ifPresent(running -> {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
            awaitEnd(running, STOP);
        });
    }

    private static boolean awaitEnd(Process running, Duration limit) {
        try {
            return running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops it in good order; kills it if that takes too long. */
    @Override
    public void close() {
        process.ifPresent(Process::destroy);
        if (process.isPresent() && !awaitEnd(process.get(), STOP)) {
            killIfAlive();
        }
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }
}
