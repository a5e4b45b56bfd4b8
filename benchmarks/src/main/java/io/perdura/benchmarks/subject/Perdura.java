package io.perdura.benchmarks.subject;

import io.perdura.benchmarks.measure.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Perdura on Open Liberty: the benchmark's WAR, with the engine in {@code WEB-INF/lib}, on the installation that the build made,
 * with the settings of {@code liberty-config} and every default of the engine. Callers run inside the server and use the injected
 * client.
 */
public final class Perdura extends RemoteContender {

    private static final String DATABASE = "perdura";

    private final Path root;
    private final Path work;
    private final Map<String, String> environment;
    private final String address;
    private final Remote server;

    /**
     * Installs and starts it, on a fresh database.
     *
     * @param root of the project, which is built
     * @param work a directory for everything that is written
     * @param jvm options of the server's JVM
     */
    public Perdura(Path root, Path work, String jvm, Postgres postgres) {
        this(root, work, jvm, postgres, Ports.free());
    }

    private Perdura(Path root, Path work, String jvm, Postgres postgres, int port) {
        super(new Remote("http://localhost:" + port + "/bench"), work.resolve("witness.log"));
        this.root = root;
        this.work = work;
        this.address = "http://localhost:" + port;
        this.server = new Remote(address);
        this.environment = Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "WLP_USER_DIR", work.resolve("usr").toString(),
                "WLP_OUTPUT_DIR", work.resolve("output").toString(),
                "LOG_DIR", work.resolve("logs").toString(),
                "PERDURA_HTTP_PORT", Integer.toString(port),
                "PERDURA_DATA", work.resolve("data").toString(),
                "PERDURA_DB_URL", postgres.fresh(DATABASE),
                "PERDURA_DB_USER", postgres.user(),
                "JVM_ARGS", "-Dbench.witness=" + witness() + " " + jvm);
        install();
        restart();
    }

    private void install() {
        Path target = work.resolve("usr/servers/bench");
        Path built = root.resolve("orchestration-ear/target/liberty/wlp/usr/servers/perdura/jdbc");
        Path config = root.resolve("liberty-config");
        try {
            Files.createDirectories(target.resolve("apps"));
            Files.createDirectories(target.resolve("jdbc"));
            Files.createDirectories(work.resolve("logs"));
            try (Stream<Path> drivers = Files.list(built)) {
                for (Path driver : drivers.toList()) {
                    Files.copy(driver, target.resolve("jdbc").resolve(driver.getFileName()));
                }
            }
            for (String file : List.of("platform.xml", "datasource-postgres.xml", "jvm.options")) {
                Files.copy(config.resolve(file), target.resolve(file));
            }
            Files.copy(root.resolve("benchmarks/src/main/liberty/server.xml"), target.resolve("server.xml"));
            Files.copy(
                    root.resolve("benchmarks/target/bench.war"),
                    target.resolve("apps/bench.war"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the server can't be installed; was everything built?", e);
        }
    }

    @Override
    OwnProcess launch() {
        return OwnProcess.start(
                List.of(
                        root.resolve("orchestration-ear/target/liberty/wlp/bin/server")
                                .toString(),
                        "run",
                        "bench"),
                environment,
                work.resolve("logs/console.log"),
                () -> server.answers("/health/ready"));
    }

    /** What is asked of it alone. */
    public ScaleCalls scale() {
        return new ScaleCalls(new Remote(address + "/bench/scale"));
    }

    /** Where its HTTP endpoint is. */
    public String address() {
        return address;
    }

    @Override
    public String name() {
        return "Perdura";
    }

    @Override
    public String database() {
        return DATABASE;
    }
}
