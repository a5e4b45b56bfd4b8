package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.engine.port.PartitionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WakeQueueTest {

    private static final PartitionId PARTITION = new PartitionId("default", 0);

    private final List<Instant> alarms = new ArrayList<>();
    private final WakeQueue queue = new WakeQueue(alarms::add);

    @Test
    void what_lies_beyond_the_horizon_is_left_to_the_database() {
        queue.horizon(1_000);
        queue.look(PARTITION, "soon", 900);
        queue.look(PARTITION, "late", 1_100);

        assertThat(queue.take(2_000).runs())
                .extracting(WakeQueue.Entry::workflowId)
                .containsExactly("soon");
    }

    @Test
    void however_many_sleep_few_are_kept_and_the_horizon_tells_which() {
        int runs = 50_000;
        queue.horizon(10L * runs);
        for (int each = 1; each <= runs; each++) {
            queue.look(PARTITION, "w-" + each, each);
        }

        WakeQueue.Due due = queue.take(runs);

        assertThat(due.runs()).hasSizeLessThanOrEqualTo(20_000);
        assertThat(due.horizonReached()).isTrue();
        assertThat(due.runs().get(due.runs().size() - 1).atMillis())
                .as("everything up to the horizon is there")
                .isEqualTo(due.runs().size())
                .isEqualTo(queue.horizonMillis());
    }

    @Test
    void a_crowd_at_one_instant_is_left_to_the_database_as_a_whole() {
        queue.horizon(1_000);
        queue.look(PARTITION, "first", 10);
        for (int each = 0; each < 20_000; each++) {
            queue.look(PARTITION, "w-" + each, 500);
        }

        assertThat(queue.horizonMillis()).isEqualTo(499);
        assertThat(queue.take(1_000).runs())
                .extracting(WakeQueue.Entry::workflowId)
                .containsExactly("first");
    }
}
