package io.perdura.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.ActivityCompletionClient;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowExecutionDescription;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowServiceException;
import io.perdura.client.WorkflowStub;
import io.perdura.it.shop.Desk;
import io.perdura.it.shop.Ledger;
import io.perdura.it.shop.Script;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises of the runtime, the same in every home of the engine; run inside the server. */
abstract class RuntimeCases {

    /** As the server's configuration has it. */
    private static final int ENGINE_POOL = 16;

    @Inject
    private WorkflowClient client;

    @Inject
    private ActivityCompletionClient completion;

    @Inject
    private UserTransaction transaction;

    @Inject
    private Ledger ledger;

    @Inject
    private Desk desk;

    private final String id = "it-" + UUID.randomUUID();

    @BeforeEach
    void openLedger() {
        ledger.open();
    }

    private Script script(String workflowId) {
        return client.newWorkflowStub(
                Script.class,
                WorkflowOptions.newBuilder().setWorkflowId(workflowId).build());
    }

    private String result(String step) {
        return script(id).run(List.of(step)).get(0);
    }

    private List<?> wait(String workflowId) throws TimeoutException {
        return client.newUntypedWorkflowStub(workflowId).getResult(30, TimeUnit.SECONDS, List.class);
    }

    @Test
    void what_is_marked_once_happens_once_however_many_attempts_call_it() {
        assertThat(result("EnteredOnce")).isEqualTo("entered in attempt 1, entered in attempt 1");
        assertThat(ledger.count(id)).isOne();
        assertThat(ledger.count(id + "-other")).isOne();
        assertThat(script(id + "-2").run(List.of("EnteredWithoutTransaction")).get(0))
                .contains("has no transaction", "@Transactional");
    }

    @Test
    void workflow_and_activity_are_found_by_themselves_and_the_client_is_injected() {
        assertThat(script(id).run(List.of("Plain", "Plain"))).containsExactly("plain", "plain");
    }

    @Test
    void sleeping_workflow_is_woken_by_an_ejb_timer() {
        assertThat(result("sleep")).isEqualTo("slept");
    }

    @Test
    void start_takes_effect_with_the_callers_commit() throws Exception {
        transaction.begin();
        ledger.write(id);
        WorkflowClient.start(script(id)::run, List.of("Plain"));
        transaction.commit();

        assertThat(wait(id)).isEqualTo(List.of("plain"));
        assertThat(ledger.count(id)).isEqualTo(1);
    }

    @Test
    void start_is_gone_with_the_callers_rollback() throws Exception {
        transaction.begin();
        ledger.write(id);
        WorkflowClient.start(script(id)::run, List.of("Plain"));
        transaction.rollback();

        assertThat(ledger.count(id)).isZero();
        assertThatThrownBy(() -> client.newUntypedWorkflowStub(id).describe())
                .isInstanceOf(WorkflowNotFoundException.class)
                .hasMessageContaining(id);
    }

    @Test
    void waiting_for_what_the_transaction_starts_fails_at_once_and_says_why() throws Exception {
        transaction.begin();
        try {
            WorkflowClient.start(script(id)::run, List.of("Plain"));
            assertThatThrownBy(() -> wait(id))
                    .isInstanceOf(WorkflowServiceException.class)
                    .hasMessageContaining(id)
                    .hasMessageContaining("commit first");
        } finally {
            transaction.rollback();
        }
    }

    @Test
    void waiting_for_what_the_transaction_signals_fails_at_once_and_says_why() throws Exception {
        Script running = script(id);
        WorkflowClient.start(running::run, List.of("hear"));
        transaction.begin();
        try {
            running.say("not committed");
            assertThatThrownBy(() -> wait(id))
                    .isInstanceOf(WorkflowServiceException.class)
                    .hasMessageContaining(id)
                    .hasMessageContaining("commit first");
        } finally {
            transaction.rollback();
        }
    }

    @Test
    void signal_takes_effect_with_commit_and_is_gone_with_rollback() throws Exception {
        Script running = script(id);
        WorkflowClient.start(running::run, List.of("hear"));

        transaction.begin();
        running.say("rolled back");
        transaction.rollback();
        assertThat(running.heard()).isEmpty();

        transaction.begin();
        running.say("committed");
        transaction.commit();
        assertThat(wait(id)).isEqualTo(List.of("committed"));
        assertThat(running.heard()).containsExactly("committed");
    }

    @Test
    void transactional_activity_writes_once_though_its_first_attempt_fails() {
        assertThat(result("Once")).isEqualTo("attempt 2");
        assertThat(ledger.count(id)).isEqualTo(1);
    }

    @Test
    void transactional_attempt_that_outlived_its_timeout_cannot_commit() {
        assertThat(result("SlowOnce")).isEqualTo("attempt 2");
        assertThat(ledger.count(id)).isEqualTo(1);
    }

    @Test
    void retry_acts_inside_an_attempt() {
        assertThat(result("RetriedInside")).isEqualTo("third try of attempt 1");
    }

    @Test
    void timeout_ends_an_attempt_and_the_durable_policy_makes_the_next() {
        assertThat(result("TimedOut")).isEqualTo("attempt 2");
    }

    @Test
    void fallback_acts_inside_an_attempt() {
        assertThat(result("FallenBack")).isEqualTo("fallback of attempt 1");
    }

    @Test
    void open_circuit_breaker_fails_attempts_until_it_closes() {
        assertThat(result("Broken")).isEqualTo("attempts were stopped by the breaker");
    }

    @Test
    void full_bulkhead_fails_an_attempt_and_a_later_one_gets_in() {
        assertThat(result("crowd")).isEqualTo("attempts more than two");
    }

    @Test
    void next_attempt_reads_heartbeat_details() {
        assertThat(result("Heartbeat")).isEqualTo("page 7 in attempt 2");
    }

    @Test
    void oversize_result_fails_once_with_method_and_size() {
        assertThat(result("Huge"))
                .startsWith("failed: PayloadTooLarge")
                .contains("StepsBean.huge", "" + ((3 << 20) + 2), "" + (2 << 20));
    }

    @Test
    void exception_that_cannot_be_asked_anything_is_a_clear_failure() {
        assertThat(result("Hostile")).contains("HostileException", "getMessage() threw");
    }

    @Test
    void attempt_has_a_request_scope_of_its_own() {
        assertThat(script(id).run(List.of("Scoped", "Scoped"))).containsExactly("visits 12", "visits 12");
    }

    @Test
    void rest_client_of_an_activity_sends_the_idempotency_key() {
        desk.address(URI.create("http://localhost:" + System.getProperty("perdura.http.port") + "/shop/remote"));

        assertThat(result("Called")).isEqualTo("key was sent");
    }

    @Test
    void activity_is_completed_from_outside_by_its_token() throws Exception {
        WorkflowClient.start(script(id)::run, List.of("AnsweredLater"));

        completion.complete(desk.take(), "from outside");

        assertThat(wait(id)).isEqualTo(List.of("from outside"));
    }

    @Test
    @SuppressWarnings("BanJNDI") // a name that is the server's own
    void callers_who_wait_hold_no_connection_of_the_engine() throws Exception {
        script(id + "-warm").run(List.of("Plain"));
        Script running = script(id);
        WorkflowClient.start(running::run, List.of("hear", "Plain", "Once"));
        ManagedThreadFactory server = InitialContext.doLookup("java:comp/DefaultManagedThreadFactory");
        List<FutureTask<List<?>>> callers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int caller = 0; caller < 4 * ENGINE_POOL; caller++) {
            FutureTask<List<?>> waiting = new FutureTask<>(() -> {
                client.newUntypedWorkflowStub(id).describe(); // reads the database on this thread
                return wait(id);
            });
            callers.add(waiting);
            threads.add(server.newThread(waiting));
        }
        threads.forEach(Thread::start);
        awaitAsleep(threads);

        running.say("go on");

        for (FutureTask<List<?>> caller : callers) {
            assertThat(caller.get(30, TimeUnit.SECONDS)).isEqualTo(List.of("go on", "plain", "attempt 2"));
        }
    }

    /** Returns when all of them wait at once, as they do when only the run keeps them. */
    private static void awaitAsleep(List<Thread> threads) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        Set<Thread.State> asleep = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
        while (!threads.stream().map(Thread::getState).allMatch(asleep::contains)) {
            assertThat(System.nanoTime()).as("callers come to wait within 30 s").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void bug_in_a_workflow_is_shown_and_harms_nothing_else() throws Exception {
        WorkflowStub broken = WorkflowStub.fromTyped(script(id));
        broken.start(List.of("bug"));

        WorkflowExecutionDescription run = eventually(broken::describe);
        assertThat(run.taskFailure()).contains("NullPointerException").contains("a bug in the workflow");
        assertThat(script(id + "-other").run(List.of("Plain"))).containsExactly("plain");

        broken.terminate("seen enough");
        assertThatThrownBy(() -> broken.getResult(20, TimeUnit.SECONDS, List.class))
                .isInstanceOf(WorkflowFailedException.class)
                .hasMessageContaining("seen enough");
    }

    @Test
    void code_that_never_yields_is_given_up_shown_and_harms_nothing_else() throws Exception {
        WorkflowStub endless = WorkflowStub.fromTyped(script(id));
        endless.start(List.of("spin"));

        WorkflowExecutionDescription run = eventually(endless::describe);
        assertThat(run.taskFailure()).contains("did not yield");
        assertThat(script(id + "-other").run(List.of("Plain"))).containsExactly("plain");

        endless.terminate("seen enough");
        assertThatThrownBy(() -> endless.getResult(20, TimeUnit.SECONDS, List.class))
                .isInstanceOf(WorkflowFailedException.class)
                .hasMessageContaining("seen enough");
    }

    /** The description, once it shows a failure; a run's task has no event that a client could wait for. */
    private static WorkflowExecutionDescription eventually(Supplier<WorkflowExecutionDescription> describe) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        WorkflowExecutionDescription run = describe.get();
        while (run.taskFailure() == null && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            run = describe.get();
        }
        return run;
    }
}
