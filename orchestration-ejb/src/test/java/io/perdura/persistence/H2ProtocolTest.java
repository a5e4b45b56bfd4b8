package io.perdura.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.Transition;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The protocols over H2, and what they cost. */
class H2ProtocolTest extends ProtocolContract {

    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.h2();
    }

    @Override
    protected String garbage() {
        return "X'6301'";
    }

    @Test
    void a_step_costs_the_fence_and_one_insert() {
        RunId run = start(ID);
        List<Transition> steps = List.of(step(ID, run, 3), step(ID, run, 5), step(ID, run, 7));

        List<String> statements = statementsOf(steps);

        assertThat(statements).hasSize(2);
        assertThat(statements.get(0))
                .startsWith("select partition_no, epoch from pd_partition")
                .endsWith("for update");
        assertThat(statements.get(1)).startsWithIgnoringCase("insert into pd_history");
    }

    @Test
    void a_change_of_phase_costs_a_lock_and_an_update_more() {
        RunId run = start(ID);
        Transition sleep = draft(ID, run)
                .append(batch(run, 3))
                .current(new CurrentChange.Wake(T0.plusSeconds(9)))
                .build();

        assertThat(statementsOf(List.of(sleep))).hasSize(4);
    }

    /** Commits through a store of the same tables that records what it sends. */
    private List<String> statementsOf(List<Transition> transitions) {
        List<String> statements = new ArrayList<>();
        AtomicReference<String> namespace = new AtomicReference<>();
        business(unit -> {
            try (var result = unit.connection()
                    .createStatement()
                    .executeQuery("select namespace from pd_current where run_id = '"
                            + transitions.get(0).runId() + "'")) {
                result.next();
                namespace.set(result.getString(1));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        DataSource recorded = recording(database().dataSource(), statements);
        try (var units = Persistence.createEntityManagerFactory(
                PersistenceUnit.NAME, PersistenceUnit.local("recorded", recorded))) {
            JpaStore store =
                    new JpaStore(namespace.get(), new LocalTransactions(units, recorded, units), CrashPoint.Hook.NONE);
            statements.clear();
            assertThat(store.transitions().commit(transitions)).containsOnly(CommitResult.COMMITTED);
        }
        return statements;
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
