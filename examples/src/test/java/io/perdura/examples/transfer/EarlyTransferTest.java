package io.perdura.examples.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.UpdateOptions;
import io.perdura.client.WithStartWorkflowOperation;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowUpdateException;
import io.perdura.failure.ApplicationFailure;
import io.perdura.testing.TestWorkflowExtension;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EarlyTransferTest {

    private final CountDownLatch mayComplete = new CountDownLatch(1);

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(EarlyTransfer.class)
            .setActivityImplementations(new TransferActivities() {
                @Override
                public String mintTransaction(TransferRequest request) {
                    if (request.cents() <= 0) {
                        throw ApplicationFailure.newNonRetryableFailure("nothing to transfer", INVALID_TRANSFER);
                    }
                    return "t-1";
                }

                @Override
                public void completeTransaction(String transaction) {
                    try {
                        mayComplete.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            })
            .build();

    private static UpdateOptions<String> options() {
        return UpdateOptions.<String>newBuilder().build();
    }

    @Test
    void the_caller_has_the_answer_before_the_transfer_is_carried_out(TransferWorkflow transfer) {
        WithStartWorkflowOperation<String> start =
                new WithStartWorkflowOperation<>(transfer::transfer, new TransferRequest("a", "b", 100));
        assertThat(WorkflowClient.executeUpdateWithStart(transfer::accepted, options(), start))
                .isEqualTo("t-1");
        mayComplete.countDown();
        assertThat(start.getResult()).isEqualTo("t-1");
    }

    @Test
    void a_transfer_that_can_not_be_fails_early_and_the_run_with_it(TransferWorkflow transfer) {
        WithStartWorkflowOperation<String> start =
                new WithStartWorkflowOperation<>(transfer::transfer, new TransferRequest("a", "b", 0));
        assertThatThrownBy(() -> WorkflowClient.executeUpdateWithStart(transfer::accepted, options(), start))
                .isInstanceOf(WorkflowUpdateException.class);
        assertThatThrownBy(start::getResult).isInstanceOf(WorkflowFailedException.class);
    }
}
