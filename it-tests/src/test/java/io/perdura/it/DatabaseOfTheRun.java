package io.perdura.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The database under the server of this test run, as {@code it.database} says: a fresh H2 file, or a PostgreSQL that is as
 * durable as in production. It is there before the server starts, and its address becomes part of the server's JVM arguments.
 */
public final class DatabaseOfTheRun implements LauncherSessionListener {

    private @Nullable EmbeddedPostgres postgres;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        forgetEarlierArchives();
        String database = System.getProperty("it.database", "h2");
        List<String> arguments = new ArrayList<>(List.of(
                "-Dperdura.http.port=" + System.getProperty("it.http.port"),
                "-Dperdura.db=" + database,
                "-Dperdura.data=" + freshDirectory(database)));
        if (database.equals("postgres")) {
            postgres = startPostgres();
            arguments.add("-Dperdura.db.url="
                    + postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""));
            arguments.add("-Dperdura.db.user=postgres");
        }
        System.setProperty("it.server.arguments", String.join(" ", arguments));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Embedded servers are started with durability off, for speed; these tests are about durability. */
    public static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
    }

    /** What an earlier build's server kept of archives that may have changed since. */
    private static void forgetEarlierArchives() {
        Path workArea = Path.of(System.getProperty("it.user"), "servers", "it", "workarea");
        if (!Files.exists(workArea)) {
            return;
        }
        try (Stream<Path> files = Files.walk(workArea)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path freshDirectory(String name) {
        try {
            Path data = Files.createDirectories(Path.of(System.getProperty("it.target", "target"), "it-data"));
            return Files.createTempDirectory(data, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
