package io.perdura.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plain statements on the transaction's connection, bound by the type of each argument: texts, numbers, UUIDs, bytes,
 * instants (as milliseconds since 1970), {@link Clause clauses} (their arguments in their place), {@link ArrayOf arrays} and
 * null.
 */
final class Sql {

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** An array argument. */
    record ArrayOf(String elementType, @Nullable Object[] elements) {

        static ArrayOf texts(Collection<String> values) {
            return new ArrayOf("varchar", values.toArray(String[]::new));
        }

        static ArrayOf integers(Collection<Integer> values) {
            return new ArrayOf("int4", values.toArray(Integer[]::new));
        }
    }

    /** Turns the current row of a result into a value. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    int update(String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        }
    }

    /** One statement many times, sent together. Each element of {@code rows} is one row of arguments. */
    void batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Reads the rows of a select; the dialect may put settings before it, which have no rows. */
    <T> List<T> query(String sql, Row<T> reader, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            boolean rows = statement.execute();
            while (!rows && statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
            List<T> values = new ArrayList<>();
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    values.add(reader.read(result));
                }
            }
            return values;
        }
    }

    private void bind(PreparedStatement statement, @Nullable Object[] arguments) throws SQLException {
        int index = 1;
        for (Object argument : arguments) {
            index = bind(statement, index, argument);
        }
    }

    private int bind(PreparedStatement statement, int index, @Nullable Object argument) throws SQLException {
        if (argument instanceof Clause clause) {
            int next = index;
            for (Object inner : clause.arguments()) {
                next = bind(statement, next, inner);
            }
            return next;
        }
        if (argument == null) {
            statement.setNull(index, Types.NULL);
        } else if (argument instanceof Instant instant) {
            statement.setLong(index, instant.toEpochMilli());
        } else if (argument instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (argument instanceof ArrayOf array) {
            statement.setArray(index, connection.createArrayOf(array.elementType(), array.elements()));
        } else {
            statement.setObject(index, argument);
        }
        return index + 1;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
