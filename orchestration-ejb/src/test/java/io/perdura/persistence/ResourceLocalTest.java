package io.perdura.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.engine.port.StoreException;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known of a transaction when its connection breaks. */
class ResourceLocalTest {

    private static final String AUTO_COMMIT_AGAIN = "setAutoCommit true";

    private final List<String> broken = new ArrayList<>();
    private final DataSource source = breaking(DatabaseUnderTest.h2().dataSource());
    private final EntityManagerFactory factory =
            Persistence.createEntityManagerFactory(PersistenceUnit.NAME, PersistenceUnit.local("breaking", source));
    private final ResourceLocal transactions = new ResourceLocal(factory, source);

    /** Connections on which the calls that are broken fail after they were made. */
    private DataSource breaking(DataSource real) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    Object result = invoke(real, method, arguments);
                    return result instanceof Connection connection ? breaking(connection) : result;
                });
    }

    private Connection breaking(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    Object result = invoke(real, method, arguments);
                    String call = method.getName() + (arguments == null ? "" : " " + arguments[0]);
                    if (broken.contains(call)) {
                        throw new SQLException("the connection broke", "08006");
                    }
                    return result;
                });
    }

    private static Object invoke(Object on, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static String ask(Connection connection, boolean local) {
        try (Statement statement = connection.createStatement()) {
            return String.valueOf(statement.execute("select 1"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        broken.clear();
        factory.close();
    }

    @Test
    void what_is_committed_stays_committed_when_the_connection_breaks_afterwards() {
        broken.addAll(List.of(AUTO_COMMIT_AGAIN, "close"));

        assertThat(transactions.plain(ResourceLocalTest::ask)).isEqualTo("true");
    }

    @Test
    void a_commit_without_an_answer_is_unknown() {
        broken.addAll(List.of("commit", AUTO_COMMIT_AGAIN, "close"));

        assertThatThrownBy(() -> transactions.plain(ResourceLocalTest::ask))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(StoreException.Kind.UNKNOWN));
    }

    @Test
    void the_reason_is_told_though_the_rollback_fails_too() {
        broken.addAll(List.of("rollback", AUTO_COMMIT_AGAIN, "close"));

        assertThatThrownBy(() -> transactions.plain((connection, local) -> {
                    throw new IllegalArgumentException("the reason");
                }))
                .hasMessage("the reason");
    }
}
