package io.perdura.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.Draft;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.NewRun;
import io.perdura.engine.port.OwnerId;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.Transition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The protocols over PostgreSQL, and those of its locks that H2 does not have. */
class PostgresProtocolTest extends ProtocolContract {

    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.postgres();
    }

    @Override
    protected String garbage() {
        return "decode('6301', 'hex')";
    }

    @Test
    void plain_steps_are_one_statement_that_is_the_transaction() throws Exception {
        RunId run = start(ID);

        List<String> sent = statementsOf(List.of(step(ID, run, 3), step(ID, run, 5)));

        assertThat(sent).singleElement(STRING).startsWith("with fence_0").doesNotContain(";");
        assertThat(stores.runs().history(run, 3, 9)).hasSize(2);
    }

    @Test
    void a_step_alone_has_no_arrays() throws Exception {
        RunId run = start(ID);

        List<String> sent = statementsOf(List.of(step(ID, run, 3)));

        assertThat(sent).singleElement(STRING).doesNotContain(";").doesNotContain("[]");
        assertThat(stores.runs().history(run, 3, 9)).hasSize(1);
    }

    @Test
    void a_start_a_phase_and_an_end_alone_are_one_round_trip_each_without_arrays() throws Exception {
        NewRun begun = newRun("order-5");
        RunId run = begun.execution().runId();

        List<String> start = statementsOf(List.of(draft("order-5", run)
                .current(new CurrentChange.Create(begun, null, T0, null))
                .build()));
        List<String> sleep = statementsOf(List.of(draft("order-5", run)
                .append(batch(run, 3))
                .current(new CurrentChange.Wake(T0.plusSeconds(60)))
                .build()));
        Optional<Instant> wakeAt = current("order-5").map(CurrentRun::wakeAt);
        List<String> end = statementsOf(List.of(draft("order-5", run)
                .append(batch(run, 5))
                .current(new CurrentChange.Close(completed(true)))
                .build()));

        assertThat(List.of(start, sleep, end))
                .allSatisfy(sent -> assertThat(sent).singleElement(STRING).doesNotContain("unnest"));
        assertThat(start).singleElement(STRING).startsWith("with fence_0").doesNotContain(";");
        assertThat(List.of(sleep, end))
                .allSatisfy(sent -> assertThat(sent)
                        .singleElement(STRING)
                        .startsWith("begin; ")
                        .endsWith("; commit")
                        .doesNotContain("timeout"));
        assertThat(wakeAt).contains(T0.plusSeconds(60));
        assertThat(current("order-5").orElseThrow().open()).isFalse();
        assertThat(stores.runs().history(run, 3, 9)).hasSize(2);
    }

    @Test
    void starts_steps_phases_and_ends_are_one_round_trip() throws Exception {
        RunId stepping = start("order-2");
        RunId sleeping = start("order-3");
        RunId closing = start("order-4");
        NewRun begun = newRun("order-5");
        Transition start = draft("order-5", begun.execution().runId())
                .current(new CurrentChange.Create(begun, null, T0, null))
                .build();
        Transition sleep = draft("order-3", sleeping)
                .append(batch(sleeping, 3))
                .current(new CurrentChange.Wake(T0.plusSeconds(60)))
                .build();
        Transition close = draft("order-4", closing)
                .append(batch(closing, 3))
                .current(new CurrentChange.Close(completed(true)))
                .build();

        List<String> sent = statementsOf(List.of(start, step("order-2", stepping, 3), sleep, close));

        assertThat(sent).singleElement(STRING).startsWith("begin; ").endsWith("; commit");
        assertThat(current("order-5").orElseThrow().runId())
                .isEqualTo(begun.execution().runId());
        assertThat(current("order-3").orElseThrow().wakeAt()).isEqualTo(T0.plusSeconds(60));
        assertThat(current("order-4").orElseThrow().open()).isFalse();
        assertThat(stores.runs().history(stepping, 3, 9)).hasSize(1);
    }

    @Test
    void starts_are_one_statement_that_is_the_transaction_even_where_an_id_is_taken() throws Exception {
        start(ID);
        NewRun taken = newRun(ID);
        NewRun free = newRun("order-2");
        try (RecordedStatements recorded =
                new RecordedStatements(database().dataSource(), DatabaseUnderTest.namespace())) {

            List<CommitResult> results = recorded.commit(List.of(creation(ID, taken), creation("order-2", free)));

            assertThat(results)
                    .extracting(CommitResult::outcome)
                    .containsExactly(CommitResult.Outcome.GUARD_LOST, CommitResult.Outcome.COMMITTED);
            assertThat(recorded.statements())
                    .singleElement(STRING)
                    .startsWith("with fence_0")
                    .doesNotContain(";");
        }
    }

    @Test
    void a_start_whose_fence_is_lost_writes_nothing() {
        OwnerId late = stores.leases().register("late", Duration.ofMillis(-1));
        Fence old = stores.leases().take(row(partition(ID)), late).orElseThrow();
        stores.leases().declareDead(late);
        assertThat(stores.leases().take(row(partition(ID)), owner)).isPresent();
        NewRun run = newRun(ID);
        Transition start = new Draft(old, ID, run.execution().runId())
                .current(new CurrentChange.Create(run, null, T0, null))
                .build();

        assertThat(commit(start)).isEqualTo(CommitResult.Outcome.EPOCH_LOST);
        assertThat(current(ID)).isEmpty();
        assertThat(stores.runs().history(run.execution().runId(), 1, 9)).isEmpty();
    }

    @Test
    void what_is_refused_among_others_is_taken_back() throws Exception {
        RunId run = start(ID);
        assertThat(commit(step(ID, run, 3))).isEqualTo(CommitResult.Outcome.COMMITTED);
        Transition again = draft(ID, run)
                .append(batch(run, 3))
                .current(new CurrentChange.Close(completed(true)))
                .build();

        assertThatThrownBy(() -> commit(again)).isInstanceOf(StoreException.class);

        assertThat(current(ID).orElseThrow().open()).isTrue();
        assertThat(commit(step(ID, run, 5))).isEqualTo(CommitResult.Outcome.COMMITTED);
    }

    private Transition creation(String id, NewRun run) {
        return draft(id, run.execution().runId())
                .current(new CurrentChange.Create(run, null, T0, null))
                .build();
    }

    @Test
    void a_guard_that_does_not_hold_is_found_out_step_by_step() throws Exception {
        RunId run = start(ID);
        RunId other = start("order-2");
        stores.clients().send(signal(ID, "m-1"));
        Transition close = draft(ID, run)
                .append(batch(run, 3))
                .current(new CurrentChange.Close(completed(true)))
                .build();
        try (RecordedStatements recorded =
                new RecordedStatements(database().dataSource(), DatabaseUnderTest.namespace())) {

            List<CommitResult> results = recorded.commit(List.of(close, step("order-2", other, 3)));

            assertThat(results)
                    .extracting(CommitResult::outcome)
                    .containsExactly(CommitResult.Outcome.GATED, CommitResult.Outcome.COMMITTED);
            assertThat(recorded.statements()).hasSizeGreaterThan(2);
        }
    }

    @Test
    void a_signal_being_written_does_not_hold_up_a_change_of_phase() {
        RunId run = start(ID);
        Transition sleep = draft(ID, run)
                .append(batch(run, 3))
                .current(new CurrentChange.Wake(T0.plusSeconds(60)))
                .build();

        business(unit -> {
            stores.clients().send(signal(ID, "m-1"));
            assertThat(commit(sleep)).isEqualTo(CommitResult.Outcome.COMMITTED);
        });

        assertThat(inbox(ID)).hasSize(1);
    }

    @Test
    void two_callers_may_write_signals_at_the_same_time() {
        start(ID);

        business(unit -> {
            stores.clients().send(signal(ID, "m-1"));
            Future<?> other = threads.submit(() -> stores.clients().send(signal(ID, "m-2")));
            assertThat(other).succeedsWithin(Duration.ofSeconds(5));
        });

        assertThat(inbox(ID)).hasSize(2);
    }

    @Test
    void a_node_that_stops_in_a_commit_loses_its_locks_and_writes_nothing() throws Exception {
        RunId run = start(ID);
        OwnerId late = stores.leases().register("late", Duration.ofMillis(-1));
        Fence old = stores.leases().take(row(partition(ID)), late).orElseThrow();
        Transition last = new Draft(old, ID, run)
                .append(batch(run, 3))
                .current(new CurrentChange.Wake(T0.plusSeconds(60)))
                .build();
        Pause stopped = pauseAt(CrashPoint.IN_COMMIT);
        Future<List<CommitResult>> commit =
                threads.submit(() -> stores.transitions().commit(List.of(last)));
        stopped.awaitReached();
        stores.leases().declareDead(late);

        Optional<Fence> taken = stores.leases().take(row(partition(ID)), owner);
        stopped.goOn();

        assertThat(taken).isPresent();
        assertThatThrownBy(commit::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNKNOWN));
        forgetTheLostConnection();
        assertThat(stores.runs().history(run, 3, 9)).isEmpty();
        assertThat(stores.transitions().outcome(old, run, 3)).isEqualTo(CommitResult.Outcome.EPOCH_LOST);
    }

    @Test
    void a_connection_lost_in_a_commit_is_an_unknown_outcome_that_can_be_asked_for() {
        RunId run = start(ID);
        Transition step = step(ID, run, 3);
        atCrashPoint.set(point -> {
            if (point == CrashPoint.IN_COMMIT) {
                endTheSessionInTransaction();
            }
        });

        assertThatThrownBy(() -> commit(step))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNKNOWN));

        assertThat(stores.transitions().outcome(step.fence(), run, 3)).isEqualTo(CommitResult.Outcome.GUARD_LOST);
        atCrashPoint.set(CrashPoint.Hook.NONE);
        assertThat(commit(step)).isEqualTo(CommitResult.Outcome.COMMITTED);
    }

    @Test
    void a_nul_in_an_id_is_a_data_error() {
        assertThatThrownBy(() -> start("order\0"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.DATA));
    }

    /** The pool of the tests, other than a server's, lends it once more. */
    private void forgetTheLostConnection() {
        List<Connection> taken = new ArrayList<>();
        try {
            while (true) {
                taken.add(database().dataSource().getConnection());
            }
        } catch (SQLException lost) {
            assertThat(lost.getMessage()).contains("closed");
        } finally {
            taken.forEach(connection -> assertThatCode(connection::close).doesNotThrowAnyException());
        }
    }

    private void endTheSessionInTransaction() {
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where state = 'idle in transaction'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
