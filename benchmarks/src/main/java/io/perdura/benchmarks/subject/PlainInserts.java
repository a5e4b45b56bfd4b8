package io.perdura.benchmarks.subject;

import io.perdura.benchmarks.load.Operation;
import io.perdura.benchmarks.measure.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The limit: what the database does when nothing but rows of 150 bytes is inserted, over plain JDBC, one connection for each
 * caller. {@code limit1} commits each row alone, {@code limit100} a hundred at a time.
 */
public final class PlainInserts implements AutoCloseable {

    public static final String DATABASE = "plain";

    private final String url;
    private final String user;
    private final List<Connection> connections = new ArrayList<>();
    private final ThreadLocal<PreparedStatement> statements = ThreadLocal.withInitial(this::connect);

    public PlainInserts(Postgres postgres) {
        url = postgres.fresh(DATABASE) + "?reWriteBatchedInserts=true";
        user = postgres.user();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table row (a bigint not null, b integer not null, c bytea not null)");
        } catch (SQLException e) {
            throw new IllegalStateException("no table for plain inserts", e);
        }
    }

    /** What a caller does. */
    public Operation operation(String work) {
        int rows = work.equals("limit100") ? 100 : 1;
        return number -> insert(number, rows);
    }

    private long insert(long number, int rows) throws SQLException {
        PreparedStatement statement = statements.get();
        long begin = System.nanoTime();
        for (int row = 0; row < rows; row++) {
            statement.setLong(1, number);
            statement.setInt(2, row);
            statement.setBytes(3, new byte[150]);
            statement.addBatch();
        }
        statement.executeBatch();
        statement.getConnection().commit();
        return begin;
    }

    private PreparedStatement connect() {
        try {
            Connection connection = DriverManager.getConnection(url, user, "");
            connection.setAutoCommit(false);
            synchronized (connections) {
                connections.add(connection);
            }
            return connection.prepareStatement("insert into row (a, b, c) values (?, ?, ?)");
        } catch (SQLException e) {
            throw new IllegalStateException("no connection for plain inserts", e);
        }
    }

    @Override
    public void close() {
        synchronized (connections) {
            for (Connection connection : connections) {
                try {
                    connection.close();
                } catch (SQLException e) {
                    // Its database is dropped or stopped next.
                }
            }
        }
    }
}
