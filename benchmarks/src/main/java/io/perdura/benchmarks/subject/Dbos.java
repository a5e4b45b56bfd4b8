package io.perdura.benchmarks.subject;

import io.perdura.benchmarks.measure.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** DBOS Transact for Java: a library in one process, on the same PostgreSQL, with its default settings. Callers run inside it. */
public final class Dbos extends RemoteContender {

    private static final String DATABASE = "dbos";

    private final Path work;
    private final List<String> command;
    private final Remote door;

    /**
     * Starts it on a fresh database.
     *
     * @param classPath of the process
     * @param work a directory for everything that is written
     * @param jvm options of its JVM
     */
    public Dbos(String classPath, Path work, List<String> jvm, Postgres postgres) {
        this(classPath, work, jvm, postgres, Ports.free());
    }

    private Dbos(String classPath, Path work, List<String> jvm, Postgres postgres, int port) {
        super(new Remote("http://localhost:" + port), work.resolve("witness.log"));
        this.work = work;
        this.door = new Remote("http://localhost:" + port);
        try {
            Files.createDirectories(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(jvm);
        command.addAll(List.of(
                "-Dbench.witness=" + witness(),
                "-cp",
                classPath,
                "io.perdura.benchmarks.peer.dbos.DbosServer",
                postgres.fresh(DATABASE),
                postgres.user(),
                Integer.toString(port)));
        restart();
    }

    @Override
    OwnProcess launch() {
        return OwnProcess.start(command, Map.of(), work.resolve("dbos.log"), () -> door.answers("/load/ready"));
    }

    @Override
    public String name() {
        return "DBOS";
    }

    @Override
    public String database() {
        return DATABASE;
    }
}
