package io.perdura.examples.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityPolicy;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.failure.ApplicationFailure;
import io.perdura.testing.TestWorkflowEnvironment;
import io.perdura.testing.TestWorkflowExtension;
import io.perdura.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many slices work at a time is seen from how long they take together. */
class SlidingWindowTest {

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(FileBatch.class, HourLongSlice.class)
            .setActivityImplementations(new SixtyOrders())
            .build();

    @Test
    void givenSixSlicesOfAnHour_whenTwoMayWork_thenTheyTakeThreeHours(
            OrderBatchWorkflow batch, TestWorkflowEnvironment environment) {
        long start = environment.currentTimeMillis();
        WorkflowClient.start(batch::run, new BatchRequest("sixty.csv", 10, 2));
        environment.sleep(Duration.ofMinutes(90));
        assertThat(batch.progress()).isEqualTo(new BatchProgress(60, 20, 0));
        WorkflowStub.fromTyped(batch).getResult(BatchResult.class);
        assertThat(Duration.ofMillis(environment.currentTimeMillis() - start))
                .isBetween(Duration.ofHours(3), Duration.ofHours(3).plusMinutes(1));
    }

    @Test
    void givenASliceThatIsLost_thenItsOrdersAreReportedAndTheOthersAreDone(OrderBatchWorkflow batch) {
        BatchResult result = batch.run(new BatchRequest("lost.csv", 10, 6));
        assertThat(result.done()).isEqualTo(50);
        assertThat(result.failures()).hasSize(10).first().satisfies(failure -> {
            assertThat(failure.line()).isEqualTo(22);
            assertThat(failure.type()).isEqualTo("SliceLost");
            assertThat(failure.reason()).contains("look at the order's own run");
        });
    }

    @ActivityPolicy(startToClose = "PT1M")
    static class SixtyOrders implements OrderFileActivities {

        @Override
        public int countOrders(String file) {
            return 60;
        }

        @Override
        public List<OrderRow> readOrders(String file, int first, int size) {
            throw new AssertionError("The slices of this test read nothing");
        }
    }

    /** Stands in for the real slice. */
    public static class HourLongSlice implements OrderSliceWorkflow {

        @Override
        public SliceResult run(Slice slice) {
            if (slice.file().equals("lost.csv") && slice.first() == 20) {
                throw ApplicationFailure.newNonRetryableFailure("Lost", "Lost");
            }
            Workflow.sleep(Duration.ofHours(1));
            return new SliceResult(slice.size(), List.of());
        }
    }
}
