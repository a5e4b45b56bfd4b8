package io.perdura.persistence;

import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.Transition;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A store of the same tables that records what it sends, one entry a round trip. */
final class RecordedStatements implements AutoCloseable {

    private final List<String> statements = new ArrayList<>();
    private final AutoCloseable units;
    private final JpaStore store;

    RecordedStatements(DataSource dataSource, String namespace) {
        DataSource recorded = recording(dataSource, statements);
        var factory = Persistence.createEntityManagerFactory(
                PersistenceUnit.NAME, PersistenceUnit.local("recorded", recorded));
        units = factory;
        store = new JpaStore(namespace, new LocalTransactions(factory, recorded, factory), CrashPoint.Hook.NONE);
    }

    List<CommitResult> commit(List<Transition> transitions) {
        statements.clear();
        return store.transitions().commit(transitions);
    }

    List<String> statements() {
        return List.copyOf(statements);
    }

    @Override
    public void close() throws Exception {
        units.close();
    }

    private static DataSource recording(DataSource dataSource, List<String> statements) {
        return proxy(DataSource.class, dataSource, (method, result, args) -> {
            if (!method.equals("getConnection")) {
                return result;
            }
            return proxy(Connection.class, result, (inner, value, innerArgs) -> {
                if (inner.equals("prepareStatement")) {
                    statements.add((String) innerArgs[0]);
                }
                return value;
            });
        });
    }

    private interface After {
        Object on(String method, Object result, Object[] args);
    }

    private static <T> T proxy(Class<T> type, Object target, After after) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                return after.on(method.getName(), method.invoke(target, args), args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
