package io.perdura.examples.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.testing.TestWorkflowExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SingleSweepTest {

    private final List<Integer> handled = new CopyOnWriteArrayList<>();

    /** Stumbles over two records, once each. */
    private final RecordSweep stumbling = new RecordSweep() {
        private final List<Integer> stones = new CopyOnWriteArrayList<>(List.of(3, 7));

        @Override
        protected void handle(int record) {
            if (stones.remove((Integer) record)) {
                throw new IllegalStateException("stumbled over record " + record);
            }
            handled.add(record);
        }
    };

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(SingleSweep.class)
            .setActivityImplementations(stumbling)
            .build();

    @Test
    void an_attempt_goes_on_where_the_one_before_came_to(SweepWorkflow sweep) {
        assertThat(sweep.sweep(10)).isEqualTo(10);
        assertThat(handled)
                .containsExactlyElementsOf(IntStream.range(0, 10).boxed().toList());
    }
}
