package io.perdura.engine.port;

import static io.perdura.common.WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL;
import static io.perdura.common.WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING;
import static io.perdura.common.WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE;
import static io.perdura.common.WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY;
import static io.perdura.common.WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ClientStore.StartResult.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The rules of {@link ClientStore} outside a caller's transaction. */
public abstract class ClientStoreContract extends StoreContract {

    private static final String ID = "order-1";

    @Test
    void a_started_run_is_due_at_once() {
        NewRun run = newRun(ID, "r-1");

        ClientStore.StartResult result = start(run);

        RunId runId = run.execution().runId();
        CurrentRun row =
                new CurrentRun(ID, runId, partition(ID), run.execution().status(), "r-1", T0);
        assertThat(result).isEqualTo(new ClientStore.StartResult(row, Outcome.STARTED));
        assertThat(current(ID)).contains(row);
        assertThat(stores.runs().execution(runId)).contains(run.execution());
        assertThat(stores.runs().history(runId, 1, 10))
                .singleElement()
                .satisfies(
                        batch -> assertThat(batch.bytes()).isEqualTo(run.first().bytes()));
    }

    @Test
    void a_repeated_request_answers_the_run_it_started() {
        RunId run = start(newRun(ID, "r-1")).run().runId();

        ClientStore.StartResult again = start(newRun(ID, "r-1"));

        assertThat(again.outcome()).isEqualTo(Outcome.SAME_REQUEST);
        assertThat(again.run().runId()).isEqualTo(run);
        close(run);
        assertThat(start(newRun(ID, "r-1")).outcome()).as("closed since").isEqualTo(Outcome.SAME_REQUEST);
    }

    @Test
    void an_open_run_goes_by_the_conflict_policy() {
        RunId run = start(ID);

        assertThat(start(newRun(ID)).outcome()).isEqualTo(Outcome.ALREADY_OPEN);
        ClientStore.StartResult used = stores.clients()
                .start(newRun(ID), WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE, WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING);
        assertThat(used.outcome()).isEqualTo(Outcome.USED_EXISTING);
        assertThat(used.run().runId()).isEqualTo(run);
    }

    @Test
    void a_closed_run_goes_by_the_reuse_policy() {
        RunId run = start(ID);
        close(run);

        assertThat(startWith(WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)).isEqualTo(Outcome.REUSE_REFUSED);
        assertThat(startWith(WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY))
                .as("it completed")
                .isEqualTo(Outcome.REUSE_REFUSED);
        assertThat(startWith(WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)).isEqualTo(Outcome.STARTED);
        assertThat(current(ID).orElseThrow().runId()).isNotEqualTo(run);
        assertThat(current(ID).orElseThrow().wakeAt()).isEqualTo(T0);
    }

    @Test
    void of_many_that_start_one_id_at_the_same_time_one_gets_it() throws Exception {
        assertThat(startTogether()).containsOnlyOnce(Outcome.STARTED).contains(Outcome.ALREADY_OPEN);
    }

    @Test
    void of_many_that_follow_a_closed_run_at_the_same_time_one_does() throws Exception {
        close(start(ID));
        assertThat(startTogether()).containsOnlyOnce(Outcome.STARTED).contains(Outcome.ALREADY_OPEN);
    }

    private List<Outcome> startTogether() throws Exception {
        int rivals = 4;
        CyclicBarrier together = new CyclicBarrier(rivals);
        Callable<Outcome> rival = () -> {
            together.await();
            return start(newRun(ID)).outcome();
        };
        ExecutorService threads = Executors.newFixedThreadPool(rivals);
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : threads.invokeAll(Collections.nCopies(rivals, rival))) {
                outcomes.add(future.get());
            }
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void a_message_reaches_an_open_run() {
        RunId run = start(ID);

        assertThat(stores.clients().send(signal(ID, "m-1")).orElseThrow().runId())
                .isEqualTo(run);
        OutboundMessage named =
                new OutboundMessage(null, ID, run, "m-2", signal(ID, "m-2").body());
        stores.clients().send(named);

        assertThat(inbox(ID)).extracting(InboxMessage::messageId).containsExactly("m-1", "m-2");
        assertThat(inbox(ID)).extracting(InboxMessage::runId).containsExactly(null, run);
    }

    @Test
    void a_message_to_another_run_a_closed_run_or_nobody_is_not_written() {
        RunId run = start(ID);
        OutboundMessage old = new OutboundMessage(
                QUEUE, ID, newRunId(), "m-1", signal(ID, "m-1").body());

        assertThat(stores.clients().send(old).orElseThrow().runId()).isEqualTo(run);
        close(run);
        assertThat(stores.clients().send(signal(ID, "m-2")).orElseThrow().open())
                .isFalse();
        assertThat(stores.clients().send(signal("nobody", "m-3"))).isEmpty();

        assertThat(inbox(ID)).isEmpty();
    }

    @Test
    void outside_a_transaction_nothing_is_joined() {
        AtomicBoolean ran = new AtomicBoolean();

        assertThat(stores.clients().inTransaction()).isFalse();
        stores.clients().afterCommit(() -> ran.set(true));
        assertThat(ran).isTrue();
    }

    @Test
    void ids_may_have_a_thousand_characters_of_any_script() {
        for (String id : List.of("x".repeat(1_000), "\u00fc-\u4e2d\u6587-\uD83D\uDE80 %_'\"\\", " ")) {
            RunId run =
                    start(newRun(id, "request of " + id.substring(0, 1))).run().runId();
            stores.clients().send(signal(id, "m-1"));

            assertThat(current(id).orElseThrow().workflowId()).isEqualTo(id);
            assertThat(commit(step(id, run, 3))).isEqualTo(CommitResult.Outcome.COMMITTED);
            assertThat(inbox(id)).hasSize(1);
        }
    }

    private Outcome startWith(WorkflowIdReusePolicy reuse) {
        return stores.clients()
                .start(newRun(ID), reuse, WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .outcome();
    }

    private void close(RunId run) {
        commit(draft(ID, run)
                .append(batch(run, 3))
                .current(new CurrentChange.Close(completed(true)))
                .build());
    }
}
