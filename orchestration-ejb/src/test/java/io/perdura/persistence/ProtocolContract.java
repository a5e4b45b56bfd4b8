package io.perdura.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityChange;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ClientStore.StartResult;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.Draft;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.NewRun;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.OwnerId;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.PartitionRecord;
import io.perdura.engine.port.StoreContract;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.Stores;
import io.perdura.engine.port.Transition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the protocols promise when several transactions meet; needs a database with real ones. */
abstract class ProtocolContract extends StoreContract {

    protected static final String ID = "order-1";

    protected final ExecutorService threads = Executors.newCachedThreadPool();

    protected abstract DatabaseUnderTest database();

    @Override
    protected Stores open(CrashPoint.Hook crashPoints) {
        return database().open(crashPoints);
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    /** Commits, and answers what was sent. */
    protected List<String> statementsOf(List<Transition> transitions) throws Exception {
        try (RecordedStatements recorded =
                new RecordedStatements(database().dataSource(), DatabaseUnderTest.namespace())) {
            assertThat(recorded.commit(transitions)).containsOnly(CommitResult.COMMITTED);
            return recorded.statements();
        }
    }

    @Test
    void a_take_over_waits_for_the_last_commit_of_the_old_owner() throws Exception {
        RunId run = start(ID);
        OwnerId late = stores.leases().register("late", Duration.ofMillis(-1));
        Fence old = stores.leases().take(row(partition(ID)), late).orElseThrow();
        Transition last = new Draft(old, ID, run).append(batch(run, 3)).build();
        Pause pause = pauseAt(CrashPoint.IN_COMMIT);
        Future<List<CommitResult>> commit =
                threads.submit(() -> stores.transitions().commit(List.of(last)));
        pause.awaitReached();
        assertThat(stores.leases().declareDead(late)).isTrue();
        PartitionRecord seen = row(partition(ID));
        Future<Optional<Fence>> take = threads.submit(() -> stores.leases().take(seen, owner));
        awaitSomebodyWaitingForALock();

        assertThat(take.isDone()).isFalse();
        pause.goOn();

        assertThat(take.get()).contains(new Fence(seen.id(), seen.epoch() + 1));
        assertThat(stores.runs().history(run, 3, 9))
                .as("what the new owner reads")
                .hasSize(1);
        assertThat(commit.get()).containsExactly(CommitResult.COMMITTED);
    }

    @Test
    void asking_for_an_outcome_waits_for_the_transaction_in_question() throws Exception {
        RunId run = start(ID);
        Transition step = step(ID, run, 3);
        Pause pause = pauseAt(CrashPoint.IN_COMMIT);
        Future<CommitResult.Outcome> commit = threads.submit(() -> commit(step));
        pause.awaitReached();
        Future<CommitResult.Outcome> outcome =
                threads.submit(() -> stores.transitions().outcome(step.fence(), run, 3));
        awaitSomebodyWaitingForALock();
        pause.goOn();

        assertThat(outcome.get()).isEqualTo(CommitResult.Outcome.COMMITTED);
        assertThat(commit.get()).isEqualTo(CommitResult.Outcome.COMMITTED);
    }

    @Test
    void a_close_is_put_off_while_a_signal_is_being_written_and_then_reads_it() {
        RunId run = start(ID);
        Transition close = draft(ID, run)
                .append(batch(run, 3))
                .current(new CurrentChange.Close(completed(true)))
                .build();

        business(unit -> {
            stores.clients().send(signal(ID, "m-1"));
            assertThat(commit(close)).isEqualTo(CommitResult.Outcome.GUARD_LOST);
        });

        CommitResult gated = stores.transitions().commit(List.of(close)).get(0);
        assertThat(gated.outcome()).isEqualTo(CommitResult.Outcome.GATED);
        assertThat(gated.pending()).extracting(InboxMessage::messageId).containsExactly("m-1");
    }

    @Test
    void a_signal_that_is_rolled_back_holds_nothing_back() {
        RunId run = start(ID);

        rolledBack(unit -> stores.clients().send(signal(ID, "m-1")));

        assertThat(commit(draft(ID, run)
                        .append(batch(run, 3))
                        .current(new CurrentChange.Close(completed(true)))
                        .build()))
                .isEqualTo(CommitResult.Outcome.COMMITTED);
    }

    @Test
    void a_row_that_somebody_else_has_locked_puts_off_its_transition_alone() {
        RunId run = start(ID);
        RunId other = start("order-2");
        ActivityKey key = scheduled(ID, run);
        Transition ending = draft(ID, run)
                .append(batch(run, 5))
                .activity(new ActivityChange.End(key, 1))
                .build();
        Transition step = step("order-2", other, 3);

        business(unit -> {
            execute(unit, "select run_id from pd_activity where run_id = '" + run + "' for update");
            assertThat(stores.transitions().commit(List.of(ending, step)))
                    .extracting(CommitResult::outcome)
                    .containsExactly(CommitResult.Outcome.GUARD_LOST, CommitResult.Outcome.COMMITTED);
        });

        assertThat(commit(ending)).isEqualTo(CommitResult.Outcome.COMMITTED);
    }

    @Test
    void a_fence_that_somebody_else_holds_puts_the_commit_off() {
        RunId run = start(ID);
        Transition step = step(ID, run, 3);

        business(unit -> {
            execute(
                    unit,
                    "select epoch from pd_partition where namespace = (select namespace from pd_current where run_id = '"
                            + run + "') for update");
            assertThatThrownBy(() -> commit(step))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CONTENDED));
        });

        assertThat(commit(step)).isEqualTo(CommitResult.Outcome.COMMITTED);
    }

    @Test
    void commits_to_different_partitions_do_not_wait_for_each_other() throws Exception {
        String other = "order-2";
        while (partition(other).equals(partition(ID))) {
            other += "-";
        }
        Transition one = step(ID, start(ID), 3);
        Transition two = step(other, start(other), 3);
        Pause pause = pauseAt(CrashPoint.IN_COMMIT);
        Future<CommitResult.Outcome> first = threads.submit(() -> commit(one));
        pause.awaitReached();
        atCrashPoint.set(CrashPoint.Hook.NONE);

        assertThat(commit(two)).isEqualTo(CommitResult.Outcome.COMMITTED);

        assertThat(first.isDone()).isFalse();
        pause.goOn();
        assertThat(first.get()).isEqualTo(CommitResult.Outcome.COMMITTED);
    }

    @Test
    void a_run_started_in_the_callers_transaction_exists_when_that_commits() {
        AtomicBoolean nudged = new AtomicBoolean();
        business(unit -> {
            assertThat(stores.clients().inTransaction()).isTrue();
            start(ID);
            stores.clients().send(signal(ID, "m-1"));
            stores.clients().afterCommit(() -> nudged.set(true));
            assertThat(current(ID)).as("seen from outside").isEmpty();
            assertThat(nudged).isFalse();
        });
        assertThat(current(ID)).isPresent();
        assertThat(inbox(ID)).hasSize(1);
        assertThat(nudged).isTrue();
    }

    @Test
    void a_transaction_knows_to_whom_it_wrote_until_it_ends() {
        start(ID);
        business(unit -> {
            assertThat(stores.clients().wroteTo(ID)).isFalse();
            stores.clients().send(signal(ID, "m-1"));
            start("another");
            assertThat(stores.clients().wroteTo(ID)).isTrue();
            assertThat(stores.clients().wroteTo("another")).isTrue();
            assertThat(stores.clients().wroteTo("a third")).isFalse();
        });
        business(unit -> assertThat(stores.clients().wroteTo(ID)).isFalse());
        assertThat(stores.clients().wroteTo(ID)).isFalse();
    }

    @Test
    void a_message_that_nobody_can_read_is_swept_with_the_others() {
        start(ID);
        stores.clients().send(signal(ID, "m-1"));
        stores.clients().send(signal(ID, "m-2"));
        business(unit -> execute(
                unit,
                "update pd_inbox set body = " + garbage() + " where message_id = 'm-1' and workflow_id = '" + ID
                        + "'"));

        List<InboxMessage> swept = inbox(ID);

        assertThat(swept).hasSize(2);
        assertThat(swept.get(0).body()).isInstanceOf(MessageBody.Unreadable.class);
        assertThat(swept.get(1).body()).isInstanceOf(MessageBody.Signal.class);
    }

    /** Bytes that are no message, in the database's notation. */
    protected abstract String garbage();

    @Test
    void a_run_started_in_a_transaction_that_is_rolled_back_never_was() {
        NewRun run = newRun(ID);

        rolledBack(unit -> start(run));

        assertThat(current(ID)).isEmpty();
        assertThat(stores.runs().execution(run.execution().runId())).isEmpty();
        assertThat(stores.runs().history(run.execution().runId(), 1, 9)).isEmpty();
        assertThat(start(run).outcome()).isEqualTo(StartResult.Outcome.STARTED);
    }

    @Test
    void the_callers_transaction_survives_an_id_that_is_taken() {
        start(ID);

        business(unit -> {
            start("order-2");
            assertThat(start(newRun(ID)).outcome()).isEqualTo(StartResult.Outcome.ALREADY_OPEN);
            start("order-3");
        });

        assertThat(current("order-2")).isPresent();
        assertThat(current("order-3")).isPresent();
    }

    @Test
    void a_report_commits_and_rolls_back_with_the_rows_of_its_method() {
        RunId run = start(ID);
        ActivityKey key = scheduled(ID, run);
        stores.activities().claim(key, 1, owner, T0, T0.plusSeconds(60));
        OutboundMessage report = new OutboundMessage(QUEUE, ID, run, "m-1", new MessageBody.ChildStarted(3));

        rolledBack(unit -> {
            start("side-effect");
            assertThat(stores.activities().report(key, 1, report)).isTrue();
        });
        assertThat(stores.activities().activity(key)).isPresent();
        assertThat(inbox(ID)).isEmpty();
        assertThat(current("side-effect")).isEmpty();

        business(unit -> {
            start("side-effect");
            assertThat(stores.activities().report(key, 1, report)).isTrue();
        });
        assertThat(stores.activities().activity(key)).isEmpty();
        assertThat(inbox(ID)).hasSize(1);
        assertThat(current("side-effect")).isPresent();
    }

    @Test
    void nodes_that_create_a_queue_together_agree_on_its_partitions() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Integer> eight = () -> {
            together.await();
            return stores.leases().ensurePartitions("new", 8);
        };
        Callable<Integer> sixteen = () -> {
            together.await();
            return stores.leases().ensurePartitions("new", 16);
        };
        List<Future<Integer>> counts = threads.invokeAll(List.of(eight, sixteen));

        assertThat(counts.get(0).get()).isEqualTo(counts.get(1).get()).isIn(8, 16);
        assertThat(stores.leases().partitions().stream()
                        .map(PartitionRecord::id)
                        .map(PartitionId::taskQueue)
                        .filter("new"::equals)
                        .count())
                .isEqualTo(counts.get(0).get().longValue());
    }

    @Test
    void what_does_not_fit_is_a_data_error_and_writes_nothing() {
        RunId runId = newRunId();
        ExecutionRecord good = execution(ID, runId);
        ExecutionRecord tooLong = new ExecutionRecord(
                ID, runId, "T".repeat(300), good.partition(), good.status(), T0, null, null, null, runId, 0, 0, null);

        assertThatThrownBy(() -> start(new NewRun(tooLong, "r", batch(runId, 1))))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.DATA))
                .hasMessageContaining(ID);
        assertThat(current(ID)).isEmpty();
    }

    /** Runs {@code work} as the application would, in a transaction of its own that joined calls become part of. */
    protected void business(TransactionBody work) {
        database().transactions().business(unit -> {
            work.run(unit);
            return true;
        });
    }

    protected void rolledBack(TransactionBody work) {
        assertThatThrownBy(() -> business(unit -> {
                    work.run(unit);
                    throw new IllegalStateException("the caller rolls back");
                }))
                .hasMessage("the caller rolls back");
    }

    /** What a caller does in its transaction. */
    @FunctionalInterface
    protected interface TransactionBody {
        void run(Transactions.UnitOfWork unit);
    }

    protected static void execute(Transactions.UnitOfWork unit, String sql) {
        try (Statement statement = unit.connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    protected void awaitSomebodyWaitingForALock() throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet result = statement.executeQuery(database().waitingSessions())) {
                    result.next();
                    if (result.getInt(1) > 0) {
                        return;
                    }
                }
                assertThat(System.nanoTime()).as("nobody waits for a lock").isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }

    /** Stops the next commit at a point until the test lets it go on. */
    protected Pause pauseAt(CrashPoint where) {
        Pause pause = new Pause();
        atCrashPoint.set(point -> {
            if (point == where) {
                pause.reached();
            }
        });
        return pause;
    }

    /** A stop in the middle of a commit. */
    protected static final class Pause {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        private void reached() {
            reached.countDown();
            await(goOn);
        }

        void awaitReached() {
            await(reached);
        }

        void goOn() {
            goOn.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
