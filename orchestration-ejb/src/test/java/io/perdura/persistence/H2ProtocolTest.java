package io.perdura.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.Transition;
import java.util.List;
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
    void a_step_costs_the_fence_and_one_insert() throws Exception {
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
    void a_change_of_phase_costs_a_lock_and_an_update_more() throws Exception {
        RunId run = start(ID);
        Transition sleep = draft(ID, run)
                .append(batch(run, 3))
                .current(new CurrentChange.Wake(T0.plusSeconds(9)))
                .build();

        assertThat(statementsOf(List.of(sleep))).hasSize(4);
    }
}
