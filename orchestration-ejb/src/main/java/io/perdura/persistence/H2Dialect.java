package io.perdura.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * H2 2.2.220 and later, with its default storage. It has one kind of row lock, and its lock timeout is part of the connection's
 * settings ({@code LOCK_TIMEOUT} in the URL), since it can't be set for one transaction.
 */
final class H2Dialect implements Dialect {

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public String session() {
        return "session_id()";
    }

    @Override
    public String now() {
        return "current_timestamp(6)";
    }

    @Override
    public String nowPlusMillis() {
        return "dateadd(millisecond, ?, current_timestamp(6))";
    }

    @Override
    public String wholeCommitLimits() {
        return commitLimits();
    }

    @Override
    public String commitLimits() {
        return "";
    }

    @Override
    public String forNoKeyUpdate() {
        return "for update";
    }

    @Override
    public String forKeyShare() {
        return "for update";
    }

    /** Whole keys as row values: {@code = any(array)} would not use more of an index than the namespace. */
    @Override
    public Clause keyIn(Sql sql, String table, String namespace, List<KeyColumn> key, List<? extends List<?>> rows) {
        String names = key.stream().map(KeyColumn::name).collect(Collectors.joining(", "));
        String row = "(?" + ", ?".repeat(key.size()) + ")";
        List<Object> arguments = new ArrayList<>();
        for (List<?> values : rows) {
            arguments.add(namespace);
            arguments.addAll(values);
        }
        String all = String.join(", ", Collections.nCopies(rows.size(), row));
        return new Clause("(namespace, " + names + ") in (" + all + ")", arguments);
    }

    /** A statement that fails undoes itself alone here, so the transaction goes on. */
    @Override
    public boolean insertUnlessTaken(Sql sql, String insert, @Nullable Object... arguments) throws SQLException {
        try {
            return sql.update(insert, arguments) == 1;
        } catch (SQLException e) {
            if (StoreErrors.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean sendsTogether() {
        return false;
    }

    @Override
    public Optional<Requirements> requirements(String namespace, Sql sql) {
        return Optional.empty();
    }

    @Override
    public Sql.Answer<String> insertWhereFree(Sql sql, String table, String namespace, List<Column> columns)
            throws SQLException {
        List<String> inserted = new ArrayList<>();
        for (@Nullable Object[] row : rows(namespace, columns)) {
            if (insertUnlessTaken(sql, insert(table, columns), row)) {
                inserted.add(String.valueOf(row[1]));
            }
        }
        return Sql.Answer.of(inserted);
    }

    @Override
    public void insertAll(Sql sql, String table, String namespace, List<Column> columns) throws SQLException {
        sql.batch(insert(table, columns), rows(namespace, columns));
    }

    @Override
    public void updateAll(
            Sql sql, String table, String namespace, List<Column> key, List<Column> values, String constant)
            throws SQLException {
        String changes = values.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(", "));
        String same =
                key.stream().map(column -> " and " + column.name() + " = ?").collect(Collectors.joining());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < key.get(0).values().length; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Column column : values) {
                row.add(column.values()[i]);
            }
            row.add(namespace);
            for (Column column : key) {
                row.add(column.values()[i]);
            }
            rows.add(row.toArray());
        }
        sql.batch("update " + table + " set " + changes + constant + " where namespace = ?" + same, rows);
    }

    private static String insert(String table, List<Column> columns) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        return "insert into " + table + " (namespace, " + names + ") values (?" + ", ?".repeat(columns.size()) + ")";
    }

    private static List<@Nullable Object[]> rows(String namespace, List<Column> columns) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < columns.get(0).values().length; i++) {
            @Nullable Object[] row = new @Nullable Object[columns.size() + 1];
            row[0] = namespace;
            for (int column = 0; column < columns.size(); column++) {
                row[column + 1] = columns.get(column).values()[i];
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public void planAnew(Sql sql, boolean anew) {
        // It goes by the indexes, not by how full a table is.
    }

    @Override
    public String analyze() {
        return "";
    }

    @Override
    public void waitForLocks(Sql sql, Duration atMost) {
        // The connection's own lock timeout holds.
    }
}
