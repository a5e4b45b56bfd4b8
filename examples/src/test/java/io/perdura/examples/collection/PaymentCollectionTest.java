package io.perdura.examples.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.BatchRequest;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.testing.TestWorkflowExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaymentCollectionTest {

    private static final String WORKFLOW_ID = "collection-of-ann";

    private final CollectingBank bank = new CollectingBank();

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(PaymentCollection.class)
            .setActivityImplementations(bank)
            .build();

    @Test
    void whoever_pays_begins_a_batch_or_joins_the_one_that_is_there(WorkflowClient client, WorkflowOptions options) {
        pay(client, options, "p-1", 100);
        pay(client, options, "p-2", 20);
        pay(client, options, "p-2", 20);
        assertThat(bank.balanceCents("ann")).isZero();
        pay(client, options, "p-3", 3);
        assertThat(resultOf(client)).isEqualTo(123);
        assertThat(bank.balanceCents("ann")).isEqualTo(123);

        pay(client, options, "p-4", 1_000);
        pay(client, options, "p-5", 1_000);
        pay(client, options, "p-6", 1_000);
        assertThat(resultOf(client)).isEqualTo(3_000);
        assertThat(bank.balanceCents("ann")).isEqualTo(3_123);
    }

    private static void pay(WorkflowClient client, WorkflowOptions options, String reference, long cents) {
        CollectionWorkflow collection = client.newWorkflowStub(
                CollectionWorkflow.class,
                options.toBuilder().setWorkflowId(WORKFLOW_ID).build());
        BatchRequest request = client.newSignalWithStartRequest();
        request.add(collection::collect, "ann", 3);
        request.add(collection::pay, reference, cents);
        client.signalWithStart(request);
    }

    private static long resultOf(WorkflowClient client) {
        return WorkflowStub.fromTyped(client.newWorkflowStub(CollectionWorkflow.class, WORKFLOW_ID))
                .getResult(Long.class);
    }
}
