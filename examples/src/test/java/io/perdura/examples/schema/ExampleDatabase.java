package io.perdura.examples.schema;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.h2.jdbcx.JdbcDataSource;

/** The examples' tables in a database in memory, and their persistence unit on plain Java SE: for tests. */
public final class ExampleDatabase implements AutoCloseable {

    /** Kept here, since a logger that nobody holds forgets its level. */
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

    static {
        MIGRATIONS.setLevel(Level.WARNING);
    }

    private final EntityManagerFactory factory;
    private final EntityManager entityManager;

    public ExampleDatabase() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        ExampleTables.migrate(dataSource);
        factory = Persistence.createEntityManagerFactory(
                "examples",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource", dataSource,
                        "eclipselink.logging.level", "SEVERE"));
        entityManager = factory.createEntityManager();
    }

    public EntityManager entityManager() {
        return entityManager;
    }

    /** Runs the work in a transaction, and forgets the entities after it. */
    public void inTransaction(Runnable work) {
        entityManager.getTransaction().begin();
        try {
            work.run();
            entityManager.getTransaction().commit();
        } finally {
            if (entityManager.getTransaction().isActive()) {
                entityManager.getTransaction().rollback();
            }
            entityManager.clear();
        }
    }

    @Override
    public void close() {
        entityManager.close();
        factory.close();
    }
}
