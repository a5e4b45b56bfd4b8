package io.perdura.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Creates and upgrades the tables of Perdura in a database. It has a history table of its own, {@value #TABLE}, so that it
 * lives beside the migrations of the application. Call it at start, outside any transaction; nodes that start together wait for
 * each other.
 */
public final class SchemaMigration {

    /** Where it is recorded which migrations ran. */
    public static final String TABLE = "pd_flyway";

    /** How many migrations this version brings. */
    static final int COUNT = 1;

    private static final String LOCATION = "classpath:io/perdura/persistence/migrations/";

    private SchemaMigration() {}

    /**
     * Brings the schema to this version.
     *
     * @return the version it has now
     * @throws IllegalStateException when the database is neither PostgreSQL nor H2, or when the migrations of this version were
     *     not found
     */
    public static String migrate(DataSource dataSource) {
        String directory = LOCATION + dialect(dataSource).name();
        Flyway flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(dataSource)
                .locations(directory)
                .table(TABLE)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        long found = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .count();
        if (found < COUNT) {
            throw new IllegalStateException("expected " + COUNT + " migrations in " + directory + ", but found " + found
                    + ": is the engine's jar complete and can its class loader list the directory?");
        }
        flyway.migrate();
        MigrationInfo current = Objects.requireNonNull(flyway.info().current(), "current migration");
        return String.valueOf(current.getVersion());
    }

    private static Dialect dialect(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return Dialect.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the database does not answer: check the data source's URL, user and password: " + e.getMessage(),
                    e);
        }
    }
}
