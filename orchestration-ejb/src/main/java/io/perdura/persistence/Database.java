package io.perdura.persistence;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What all stores share: namespace, dialect, transactions, and one place where errors are translated. */
final class Database {

    private final String namespace;
    private final Dialect dialect;
    private final Transactions transactions;

    Database(String namespace, Dialect dialect, Transactions transactions) {
        this.namespace = namespace;
        this.dialect = dialect;
        this.transactions = transactions;
    }

    /** The inside of a transaction. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T in(EntityManager entities, Sql sql) throws SQLException;
    }

    String namespace() {
        return namespace;
    }

    Dialect dialect() {
        return dialect;
    }

    Transactions transactions() {
        return transactions;
    }

    /** Runs {@code work} in a transaction of its own; {@code what} names it in errors. */
    <T extends @Nullable Object> T own(String what, Work<T> work) {
        try {
            return transactions.own(unit -> run(what, work, unit));
        } catch (RuntimeException e) {
            throw StoreErrors.translated(what, e);
        }
    }

    /** The inside of a transaction that needs no entities. */
    @FunctionalInterface
    interface PlainWork<T extends @Nullable Object> {
        T in(Sql sql) throws SQLException;
    }

    /**
     * Runs statements in a transaction of its own.
     *
     * @param together whether those for later are sent together, where the database can
     */
    <T extends @Nullable Object> T plain(String what, boolean together, PlainWork<T> work) {
        boolean can = together && dialect.sendsTogether();
        try {
            return transactions.plain((connection, local) -> {
                try {
                    return work.in(new Sql(connection, can, can && local));
                } catch (SQLException e) {
                    throw StoreErrors.beforeCommit(what, e);
                }
            });
        } catch (RuntimeException e) {
            throw StoreErrors.translated(what, e);
        }
    }

    /** Runs {@code work} in the caller's transaction, or in one of its own when there is none. */
    <T extends @Nullable Object> T joined(String what, Work<T> work) {
        try {
            return transactions.joined(unit -> run(what, work, unit));
        } catch (RuntimeException e) {
            throw StoreErrors.translated(what, e);
        }
    }

    private static <T extends @Nullable Object> T run(String what, Work<T> work, Transactions.UnitOfWork unit) {
        try {
            return work.in(unit.entities(), new Sql(unit.connection()));
        } catch (SQLException e) {
            throw StoreErrors.beforeCommit(what, e);
        }
    }
}
