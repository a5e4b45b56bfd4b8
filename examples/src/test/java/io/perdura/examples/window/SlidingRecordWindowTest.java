package io.perdura.examples.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityPolicy;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.failure.ApplicationFailure;
import io.perdura.testing.TestWorkflowExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SlidingRecordWindowTest {

    private static final int UNUSABLE_RECORD = 7;

    private final CountingDesk desk = new CountingDesk();

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(SlidingRecordWindow.class, ReportingRecord.class)
            .setActivityImplementations(desk)
            .build();

    @Test
    void each_record_is_worked_on_once_over_several_runs_a_few_at_a_time(
            RecordWindowWorkflow window, WorkflowClient client) {
        assertThat(window.workThrough(WindowRequest.of(20, 3, 6))).isEqualTo(20);
        assertThat(desk.worked)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).boxed().toList());
        assertThat(desk.mostAtATime.get()).isBetween(1, 3);
        assertThat(client.countWorkflows("WorkflowType = 'RecordWindow' AND ExecutionStatus = 'ContinuedAsNew'")
                        .getCount())
                .isEqualTo(3);
        assertThat(client.countWorkflows("WorkflowType = 'Record' AND ExecutionStatus = 'Failed'")
                        .getCount())
                .isEqualTo(1);
    }

    @Test
    void a_window_of_nothing_is_refused(RecordWindowWorkflow window) {
        assertThatThrownBy(() -> window.workThrough(WindowRequest.of(20, 0, 6)))
                .isInstanceOf(WorkflowFailedException.class)
                .rootCause()
                .hasMessageContaining("windowSize is 0");
    }

    @ActivityPolicy(startToClose = "PT1M")
    static class CountingDesk implements RecordActivities {
        private final List<Integer> worked = new CopyOnWriteArrayList<>();
        private final AtomicInteger atATime = new AtomicInteger();
        private final AtomicInteger mostAtATime = new AtomicInteger();

        @Override
        public void workOnRecord(int record) {
            mostAtATime.accumulateAndGet(atATime.incrementAndGet(), Math::max);
            try {
                worked.add(record);
                if (record == UNUSABLE_RECORD) {
                    throw ApplicationFailure.newNonRetryableFailure("Unusable", "Unusable");
                }
            } finally {
                atATime.decrementAndGet();
            }
        }
    }
}
