package io.perdura.persistence;

import io.perdura.engine.port.StoreException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plain statements on the transaction's connection, bound by the type of each argument: texts, numbers, UUIDs, bytes,
 * instants (as milliseconds since 1970), {@link Clause clauses} (their arguments in their place), {@link ArrayOf arrays} and
 * null.
 */
final class Sql {

    private static final Collector<CharSequence, ?, String> IN_BRACES = Collectors.joining(",", "{", "}");

    private final Connection connection;
    private final boolean together;
    private final boolean commits;
    private final List<Pending> pending = new ArrayList<>();
    private boolean begun;
    private boolean ofOneRun;

    Sql(Connection connection) {
        this(connection, false, false);
    }

    /**
     * @param together whether statements for later are sent together, which not every database can
     * @param commits whether the commit may be one of them
     */
    Sql(Connection connection, boolean together, boolean commits) {
        this.connection = connection;
        this.together = together;
        this.commits = commits;
    }

    /** Everything in this transaction is about one run: a text of its own is worth it for statements on a single row. */
    void beOfOneRun() {
        ofOneRun = true;
    }

    /** Whether all of the transaction goes to the database together with its commit, unless somebody flushes before. */
    boolean sendsWhole() {
        return together && commits && !begun;
    }

    boolean ofOneRun() {
        return ofOneRun;
    }

    /** A statement for later, and what reads its result. */
    private record Pending(String sql, @Nullable Object[] arguments, Result result) {

        static Pending of(String sql) {
            return new Pending(sql, new @Nullable Object[0], statement -> {});
        }
    }

    private interface Result {
        void of(PreparedStatement statement) throws SQLException;
    }

    /** What a statement for later answers, once it was {@linkplain #flush() sent}. */
    static final class Answer<T extends @Nullable Object> {
        private @Nullable List<T> rows;

        static <T extends @Nullable Object> Answer<T> of(List<T> rows) {
            Answer<T> answer = new Answer<>();
            answer.rows = rows;
            return answer;
        }

        List<T> rows() {
            return Objects.requireNonNull(rows, "the statement was not sent yet");
        }
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

    /** A value that may be null, of a type in SQL. */
    record ValueOf(String type, @Nullable Object value) {

        int jdbcType() {
            return switch (type) {
                case "varchar" -> Types.VARCHAR;
                case "int4" -> Types.INTEGER;
                case "int8" -> Types.BIGINT;
                case "bytea" -> Types.BINARY;
                case "bool" -> Types.BOOLEAN;
                default -> Types.OTHER;
            };
        }
    }

    /** Turns the current row of a result into a value. */
    @FunctionalInterface
    interface Row<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    /** A select whose rows are there after {@link #flush}. */
    <T extends @Nullable Object> Answer<T> later(String sql, Row<T> reader, @Nullable Object... arguments)
            throws SQLException {
        Answer<T> answer = new Answer<>();
        if (together) {
            pending.add(new Pending(sql, arguments, statement -> {
                try (ResultSet rows = statement.getResultSet()) {
                    answer.rows = read(rows, reader);
                }
            }));
        } else {
            answer.rows = query(sql, reader, arguments);
        }
        return answer;
    }

    /** A change that is made by {@link #flush} at the latest; the number of rows is there then. */
    Answer<Integer> updateLater(String sql, @Nullable Object... arguments) throws SQLException {
        Answer<Integer> answer = new Answer<>();
        if (together) {
            pending.add(new Pending(sql, arguments, statement -> answer.rows = List.of(statement.getUpdateCount())));
        } else {
            answer.rows = List.of(update(sql, arguments));
        }
        return answer;
    }

    /**
     * As {@link #flush}, and the commit goes along where it may. Nothing can follow.
     *
     * @throws StoreException of the kind UNKNOWN when nobody can tell whether the database got to the commit
     */
    void flushLast() throws SQLException {
        if (!commits || pending.isEmpty()) {
            flush();
            return;
        }
        try {
            if (begun) {
                pending.add(Pending.of("commit"));
                flush();
            } else {
                flushWhole();
            }
        } catch (SQLException | RuntimeException e) {
            if (e instanceof SQLException refused && StoreErrors.isRefusal(refused)) {
                throw refused;
            }
            throw new StoreException(
                    StoreException.Kind.UNKNOWN,
                    "the commit was sent with its last statements, but failed: ask for its outcome",
                    e);
        }
    }

    /**
     * All that the transaction has. It begins by a statement among the others: the driver would have it answered before them. A statement that
     * is alone is its own transaction.
     */
    private void flushWhole() throws SQLException {
        boolean answered = false;
        connection.setAutoCommit(true);
        try {
            if (pending.size() > 1) {
                pending.add(0, Pending.of("begin"));
                pending.add(Pending.of("commit"));
            }
            flush();
            answered = true;
        } finally {
            if (!answered) {
                rollback();
            }
            connection.setAutoCommit(false);
        }
    }

    /** The driver does not know that there is something to take back. */
    private void rollback() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("rollback");
        } catch (SQLException broken) {
            // The database takes it back with the connection.
        }
    }

    /** Sends what was kept for later, in one round trip. */
    void flush() throws SQLException {
        begun = true;
        if (pending.isEmpty()) {
            return;
        }
        List<Pending> sent = List.copyOf(pending);
        pending.clear();
        String all = sent.stream().map(Pending::sql).collect(Collectors.joining("; "));
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            int index = 1;
            for (Pending each : sent) {
                for (Object argument : each.arguments()) {
                    index = bind(statement, index, argument);
                }
            }
            statement.execute();
            for (Pending each : sent) {
                each.result().of(statement);
                statement.getMoreResults();
            }
        }
    }

    int update(String sql, @Nullable Object... arguments) throws SQLException {
        flush();
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
        flush();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Reads the rows of a select. */
    <T extends @Nullable Object> List<T> query(String sql, Row<T> reader, @Nullable Object... arguments)
            throws SQLException {
        flush();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet result = statement.executeQuery()) {
                return read(result, reader);
            }
        }
    }

    private static <T extends @Nullable Object> List<T> read(ResultSet result, Row<T> reader) throws SQLException {
        List<T> values = new ArrayList<>();
        while (result.next()) {
            values.add(reader.read(result));
        }
        return values;
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
            bind(statement, index, array);
        } else if (argument instanceof ValueOf typed) {
            if (typed.value() == null) {
                statement.setNull(index, typed.jdbcType());
            } else {
                bind(statement, index, typed.value());
            }
        } else {
            statement.setObject(index, argument);
        }
        return index + 1;
    }

    /** In the form that the driver is quickest with: arrays of Java's type go in binary, and UUIDs, for which it has none, as one text. */
    private void bind(PreparedStatement statement, int index, ArrayOf array) throws SQLException {
        @Nullable Object[] elements = array.elements();
        switch (array.elementType()) {
            case "uuid" ->
                statement.setObject(
                        index, Arrays.stream(elements).map(String::valueOf).collect(IN_BRACES), Types.OTHER);
            case "varchar" -> statement.setArray(index, typed("varchar", elements, String[].class));
            case "int4" -> statement.setArray(index, typed("int4", elements, Integer[].class));
            case "int8" -> statement.setArray(index, typed("int8", elements, Long[].class));
            default -> statement.setArray(index, connection.createArrayOf(array.elementType(), elements));
        }
    }

    private <T> Array typed(String elementType, @Nullable Object[] elements, Class<T[]> type) throws SQLException {
        return connection.createArrayOf(elementType, Arrays.copyOf(elements, elements.length, type));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
