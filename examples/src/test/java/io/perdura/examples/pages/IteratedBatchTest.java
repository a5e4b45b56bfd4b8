package io.perdura.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.testing.TestWorkflowExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IteratedBatchTest {

    private final List<String> handled = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(IteratedBatch.class)
            .setActivityImplementations(new CatalogPages() {
                @Override
                public void handlePageRecord(String record) {
                    handled.add(record);
                }
            })
            .build();

    @Test
    void each_page_is_a_run(PagedBatchWorkflow batch, WorkflowClient client) {
        assertThat(batch.workThrough(10, 0)).isEqualTo(CatalogPages.RECORDS);
        assertThat(handled)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, CatalogPages.RECORDS)
                        .mapToObj(record -> "record-" + record)
                        .toList());
        assertThat(client.countWorkflows("ExecutionStatus = 'ContinuedAsNew'").getCount())
                .isEqualTo(4);
    }
}
