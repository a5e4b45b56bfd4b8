package io.perdura.examples.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Creates and updates the tables of the examples, with a history table of their own beside that of the engine. */
public final class ExampleTables {

    private static final String LOCATION = "classpath:io/perdura/examples/schema/migrations";

    /** The schema is not empty, the engine's tables are in it: Flyway must begin before version 1, not after. */
    private static final String BASELINE_VERSION = "0";

    private ExampleTables() {}

    /**
     * Brings the tables up to date; does nothing when they are.
     *
     * @throws FlywayException if that fails, or if there is no migration to be found: a server that does not list the
     *     directories of an archive needs the file {@code flyway.location} in each of them, and says nothing without it
     */
    public static void migrate(DataSource dataSource) {
        Flyway flyway = Flyway.configure(ExampleTables.class.getClassLoader())
                .dataSource(dataSource)
                .locations(LOCATION)
                .callbackLocations(LOCATION)
                .table("ex_flyway")
                .baselineOnMigrate(true)
                .baselineVersion(BASELINE_VERSION)
                .load();
        if (flyway.info().all().length == 0) {
            throw new FlywayException(
                    "No migration found in " + LOCATION + ": is it packaged with its flyway.location?");
        }
        flyway.migrate();
    }
}
