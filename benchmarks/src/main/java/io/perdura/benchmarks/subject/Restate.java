package io.perdura.benchmarks.subject;

import io.perdura.benchmarks.load.BatchCallers;
import io.perdura.benchmarks.measure.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Restate: its server with its own log, fsync on, and a process with the workflows. Callers are in the command's process and talk to
 * the ingress.
 */
public final class Restate implements Contender {

    private static final Duration UNTIL_PARTITIONS_LEAD = Duration.ofSeconds(3);

    private final Path work;
    private final List<String> server;
    private final List<String> service;
    private final Remote admin;
    private final Remote ingress;
    private final Remote door;
    private final RestateCalls calls;
    private final LocalDriver driver;
    private @Nullable OwnProcess serverProcess;
    private @Nullable OwnProcess serviceProcess;

    /**
     * Starts both processes on an empty log and registers the workflows.
     *
     * @param binary of the server
     * @param classPath of the process with the workflows
     * @param work a directory for everything that is written
     * @param jvm options of that process
     */
    public Restate(Path binary, String classPath, Path work, List<String> jvm) {
        int ingressPort = Ports.free();
        int adminPort = Ports.free();
        int servicePort = Ports.free();
        int doorPort = Ports.free();
        this.work = work;
        this.admin = new Remote("http://127.0.0.1:" + adminPort);
        this.ingress = new Remote("http://127.0.0.1:" + ingressPort);
        this.door = new Remote("http://localhost:" + doorPort);
        this.calls = new RestateCalls(ingressPort);
        this.driver = new LocalDriver(calls::operation);
        this.server = List.of(
                binary.toString(),
                "--no-logo",
                "--config-file",
                configure(ingressPort, adminPort).toString());
        this.service = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        service.addAll(jvm);
        service.addAll(List.of(
                "-Dbench.witness=" + witness(),
                "-cp",
                classPath,
                "io.perdura.benchmarks.peer.restate.RestateService",
                Integer.toString(servicePort),
                Integer.toString(doorPort)));
        restart();
        admin.postJson("/deployments", "{\"uri\":\"http://127.0.0.1:" + servicePort + "\"}");
        Pause.of(UNTIL_PARTITIONS_LEAD);
    }

    private Path configure(int ingressPort, int adminPort) {
        String text = String.format(Locale.ROOT, """
                base-dir = "%s"
                node-name = "bench"
                cluster-name = "bench"
                disable-telemetry = true
                bind-ip = "127.0.0.1"
                listen-mode = "tcp"
                bind-port = %d
                log-filter = "warn"
                log-format = "compact"
                log-disable-ansi-codes = true
                [ingress]
                bind-port = %d
                [admin]
                bind-port = %d
                [log-server]
                rocksdb-disable-wal-fsync = false
                """, work.resolve("data"), Ports.free(), ingressPort, adminPort);
        try {
            Files.createDirectories(work);
            return Files.writeString(work.resolve("restate.toml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "Restate";
    }

    @Override
    public Driver driver() {
        return driver;
    }

    @Override
    public List<Long> pids() {
        return List.of(
                Objects.requireNonNull(serverProcess, "not started").pid(),
                Objects.requireNonNull(serviceProcess, "not started").pid());
    }

    @Override
    public @Nullable String database() {
        return null;
    }

    @Override
    public void kill() {
        forBoth(OwnProcess::kill);
    }

    @Override
    public void restart() {
        serviceProcess =
                OwnProcess.start(service, Map.of(), work.resolve("service.log"), () -> door.answers("/load/ready"));
        serverProcess = OwnProcess.start(
                server,
                Map.of("DO_NOT_TRACK", "1"),
                work.resolve("server.log"),
                () -> admin.answers("/health") && ingress.answers("/restate/health"));
    }

    @Override
    public void startBatch(String prefix, int count, int steps, long goAtMillis) {
        new BatchCallers(calls, Thread::new, prefix, count, steps).start(goAtMillis);
    }

    @Override
    public int awaitBatch(String prefix, int count, int steps) {
        return new BatchCallers(calls, Thread::new, prefix, count, steps).await();
    }

    @Override
    public long heapBytes() {
        return Long.parseLong(door.post("/load/heap"));
    }

    @Override
    public Path witness() {
        return work.resolve("witness.log");
    }

    private void forBoth(Consumer<OwnProcess> end) {
        for (OwnProcess each : new OwnProcess[] {serverProcess, serviceProcess}) {
            if (each != null) {
                end.accept(each);
            }
        }
    }

    @Override
    public void close() {
        driver.stop();
        forBoth(OwnProcess::stop);
    }
}
