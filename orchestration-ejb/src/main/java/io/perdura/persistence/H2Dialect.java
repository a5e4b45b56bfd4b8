package io.perdura.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    public String now() {
        return "current_timestamp(6)";
    }

    @Override
    public String nowPlusMillis() {
        return "dateadd(millisecond, ?, current_timestamp(6))";
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
    public Clause keyIn(String namespace, List<KeyColumn> key, List<? extends List<?>> rows) {
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
    public void insertAll(Sql sql, String table, String namespace, List<Column> columns) throws SQLException {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int row = 0; row < columns.get(0).values().length; row++) {
            List<Object> arguments = new ArrayList<>();
            arguments.add(namespace);
            for (Column column : columns) {
                arguments.add(column.values()[row]);
            }
            rows.add(arguments.toArray());
        }
        sql.batch(
                "insert into " + table + " (namespace, " + names + ") values (?" + ", ?".repeat(columns.size()) + ")",
                rows);
    }

    @Override
    public void waitForLocks(Sql sql, Duration atMost) {
        // The connection's own lock timeout holds.
    }
}
