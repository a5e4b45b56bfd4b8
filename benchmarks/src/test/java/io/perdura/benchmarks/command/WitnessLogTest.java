package io.perdura.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WitnessLogTest {

    private static final WitnessLog LOG = WitnessLog.of(
            List.of(
                    "w7-1 1 1700000000001",
                    "w7-2 1 1700000000002",
                    "w6-1 1 1700000000003",
                    "w7-1 2 1700000000004",
                    "w7-1 2 1700000000009",
                    "w7-1 3 17000"),
            "w7-");

    @Test
    void other_workflows_and_a_line_that_a_kill_cut_short_do_not_count() {
        assertThat(LOG.executions()).isEqualTo(4);
        assertThat(LOG.distinct()).isEqualTo(3);
    }

    @Test
    void what_was_run_again_shows() {
        assertThat(LOG.most()).isEqualTo(2);
        assertThat(LOG.at(2)).isEqualTo(1700000000009L);
        assertThat(LOG.firstAfter(1700000000004L)).isEqualTo(1700000000009L);
    }
}
