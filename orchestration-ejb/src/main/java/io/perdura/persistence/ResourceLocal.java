package io.perdura.persistence;

import io.perdura.engine.port.StoreException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Transactions that the entity manager itself begins and commits, on a data source of its own: no transaction manager takes part,
 * which would only cost time where nothing else is to be committed with them. Thread-safe; not for a thread that is in a JTA
 * transaction.
 */
public final class ResourceLocal {

    private final EntityManagerFactory factory;
    private final DataSource source;

    /**
     * @param factory made with {@link PersistenceUnit#local}
     * @param source its data source
     */
    public ResourceLocal(EntityManagerFactory factory, DataSource source) {
        this.factory = factory;
        this.source = source;
    }

    /**
     * Runs {@code work} in a new transaction, on a connection alone. Committing what the work has committed itself does nothing.
     *
     * @throws StoreException of the kind UNKNOWN when the commit itself failed
     */
    public <T> T plain(Transactions.Statements<T> work) {
        Connection connection = begun();
        try {
            T result;
            try {
                result = work.on(connection, true);
            } catch (RuntimeException | Error e) {
                quietly(connection::rollback);
                throw e;
            }
            try {
                connection.commit();
            } catch (SQLException e) {
                throw new StoreException(
                        StoreException.Kind.UNKNOWN, "the commit was sent, but failed: ask for its outcome", e);
            }
            return result;
        } finally {
            quietly(() -> connection.setAutoCommit(true));
            quietly(connection::close);
        }
    }

    private Connection begun() {
        try {
            Connection connection = source.getConnection();
            try {
                connection.setAutoCommit(false);
            } catch (SQLException e) {
                quietly(connection::close);
                throw e;
            }
            return connection;
        } catch (SQLException e) {
            throw StoreErrors.beforeCommit("beginning a transaction", e);
        }
    }

    /** The outcome is known by then: a connection that breaks now must not change it. */
    private static void quietly(Step step) {
        try {
            step.run();
        } catch (SQLException broken) {
            // The pool finds out when it is used next.
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    /**
     * Whether two connections that the calling thread holds outside of any transaction are two: a container may give it one for both, and
     * then keeps that out of the pool until the thread's work ends, however long that waits. Such a data source is not for this.
     */
    public static boolean canUse(DataSource source) throws SQLException {
        try (Connection first = source.getConnection();
                Connection second = source.getConnection()) {
            return session(first) != session(second);
        }
    }

    private static long session(Connection connection) throws SQLException {
        String select = "select " + Dialect.of(connection).session();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Runs {@code work} in a new transaction.
     *
     * @throws StoreException of the kind UNKNOWN when the commit itself failed
     */
    public <T> T run(Transactions.Work<T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            return run(entities, work);
        }
    }

    static <T> T run(EntityManager entities, Transactions.Work<T> work) {
        EntityTransaction transaction = entities.getTransaction();
        transaction.begin();
        T result;
        try {
            result = work.in(Transactions.UnitOfWork.of(entities));
        } catch (RuntimeException | Error e) {
            if (transaction.isActive()) {
                transaction.rollback();
            }
            throw e;
        }
        try {
            transaction.commit();
        } catch (RuntimeException e) {
            throw new StoreException(
                    StoreException.Kind.UNKNOWN, "the commit was sent, but failed: ask for its outcome", e);
        }
        return result;
    }
}
