package io.perdura.benchmarks.measure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A PostgreSQL of its own, as durable as in production, for all systems the same. Statements are counted; checkpoints are far
 * apart, so that none falls into one system's window and not into the other's.
 */
public final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Path data;

    /** @param directory where everything goes that it writes; it exists, and its owner removes it */
    public Postgres(Path directory) {
        data = directory.resolve("postgres-data");
        try {
            server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(directory.resolve("postgres").toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "400")
                    .setServerConfig("shared_buffers", "512MB")
                    .setServerConfig("max_wal_size", "8GB")
                    .setServerConfig("checkpoint_timeout", "30min")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
        execute("create extension pg_stat_statements");
    }

    /** Makes a fresh database and answers its address. */
    public String fresh(String name) {
        execute("drop database if exists " + name + " with (force)");
        execute("create database " + name);
        return url(name);
    }

    /** The JDBC address of a database, without a user. */
    public String url(String name) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    public String user() {
        return "postgres";
    }

    /** A new connection to the database that holds the counters and nothing that is measured. */
    public Connection observe() throws SQLException {
        return DriverManager.getConnection(url("postgres"), user(), "");
    }

    /** The process whose children do the work. */
    public long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = observe();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("'" + sql + "' failed", e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
