package io.perdura.examples.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowStub;
import io.perdura.examples.order.OrderFulfilment;
import io.perdura.examples.order.RecordingShop;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.testing.TestWorkflowExtension;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole shipped file, with the real order workflow for each row. */
class FileBatchTest {

    private static final int ORDERS = 1250;

    private final RecordingShop shop = new RecordingShop();

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(FileBatch.class, FileSlice.class, OrderFulfilment.class)
            .setActivityImplementations(shop, new ShippedOrderFiles())
            .build();

    @Test
    void givenTheShippedFile_thenEachOrderIsDoneOrReported(OrderBatchWorkflow batch) {
        BatchResult result = batch.run(new BatchRequest("orders.csv", 100, 10));
        assertThat(result.total()).isEqualTo(ORDERS);
        assertThat(result.done() + result.failed()).isEqualTo(ORDERS);
        assertThat(result.failures()).hasSize(result.failed()).isSortedAccordingTo((a, b) -> a.line() - b.line());
        assertThat(batch.progress()).isEqualTo(new BatchProgress(ORDERS, result.done(), result.failed()));
        assertThat(shop.calls()).filteredOn("ship"::equals).hasSizeGreaterThanOrEqualTo(result.done());
        Map<String, Long> failuresByType =
                result.failures().stream().collect(Collectors.groupingBy(OrderFailure::type, Collectors.counting()));
        assertThat(failuresByType)
                .containsOnlyKeys(
                        "OutOfStock", "CardDeclined", "NotShippable", "NotApproved", "InvalidOrder", "UnreadableRow")
                .containsEntry("NotApproved", 2L)
                .containsEntry("InvalidOrder", 3L)
                .containsEntry("UnreadableRow", 2L);
    }

    @Test
    void givenAnUnknownFile_thenTheBatchFails(OrderBatchWorkflow batch) {
        WorkflowFailedException failed = failure(batch, new BatchRequest("../orders.csv", null, null));
        assertThat(failed.getCause()).isInstanceOf(ActivityFailure.class);
        assertThat(failed.getCause().getCause())
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo(OrderFileActivities.UNKNOWN_FILE));
    }

    @Test
    void givenAWrongField_thenTheBatchFailsAndNamesIt(OrderBatchWorkflow batch) {
        WorkflowFailedException failed = failure(batch, new BatchRequest("orders.csv", 0, 10));
        assertThat(failed.getCause()).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.getType()).isEqualTo(BatchRequest.INVALID_BATCH);
            assertThat(failure.getOriginalMessage()).isEqualTo("childSize is 0, expected 1 to 1000");
        });
    }

    private static WorkflowFailedException failure(OrderBatchWorkflow batch, BatchRequest request) {
        WorkflowClient.start(batch::run, request);
        return catchThrowableOfType(
                WorkflowFailedException.class,
                () -> WorkflowStub.fromTyped(batch).getResult(BatchResult.class));
    }
}
