package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.perdura.client.WorkflowClient;
import io.perdura.client.batch.BatchClient;
import io.perdura.client.batch.BatchDescription;
import io.perdura.client.batch.BatchDescription.Status;
import io.perdura.client.batch.BatchException;
import io.perdura.client.batch.BatchOperation;
import io.perdura.client.batch.BatchOperation.Kind;
import io.perdura.client.batch.BatchOperation.ResetTo;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** One operation on many workflows. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class BatchTest extends Kit {

    private static final String OPEN = "WorkflowType = 'Desk' AND ExecutionStatus = 'Running'";

    BatchTest(int cachedRuns) {
        super(cachedRuns);
    }

    @WorkflowInterface
    public interface Desk {
        @WorkflowMethod
        String work(String name);

        @SignalMethod
        void call(String what);
    }

    public static class DeskWorkflow implements Desk {
        private String called = "";

        @Override
        public String work(String name) {
            Workflow.await(Duration.ofDays(100), () -> called.contains("stop"));
            return name + called;
        }

        @Override
        public void call(String what) {
            called += " " + what;
        }
    }

    private BatchClient batches;

    @BeforeEach
    void begin() {
        run(DeskWorkflow.class);
        batches = env.getBatchClient();
    }

    private void desks(int count) {
        for (int i = 0; i < count; i++) {
            WorkflowClient.start(stub(Desk.class, "desk-" + i)::work, "desk-" + i);
        }
    }

    private BatchDescription ended(String batch) {
        while (batches.describe(batch).status() == Status.RUNNING) {
            env.sleep(Duration.ofSeconds(1));
        }
        return batches.describe(batch);
    }

    @Test
    void a_batch_terminates_what_matches_at_its_rate() {
        desks(130);
        String batch = batches.start(BatchOperation.terminate("WorkflowId != 'desk-7' AND " + OPEN, "cleaning up")
                .withRate(40));

        BatchDescription end = ended(batch);

        assertThat(end.status()).isEqualTo(Status.COMPLETED);
        assertThat(end.total()).isEqualTo(129);
        assertThat(end.done()).isEqualTo(129);
        assertThat(end.failed()).isZero();
        assertThat(Duration.between(end.startedAt(), Objects.requireNonNull(end.closedAt())))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(client.countWorkflows("ExecutionStatus = 'Terminated'").getCount())
                .isEqualTo(129);
        assertThat(client.countWorkflows(OPEN).getCount()).isEqualTo(1);
    }

    @Test
    void the_batches_that_there_are_are_listed_newest_first() {
        assertThat(batches.list()).isEmpty();
        desks(1);
        String first = batches.start(BatchOperation.signal(OPEN, "news", "call", "one"));
        ended(first);
        String second = batches.start(BatchOperation.cancel(OPEN, "over"));
        assertThat(batches.list()).extracting(BatchDescription::batchId).containsExactly(second, first);
        assertThat(batches.list()).extracting(BatchDescription::kind).containsExactly(Kind.CANCEL, Kind.SIGNAL);
    }

    @Test
    void a_batch_cancels_what_matches() {
        desks(3);

        BatchDescription end = ended(batches.start(BatchOperation.cancel(OPEN, "enough")));

        assertThat(end.done()).isEqualTo(3);
        assertThat(client.countWorkflows("ExecutionStatus = 'Canceled'").getCount())
                .isEqualTo(3);
    }

    @Test
    void a_batch_signals_each_once() {
        desks(3);

        BatchDescription end = ended(batches.start(BatchOperation.signal(OPEN, "closing time", "call", "stop")));

        assertThat(end.done()).isEqualTo(3);
        assertThat(client.newUntypedWorkflowStub("desk-2").getResult(String.class))
                .isEqualTo("desk-2 stop");
    }

    @Test
    void a_batch_resets_each_once() {
        desks(3);
        callEach();

        BatchDescription end = ended(
                batches.start(BatchOperation.reset("WorkflowType = 'Desk'", "a new price list", ResetTo.FIRST_TASK)));

        assertThat(end.done()).isEqualTo(3);
        assertThat(end.failures()).isEmpty();
        assertThat(client.countWorkflows("WorkflowType = 'Desk'").getCount()).isEqualTo(6);
        assertThat(client.countWorkflows(OPEN).getCount()).isEqualTo(3);
    }

    private void callEach() {
        for (int i = 0; i < 3; i++) {
            client.newUntypedWorkflowStub("desk-" + i).signal("call", "again");
        }
    }

    @Test
    void what_it_cant_deal_with_is_counted_and_named() {
        desks(2);
        client.newUntypedWorkflowStub("desk-0").signal("call", "stop");
        assertThat(client.newUntypedWorkflowStub("desk-0").getResult(String.class))
                .isEqualTo("desk-0 stop");
        WorkflowClient.start(stub(Desk.class, "desk-0")::work, "desk-0");

        BatchDescription end =
                ended(batches.start(BatchOperation.reset("WorkflowId = 'desk-0'", "", ResetTo.LAST_TASK)));

        assertThat(end.total()).isEqualTo(2);
        assertThat(end.done()).isEqualTo(1);
        assertThat(end.failed()).isEqualTo(1);
        assertThat(end.failures().get(0).workflowId()).isEqualTo("desk-0");
    }

    @Test
    void a_batch_can_be_stopped() {
        desks(30);
        String batch =
                batches.start(BatchOperation.terminate(OPEN, "cleaning up").withRate(1));

        env.sleep(Duration.ofSeconds(5));
        batches.stop(batch, "a mistake");

        BatchDescription end = ended(batch);
        assertThat(end.status()).isEqualTo(Status.STOPPED);
        assertThat(end.stopReason()).isEqualTo("a mistake");
        assertThat(end.done()).isBetween(3L, 12L);
        batches.stop(batch, "again");
    }

    @Test
    void what_cant_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches.start(BatchOperation.cancel("Nonsense", "")))
                .withMessageContaining("query, position 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchOperation.cancel(" ", ""))
                .withMessageContaining("query is empty");
        assertThatExceptionOfType(BatchException.class)
                .isThrownBy(() -> batches.describe("nobody"))
                .withMessageContaining("no batch has");
        assertThatExceptionOfType(BatchException.class).isThrownBy(() -> batches.stop("nobody", ""));
    }
}
