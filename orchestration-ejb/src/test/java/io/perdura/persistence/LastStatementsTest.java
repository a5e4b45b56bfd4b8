package io.perdura.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.engine.port.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commit that goes along with the last statements, on PostgreSQL. */
class LastStatementsTest {

    private final DataSource source = DatabaseUnderTest.postgres().dataSource();

    @BeforeEach
    void createTable() throws SQLException {
        execute("create table last_statements (id integer primary key)");
    }

    @AfterEach
    void dropTable() throws SQLException {
        execute("drop table last_statements");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int rows() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from last_statements")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection begun() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** A connection that breaks after its statements were executed, before their answer is read. */
    private static Connection breaking(Connection real) {
        return proxy(Connection.class, real, PreparedStatement.class);
    }

    private static <T> T proxy(Class<T> type, T real, Class<?> inner) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object result = invoke(real, method, arguments);
                    if (method.getName().equals("execute")) {
                        throw new SQLException("the connection broke", "08006");
                    }
                    return result instanceof PreparedStatement statement && inner == PreparedStatement.class
                            ? proxy(PreparedStatement.class, statement, Void.class)
                            : result;
                });
        return type.cast(proxy);
    }

    private static Object invoke(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    void are_committed_at_once() throws SQLException {
        try (Connection connection = begun()) {
            Sql sql = new Sql(connection, true, true);
            sql.updateLater("insert into last_statements values (?)", 1);
            Sql.Answer<Integer> second = sql.updateLater("insert into last_statements values (?), (?)", 2, 3);

            sql.flushLast();

            assertThat(second.rows()).containsExactly(2);
            assertThat(rows()).isEqualTo(3);
            connection.rollback();
            assertThat(rows()).isEqualTo(3);
        }
    }

    @Test
    void are_not_committed_where_others_take_part() throws SQLException {
        try (Connection connection = begun()) {
            Sql sql = new Sql(connection, true, false);
            sql.updateLater("insert into last_statements values (?)", 1);

            sql.flushLast();

            assertThat(rows()).isZero();
            connection.commit();
            assertThat(rows()).isEqualTo(1);
        }
    }

    @Test
    void one_that_is_refused_takes_all_back() throws SQLException {
        try (Connection connection = begun()) {
            Sql sql = new Sql(connection, true, true);
            sql.updateLater("insert into last_statements values (?)", 1);
            sql.updateLater("insert into last_statements values (?)", 1);

            assertThatThrownBy(sql::flushLast)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("23505"));
            connection.rollback();
            assertThat(rows()).isZero();
        }
    }

    @Test
    void without_an_answer_are_unknown() throws SQLException {
        try (Connection connection = begun()) {
            Sql sql = new Sql(breaking(connection), true, true);
            sql.updateLater("insert into last_statements values (?)", 1);

            assertThatThrownBy(sql::flushLast)
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(StoreException.Kind.UNKNOWN));
            assertThat(rows()).isEqualTo(1);
        }
    }
}
