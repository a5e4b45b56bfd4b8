package io.perdura.persistence;

import io.perdura.engine.port.StoreException;
import jakarta.persistence.EntityManager;
import java.sql.Connection;

/**
 * How the store gets at transactions: JTA inside a server, resource-local outside. All are READ COMMITTED. Thread-safe.
 *
 * <p>An implementation begins, runs the work and commits. When the work throws, it rolls back (a joined transaction: marks it
 * for rollback at most) and throws the same exception on. Whatever comes out of the commit itself becomes a
 * {@link StoreException} of kind UNKNOWN, since nobody can tell whether the database got it.
 */
public interface Transactions {

    /**
     * Runs {@code work} in a new transaction of the engine's own data source, whatever transaction the calling thread is in;
     * that one is suspended meanwhile.
     */
    <T> T own(Work<T> work);

    /** As {@link #own}, for statements alone: without an entity manager. */
    <T> T plain(Statements<T> work);

    /**
     * Runs {@code work} in the calling thread's transaction, on the application's data source; when there is none, in a new
     * one.
     */
    <T> T joined(Work<T> work);

    /** True when the calling thread is in a transaction that {@link #joined} would join. */
    boolean active();

    /** Runs {@code action} after the calling thread's transaction has committed; at once when there is none. */
    void afterCommit(Runnable action);

    /** Keeps a word with the calling thread's transaction until it ends; only in one. */
    void remember(String word);

    /** Whether the calling thread's transaction keeps that word; only in one. */
    boolean remembers(String word);

    /** Statements in a transaction. */
    @FunctionalInterface
    interface Statements<T> {

        /**
         * @param connection not to be closed
         * @param local whether nobody but the connection takes part in the transaction, so that a commit may be sent along with the last
         *     statements
         */
        T on(Connection connection, boolean local);
    }

    /** What happens in a transaction. The entity manager is made for it, and closed when it returns. */
    @FunctionalInterface
    interface Work<T> {
        T in(UnitOfWork unit);
    }

    /**
     * The transaction as its work sees it.
     *
     * @param entities joined to the transaction; it has nothing in it yet, and is flushed by the work that persists
     * @param connection the connection that the entity manager uses too; not to be closed
     */
    record UnitOfWork(EntityManager entities, Connection connection) {

        /** The unit of an entity manager that has joined a transaction. */
        public static UnitOfWork of(EntityManager entities) {
            return new UnitOfWork(entities, entities.unwrap(Connection.class));
        }
    }
}
