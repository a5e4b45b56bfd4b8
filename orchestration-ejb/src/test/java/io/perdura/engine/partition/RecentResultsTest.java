package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.RunId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentResultsTest {

    private final RecentResults recent = new RecentResults();

    private static RunResult result(int run, int bytes, @Nullable Failure failure) {
        return new RunResult(
                "w",
                RunId.of(run, 0, 0),
                "Type",
                WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED,
                Payload.of("json/plain", new byte[bytes]),
                failure);
    }

    private static RunTarget run(int run) {
        return new RunTarget("w", RunId.of(run, 0, 0));
    }

    @Test
    void a_run_is_known_by_its_run_id_alone() {
        recent.put(result(1, 10, null));

        assertThat(recent.of(run(1))).contains(result(1, 10, null));
        assertThat(recent.of(RunTarget.of("w"))).isEmpty();
        assertThat(recent.of(new RunTarget("w", null, RunId.of(1, 0, 0)))).isPresent();
        assertThat(recent.of(new RunTarget("other", RunId.of(1, 0, 0)))).isEmpty();
    }

    @Test
    void large_results_and_failures_are_read_where_they_are_stored() {
        recent.put(result(1, 100_000, null));
        recent.put(result(2, 1, Failure.application("Type", "why", true)));

        assertThat(recent.of(run(1))).isEmpty();
        assertThat(recent.of(run(2))).isEmpty();
    }

    @Test
    void only_the_last_ones_are_kept() {
        for (int i = 0; i < 1_500; i++) {
            recent.put(result(i, 1, null));
        }

        assertThat(recent.of(run(0))).isEmpty();
        assertThat(recent.of(run(499))).isEmpty();
        assertThat(recent.of(run(500))).isPresent();
    }
}
