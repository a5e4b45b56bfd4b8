package io.perdura.persistence;

import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.Stores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A database that all tests of this JVM share; each test has a namespace of its own. */
final class DatabaseUnderTest {

    private static final AtomicInteger NAMESPACES = new AtomicInteger();

    private final DataSource dataSource;
    private final LocalTransactions transactions;

    /** How to count the sessions that wait for a lock. */
    private final String waitingSessions;

    private DatabaseUnderTest(String name, ConnectionPoolDataSource connections, String waitingSessions) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(connections);
        pool.setMaxConnections(20);
        this.dataSource = pool;
        this.waitingSessions = waitingSessions;
        SchemaMigration.migrate(pool);
        this.transactions = new LocalTransactions(
                Persistence.createEntityManagerFactory(
                        PersistenceUnit.NAME, PersistenceUnit.local(name + "-engine", pool)),
                pool,
                Persistence.createEntityManagerFactory(
                        PersistenceUnit.NAME, PersistenceUnit.local(name + "-application", pool)));
    }

    static DatabaseUnderTest h2() {
        return H2.INSTANCE;
    }

    static DatabaseUnderTest postgres() {
        return Postgres.INSTANCE;
    }

    DataSource dataSource() {
        return dataSource;
    }

    LocalTransactions transactions() {
        return transactions;
    }

    String waitingSessions() {
        return waitingSessions;
    }

    Stores open(CrashPoint.Hook crashPoints) {
        JpaStore store = new JpaStore("test-" + NAMESPACES.incrementAndGet(), transactions, crashPoints);
        return new Stores(store.leases(), store.transitions(), store.runs(), store.clients(), store.activities());
    }

    /** The one that was opened last. */
    static String namespace() {
        return "test-" + NAMESPACES.get();
    }

    private static final class H2 {
        static final DatabaseUnderTest INSTANCE = create();

        private static DatabaseUnderTest create() {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL("jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=1000");
            dataSource.setUser("sa");
            return new DatabaseUnderTest(
                    "h2", dataSource, "select count(*) from information_schema.sessions where blocker_id is not null");
        }
    }

    private static final class Postgres {
        static final DatabaseUnderTest INSTANCE = create();

        private static DatabaseUnderTest create() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                PGConnectionPoolDataSource dataSource = new PGConnectionPoolDataSource();
                dataSource.setUrl(server.getJdbcUrl("postgres", "postgres")
                        + "&reWriteBatchedInserts=true&options=-c%20plan_cache_mode=force_generic_plan");
                dataSource.setUser("postgres");
                return new DatabaseUnderTest(
                        "postgresql", dataSource, "select count(*) from pg_locks where not granted");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
