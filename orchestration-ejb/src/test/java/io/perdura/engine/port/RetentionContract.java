package io.perdura.engine.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.IndexedValueType;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.Visible;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store promises of deleting closed runs. */
public abstract class RetentionContract extends StoreContract {

    private static final Instant LATER = T0.plusSeconds(3_600);

    private RunId closed(String workflowId, Instant start, Instant close) {
        RunId runId = newRunId();
        Visible visible = new Visible(
                Map.of(),
                SearchAttributes.newBuilder()
                        .set(SearchAttributeKey.forKeyword("Customer"), "c-1")
                        .build());
        stores.clients().registerAttributes(Map.of("Customer", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        start(new NewRun(execution(workflowId, runId, start).withVisible(visible), "r", batch(runId, 1)));
        commit(draft(workflowId, runId)
                .append(batch(runId, 3))
                .current(new CurrentChange.Close(new CurrentChange.Closed(
                        WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED, close, 3, 3, true, true)))
                .build());
        return runId;
    }

    private ClientStore.Removed remove(String workflowId, Instant from, int limit) {
        return stores.clients().removeClosed(List.of(fence(workflowId).partition()), LATER, from, limit);
    }

    @Test
    void a_run_that_closed_before_is_deleted_with_all_that_is_its() {
        RunId run = closed("order-1", T0, LATER.minusMillis(1));

        assertThat(remove("order-1", Instant.EPOCH, 10)).isEqualTo(new ClientStore.Removed(1, T0));

        assertThat(stores.runs().execution(run)).isEmpty();
        assertThat(stores.runs().history(run, 1, 10)).isEmpty();
        assertThat(current("order-1")).isEmpty();
        assertThat(stores.runs()
                        .count(ExecutionFilter.parse(
                                "Customer = 'c-1'", stores.runs().attributeTypes())))
                .isZero();
        assertThat(remove("order-1", Instant.EPOCH, 10)).isEqualTo(new ClientStore.Removed(0, null));
    }

    @Test
    void what_is_open_or_closed_later_stays() {
        RunId open = start("order-1");
        assertThat(remove("order-1", Instant.EPOCH, 10).runs()).isZero();
        assertThat(stores.runs().execution(open)).isPresent();

        RunId later = closed("order-2", T0, LATER);
        assertThat(remove("order-2", Instant.EPOCH, 10).runs()).isZero();
        assertThat(stores.runs().execution(later)).isPresent();
    }

    @Test
    void an_id_that_belongs_to_a_newer_run_stays_taken() {
        RunId old = closed("order-1", T0, T0.plusSeconds(1));
        RunId next = newRunId();
        NewRun successor = new NewRun(execution("order-1", next, T0.plusSeconds(2)), "r-2", batch(next, 1));
        commit(draft("order-1", next)
                .current(new CurrentChange.Create(successor, old, T0.plusSeconds(2), null))
                .build());

        assertThat(remove("order-1", Instant.EPOCH, 10).runs()).isEqualTo(1);

        assertThat(stores.runs().execution(old)).isEmpty();
        assertThat(current("order-1").orElseThrow().runId()).isEqualTo(next);
    }
}
