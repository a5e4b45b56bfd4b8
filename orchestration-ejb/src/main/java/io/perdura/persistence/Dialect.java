package io.perdura.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What databases say differently. Everything else is one SQL for all. */
interface Dialect {

    /** A column of a key: its name, and its element type in arrays. */
    record KeyColumn(String name, String type) {}

    /** A column of rows to insert: its name, its element type in arrays, and its value in each row. */
    record Column(String name, String type, @Nullable Object[] values) {

        static <R> Column of(String name, String type, List<R> rows, Function<R, @Nullable Object> value) {
            @Nullable Object[] values = new @Nullable Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            return new Column(name, type, values);
        }

        /** Instants, as milliseconds since 1970. */
        static <R> Column millis(String name, List<R> rows, Function<R, @Nullable Instant> value) {
            return of(name, "int8", rows, row -> {
                Instant instant = value.apply(row);
                return instant == null ? null : instant.toEpochMilli();
            });
        }

        static <R> Column bytes(String name, List<R> rows, Function<R, byte @Nullable []> value) {
            return new Column(name, "bytea", rows.stream().map(value).toArray(byte[][]::new));
        }
    }

    /** The name of the directory with its migrations. */
    String name();

    /** An expression that names the session of the database that the connection is. */
    String session();

    /** An expression for the database's clock at this moment, not at the transaction's beginning. */
    String now();

    /** An expression for {@link #now} plus a parameter in milliseconds. */
    String nowPlusMillis();

    /**
     * A condition for the first statement of a commit that is always true. Looking at it, before the statement locks anything, bounds how
     * long the transaction waits for a lock and how long it may stay open idle. Empty where connections are set up so.
     */
    String commitLimits();

    /**
     * As {@link #commitLimits}, for transactions that reach the database as a whole and wait for no lock: they need no limits of time, each of
     * which costs as much as a row.
     */
    String wholeCommitLimits();

    /** Locks rows against ownership or phase changes, yet lets {@link #forKeyShare} pass. */
    String forNoKeyUpdate();

    /** Locks rows against closing and deletion only. */
    String forKeyShare();

    /** True for rows of the table and namespace whose key, which has an index, is one of {@code rows}. */
    Clause keyIn(Sql sql, String table, String namespace, List<KeyColumn> key, List<? extends List<?>> rows);

    /**
     * Inserts one row unless its key is taken, without harm to the transaction.
     *
     * @param insert a plain {@code insert … values (…)}
     * @return whether the row was inserted
     */
    boolean insertUnlessTaken(Sql sql, String insert, @Nullable Object... arguments) throws SQLException;

    /**
     * Inserts rows of a namespace into a table, but for those whose key is taken, without harm to the transaction.
     *
     * @param columns the first of them is, with the namespace, the key; it is a text
     * @return the keys of the rows that were inserted, later
     */
    Sql.Answer<String> insertWhereFree(Sql sql, String table, String namespace, List<Column> columns)
            throws SQLException;

    /** Whether several statements can be sent in one round trip. */
    boolean sendsTogether();

    /** Requirements of the transaction that {@code sql} is in; empty unless it {@link #sendsTogether}. */
    Optional<Requirements> requirements(String namespace, Sql sql);

    /** Inserts rows of a namespace into a table, in as few statements as the database can, now or later. */
    void insertAll(Sql sql, String table, String namespace, List<Column> columns) throws SQLException;

    /**
     * Changes rows of a namespace in a table, in as few statements as the database can, now or later.
     *
     * @param key which rows
     * @param values what each of them becomes
     * @param constant more assignments, the same for all rows, or empty
     */
    void updateAll(Sql sql, String table, String namespace, List<Column> key, List<Column> values, String constant)
            throws SQLException;

    /** Lets the statements of this transaction wait longer for locks, as a take-over must. */
    void waitForLocks(Sql sql, Duration atMost) throws SQLException;

    /**
     * Says whether the statements that follow in this transaction are planned for the tables as they are at this moment. Queues, which
     * are {@code pd_activity} and {@code pd_inbox}, are empty now and long later: a plan that was kept from when they were empty reads all
     * of them, whatever the key. Planning costs more than one of the other statements, so those keep their plans.
     */
    void planAnew(Sql sql, boolean anew) throws SQLException;

    /** The statement that makes the database look at its tables anew for its plans; empty when it does so by itself at once. */
    String analyze();

    /** The dialect of the database behind a connection. */
    static Dialect of(Connection connection) {
        String product;
        try {
            product = connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            throw StoreErrors.beforeCommit("asking the database for its name", e);
        }
        return switch (product) {
            case "PostgreSQL" -> new PostgresDialect();
            case "H2" -> new H2Dialect();
            default ->
                throw new IllegalStateException("Perdura stores its data in PostgreSQL or H2, but the data source is "
                        + product + ": configure another data source");
        };
    }
}
