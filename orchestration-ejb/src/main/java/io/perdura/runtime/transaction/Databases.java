package io.perdura.runtime.transaction;

import io.perdura.persistence.PersistenceUnit;
import io.perdura.persistence.ResourceLocal;
import io.perdura.persistence.SchemaMigration;
import io.perdura.persistence.Transactions;
import io.perdura.runtime.config.ServerDirectory;
import io.perdura.runtime.log.Message;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The two uses of one database: the application's data source, on which starts and signals join the callers' transactions,
 * and the engine's own, from which commits take their connections.
 */
public final class Databases implements AutoCloseable {

    private final EntityManagerFactory engine;
    private final EntityManagerFactory application;
    private final JtaTransactions transactions;

    private Databases(EntityManagerFactory engine, EntityManagerFactory application, JtaTransactions transactions) {
        this.engine = engine;
        this.application = application;
        this.transactions = transactions;
    }

    /**
     * Migrates the schema, and opens both uses. Call it outside any transaction.
     *
     * @param applicationName the JNDI name of the application's data source
     * @param engineName the JNDI name of the engine's, on the same database; when there is none, the application's serves
     * @throws IllegalStateException when the database can't be used; the message says why and what to do
     */
    public static Databases open(TransactionBoundary boundary, String applicationName, String engineName) {
        DataSource application = lookup(applicationName);
        String ownName = engineName;
        DataSource own;
        try {
            own = ServerDirectory.lookup(engineName, DataSource.class);
        } catch (NamingException e) {
            Message.ENGINE_DATA_SOURCE_MISSING.log(engineName, applicationName);
            ownName = applicationName;
            own = application;
        }
        SchemaMigration.migrate(own);
        Databases databases = open(boundary, applicationName, ownName, own);
        try {
            databases.checkSharing(application, applicationName, ownName);
        } catch (RuntimeException e) {
            databases.close();
            throw e;
        }
        return databases;
    }

    /** Without a transaction manager where that is possible: it would only cost time. */
    private static Databases open(
            TransactionBoundary boundary, String applicationName, String engineName, DataSource own) {
        EntityManagerFactory application = factory(PersistenceUnit.jta("application", applicationName));
        if (givesUpWhatIsClosed(engineName, own)) {
            EntityManagerFactory engine = factory(PersistenceUnit.local("engine", own));
            return new Databases(
                    engine, application, JtaTransactions.of(boundary, new ResourceLocal(engine, own), application));
        }
        if (!engineName.equals(applicationName)) {
            Message.ENGINE_DATA_SOURCE_SHARED.log(engineName);
        }
        EntityManagerFactory engine = factory(PersistenceUnit.jta("engine", engineName));
        return new Databases(engine, application, JtaTransactions.of(boundary, engine, application));
    }

    private static boolean givesUpWhatIsClosed(String engineName, DataSource own) {
        try {
            return ResourceLocal.canUse(own);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "data source " + engineName + " gives no two connections at a time: " + e.getMessage(), e);
        }
    }

    private static DataSource lookup(String name) {
        try {
            return ServerDirectory.lookup(name, DataSource.class);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "there is no data source " + name + " (perdura.datasource): define it in the server's configuration"
                            + " (" + e.getMessage() + ")",
                    e);
        }
    }

    private static EntityManagerFactory factory(Map<String, Object> properties) {
        return Persistence.createEntityManagerFactory(PersistenceUnit.NAME, properties);
    }

    /**
     * What the application writes by JDBC or its own persistence unit and what the engine writes for it must share one
     * connection in a transaction, and must reach the tables that the engine reads.
     */
    private void checkSharing(DataSource application, String applicationName, String engineName) {
        try {
            transactions.joined(unit -> {
                try (Connection connection = application.getConnection();
                        var statement = connection.prepareStatement("SELECT count(*) FROM pd_node WHERE 1 = 0");
                        var rows = statement.executeQuery()) {
                    return rows.next();
                } catch (SQLException e) {
                    throw new IllegalStateException(e.getMessage(), e);
                }
            });
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "data source " + applicationName + " can't be used together with " + engineName + ": "
                            + e.getMessage()
                            + ". Both must be type javax.sql.DataSource on the same database, with the same isolation level",
                    e);
        }
    }

    public Transactions transactions() {
        return transactions;
    }

    @Override
    public void close() {
        if (engine.isOpen()) {
            engine.close();
        }
        if (application.isOpen()) {
            application.close();
        }
    }
}
