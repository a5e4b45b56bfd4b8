package io.perdura.engine.port;

import static io.perdura.common.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.CommitResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of {@link TransitionStore}: fence, guards, what is written, and what is known afterwards. */
public abstract class TransitionStoreContract extends StoreContract {

    private static final String ID = "order-1";

    @Test
    void a_step_appends_one_row() {
        RunId run = start(ID);

        assertThat(commit(step(ID, run, 3))).isEqualTo(Outcome.COMMITTED);

        assertThat(stores.runs().history(run, 1, 10))
                .extracting(AppendedBatch::firstEventId)
                .containsExactly(1L, 3L);
    }

    @Test
    void a_stale_owner_commits_nothing() {
        RunId run = start(ID);
        Transition stale = step(ID, run, 3);
        stores.leases().release(stale.fence(), null);

        assertThat(commit(stale)).isEqualTo(Outcome.EPOCH_LOST);
        assertThat(stores.runs().history(run, 1, 10)).hasSize(1);
    }

    @Test
    void a_lost_epoch_drops_its_own_partition_alone() {
        String other = anIdInAnotherPartition(ID);
        RunId run = start(ID);
        RunId otherRun = start(other);
        Transition stale = step(ID, run, 3);
        Transition good = step(other, otherRun, 3);
        stores.leases().release(stale.fence(), null);

        assertThat(stores.transitions().commit(List.of(stale, good)))
                .extracting(CommitResult::outcome)
                .containsExactly(Outcome.EPOCH_LOST, Outcome.COMMITTED);
        assertThat(stores.runs().history(otherRun, 1, 10)).hasSize(2);
    }

    @Test
    void hundreds_of_transitions_are_one_commit() {
        List<Transition> steps = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String id = "order-" + i;
            RunId run = start(id);
            Draft draft = draft(id, run).append(batch(run, 3));
            if (i % 3 == 0) {
                draft.current(new CurrentChange.Wake(T0.plusSeconds(i)));
            }
            if (i % 4 == 0) {
                draft.activity(new ActivityChange.Insert(waiting(id, new ActivityKey(run, 3), 1)));
            }
            steps.add(draft.build());
        }

        assertThat(stores.transitions().commit(steps))
                .extracting(CommitResult::outcome)
                .containsOnly(Outcome.COMMITTED);

        assertThat(current("order-3").orElseThrow().wakeAt()).isEqualTo(T0.plusSeconds(3));
        assertThat(stores.runs().activities(steps.get(4).runId())).hasSize(1);
        assertThat(stores.runs().history(steps.get(399).runId(), 3, 10)).hasSize(1);
    }

    @Test
    void a_row_of_history_is_never_written_twice() {
        RunId run = start(ID);
        Transition step = step(ID, run, 3);
        commit(step);

        assertThatThrownBy(() -> stores.transitions().commit(List.of(step)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.DATA));
    }

    @Test
    void a_consumed_message_is_deleted_with_its_events() {
        RunId run = start(ID);
        stores.clients().send(signal(ID, "m-1"));
        InboxMessage message = inbox(ID).get(0);

        assertThat(commit(draft(ID, run).append(batch(run, 3)).consume(message).build()))
                .isEqualTo(Outcome.COMMITTED);
        assertThat(inbox(ID)).isEmpty();

        assertThat(commit(draft(ID, run).append(batch(run, 5)).consume(message).build()))
                .as("it is gone")
                .isEqualTo(Outcome.GUARD_LOST);
        assertThat(stores.runs().history(run, 5, 10)).isEmpty();
    }

    @Test
    void a_lost_guard_puts_off_its_transition_alone() {
        RunId run = start(ID);
        RunId other = start("order-2");
        ActivityKey key = scheduled(ID, run);
        Transition lost = draft(ID, run)
                .append(batch(run, 5))
                .activity(new ActivityChange.End(key, 2))
                .build();

        assertThat(stores.transitions().commit(List.of(lost, step("order-2", other, 3))))
                .extracting(CommitResult::outcome)
                .containsExactly(Outcome.GUARD_LOST, Outcome.COMMITTED);
        assertThat(stores.activities().activity(key)).isPresent();
    }

    @Test
    void an_activity_row_is_replaced_only_in_the_expected_attempt_and_state() {
        RunId run = start(ID);
        ActivityKey key = scheduled(ID, run);
        ActivityRow second = waiting(ID, key, 2);

        assertThat(commit(draft(ID, run)
                        .activity(new ActivityChange.Replace(second, 1, ActivityRow.State.STARTED))
                        .build()))
                .isEqualTo(Outcome.GUARD_LOST);
        assertThat(commit(draft(ID, run)
                        .activity(new ActivityChange.Replace(second, 1, ActivityRow.State.WAITING))
                        .build()))
                .isEqualTo(Outcome.COMMITTED);
        assertThat(commit(
                        draft(ID, run).activity(new ActivityChange.End(key, 2)).build()))
                .isEqualTo(Outcome.COMMITTED);
        assertThat(stores.runs().activities(run)).isEmpty();
    }

    @Test
    void a_change_of_phase_moves_the_wake_up() {
        RunId run = start(ID);

        assertThat(commit(draft(ID, run)
                        .append(batch(run, 3))
                        .current(new CurrentChange.Wake(null))
                        .build()))
                .isEqualTo(Outcome.COMMITTED);

        assertThat(current(ID).orElseThrow().wakeAt()).isNull();
        assertThat(commit(draft(ID, newRunId())
                        .current(new CurrentChange.Wake(T0))
                        .build()))
                .as("another run's wake-up")
                .isEqualTo(Outcome.GUARD_LOST);
    }

    @Test
    void a_child_is_created_unless_its_id_is_taken() {
        RunId runId = newRunId();
        ExecutionRecord orphan = execution("child", runId);
        ExecutionRecord execution = new ExecutionRecord(
                "child",
                runId,
                orphan.workflowType(),
                orphan.partition(),
                orphan.status(),
                T0,
                null,
                "parent",
                newRunId(),
                runId,
                0,
                0,
                null);
        NewRun child = new NewRun(execution, "r-1", batch(runId, 1));
        Transition create = draft("child", runId)
                .current(new CurrentChange.Create(child, null, null, null))
                .build();

        assertThat(commit(create)).isEqualTo(Outcome.COMMITTED);
        assertThat(current("child").orElseThrow().runId()).isEqualTo(runId);
        assertThat(stores.runs().execution(runId)).contains(child.execution());
        assertThat(stores.runs().history(runId, 1, 9)).hasSize(1);

        NewRun rival = newRun("child");
        assertThat(commit(draft("child", rival.execution().runId())
                        .current(new CurrentChange.Create(rival, null, null, null))
                        .build()))
                .isEqualTo(Outcome.GUARD_LOST);
        assertThat(stores.runs().execution(rival.execution().runId())).isEmpty();
    }

    @Test
    void a_child_whose_message_is_gone_takes_no_id() {
        NewRun child = newRun("child");
        RunId other = start("order-2");
        InboxMessage gone = new InboxMessage(
                4_711,
                partition("child"),
                "child",
                null,
                "m-1",
                signal("child", "m-1").body());
        Transition create = draft("child", child.execution().runId())
                .consume(gone)
                .current(new CurrentChange.Create(child, null, null, null))
                .build();

        assertThat(stores.transitions().commit(List.of(create, step("order-2", other, 3))))
                .extracting(CommitResult::outcome)
                .containsExactly(Outcome.GUARD_LOST, Outcome.COMMITTED);

        assertThat(current("child")).isEmpty();
        assertThat(stores.runs().execution(child.execution().runId())).isEmpty();
    }

    @Test
    void a_taken_id_puts_off_its_own_creation_alone() {
        RunId holder = start("taken");
        NewRun rival = newRun("taken");
        NewRun free = newRun("free");
        RunId other = start("order-2");

        assertThat(stores.transitions().commit(List.of(creation(rival), creation(free), step("order-2", other, 3))))
                .extracting(CommitResult::outcome)
                .containsExactly(Outcome.GUARD_LOST, Outcome.COMMITTED, Outcome.COMMITTED);

        assertThat(current("taken").orElseThrow().runId()).isEqualTo(holder);
        assertThat(stores.runs().execution(rival.execution().runId())).isEmpty();
        assertThat(stores.runs().history(rival.execution().runId(), 1, 9)).isEmpty();
        assertThat(current("free").orElseThrow().runId())
                .isEqualTo(free.execution().runId());
        assertThat(stores.runs().execution(free.execution().runId())).contains(free.execution());
        assertThat(stores.runs().history(free.execution().runId(), 1, 9)).hasSize(1);
        assertThat(stores.runs().history(other, 3, 9)).hasSize(1);
    }

    private Transition creation(NewRun run) {
        return draft(run.execution().workflowId(), run.execution().runId())
                .current(new CurrentChange.Create(run, null, null, null))
                .build();
    }

    @Test
    void a_creation_may_follow_the_closed_run_that_it_names() {
        RunId first = start("child");
        NewRun next = newRun("child");
        Transition create = draft("child", next.execution().runId())
                .current(new CurrentChange.Create(next, first, T0, completed(false)))
                .build();

        assertThat(commit(create)).as("the first is open").isEqualTo(Outcome.GUARD_LOST);
        commit(draft("child", first)
                .append(batch(first, 3))
                .current(new CurrentChange.Close(completed(true)))
                .build());
        assertThat(commit(create)).isEqualTo(Outcome.COMMITTED);

        CurrentRun row = current("child").orElseThrow();
        assertThat(row.runId()).isEqualTo(next.execution().runId());
        assertThat(row.status()).as("closed by its first task").isEqualTo(WORKFLOW_EXECUTION_STATUS_COMPLETED);
        assertThat(stores.runs().execution(row.runId()).orElseThrow().closeEventId())
                .isEqualTo(9);
    }

    @Test
    void a_close_writes_status_and_result_and_deletes_the_activity_rows() {
        RunId run = start(ID);
        scheduled(ID, run);

        assertThat(commit(draft(ID, run)
                        .append(batch(run, 5))
                        .current(new CurrentChange.Close(completed(true)))
                        .build()))
                .isEqualTo(Outcome.COMMITTED);

        assertThat(current(ID).orElseThrow().open()).isFalse();
        assertThat(current(ID).orElseThrow().wakeAt()).isNull();
        assertThat(stores.runs().execution(run)).contains(execution(ID, run).closed(completed(true)));
        assertThat(stores.runs().activities(run)).isEmpty();
        assertThat(commit(draft(ID, run)
                        .current(new CurrentChange.Close(completed(true)))
                        .build()))
                .as("a second close")
                .isEqualTo(Outcome.GUARD_LOST);
    }

    @Test
    void an_unread_signal_holds_the_close_back() {
        RunId run = start(ID);
        stores.clients().send(signal(ID, "m-1"));
        Draft close = draft(ID, run).append(batch(run, 3)).current(new CurrentChange.Close(completed(true)));

        CommitResult gated = stores.transitions().commit(List.of(close.build())).get(0);

        assertThat(gated.outcome()).isEqualTo(Outcome.GATED);
        assertThat(gated.pending()).extracting(InboxMessage::messageId).containsExactly("m-1");
        assertThat(current(ID).orElseThrow().open()).isTrue();
        assertThat(commit(close.consume(gated.pending().get(0)).build()))
                .as("with the signal read")
                .isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void an_unread_signal_does_not_hold_back_a_termination() {
        RunId run = start(ID);
        stores.clients().send(signal(ID, "m-1"));

        assertThat(commit(draft(ID, run)
                        .append(batch(run, 3))
                        .current(new CurrentChange.Close(completed(false)))
                        .build()))
                .isEqualTo(Outcome.COMMITTED);
        assertThat(inbox(ID)).as("to be shown as undelivered").hasSize(1);
    }

    @Test
    void a_message_for_another_run_or_of_another_kind_does_not_hold_the_close_back() {
        RunId run = start(ID);
        OutboundMessage elsewhere = new OutboundMessage(
                QUEUE, ID, newRunId(), "m-1", signal(ID, "m-1").body());
        OutboundMessage report = new OutboundMessage(QUEUE, ID, run, "m-2", new MessageBody.ChildStarted(3));
        commit(draft(ID, run).append(batch(run, 3)).send(elsewhere).send(report).build());

        assertThat(inbox(ID)).hasSize(2);
        assertThat(commit(draft(ID, run)
                        .append(batch(run, 5))
                        .current(new CurrentChange.Close(completed(true)))
                        .build()))
                .isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void the_current_row_passes_to_the_successor() {
        RunId run = start(ID);
        NewRun next = newRun(ID);

        assertThat(commit(draft(ID, run)
                        .append(batch(run, 3))
                        .current(new CurrentChange.ContinueAsNew(completed(true), next))
                        .build()))
                .isEqualTo(Outcome.COMMITTED);

        CurrentRun row = current(ID).orElseThrow();
        assertThat(row.runId()).isEqualTo(next.execution().runId());
        assertThat(row.open()).isTrue();
        assertThat(row.wakeAt()).as("due at once").isEqualTo(T0);
        assertThat(stores.runs().execution(run).orElseThrow().closeTime()).isNotNull();
        assertThat(stores.runs().history(row.runId(), 1, 9)).hasSize(1);
    }

    @Test
    void a_successor_in_another_queue_takes_the_pending_messages_along() {
        stores.leases().ensurePartitions("elsewhere", 1);
        RunId run = start(ID);
        stores.clients().send(signal(ID, "m-1"));
        RunId nextId = newRunId();
        PartitionId target = new PartitionId("elsewhere", 0);
        ExecutionRecord here = execution(ID, nextId);
        ExecutionRecord there = new ExecutionRecord(
                ID, nextId, here.workflowType(), target, here.status(), T0, null, null, null, run, 0, 0, null);

        commit(draft(ID, run)
                .append(batch(run, 3))
                .current(new CurrentChange.ContinueAsNew(completed(false), new NewRun(there, "r", batch(nextId, 1))))
                .build());

        assertThat(current(ID).orElseThrow().partition()).isEqualTo(target);
        assertThat(inbox(ID)).isEmpty();
        assertThat(stores.runs().inboxOf(target, ID).messages()).hasSize(1);
    }

    @Test
    void messages_are_addressed_by_queue_or_by_the_current_run() {
        RunId run = start(ID);
        start("order-2");
        OutboundMessage known = signal("order-2", "m-1");
        OutboundMessage lookedUp = new OutboundMessage(null, "order-2", null, "m-2", known.body());
        OutboundMessage nobody = new OutboundMessage(null, "nobody", null, "m-3", known.body());
        OutboundMessage noQueue = new OutboundMessage("no-queue", "order-2", null, "m-4", known.body());

        CommitResult result = stores.transitions()
                .commit(List.of(draft(ID, run)
                        .append(batch(run, 3))
                        .send(known)
                        .send(lookedUp)
                        .send(nobody)
                        .send(noQueue)
                        .build()))
                .get(0);

        assertThat(result.outcome()).isEqualTo(Outcome.COMMITTED);
        assertThat(result.undelivered()).containsExactly(nobody, noQueue);
        assertThat(inbox("order-2")).extracting(InboxMessage::messageId).containsExactly("m-1", "m-2");
    }

    @Test
    void a_task_failure_is_noted_and_cleared() {
        RunId run = start(ID);

        commit(draft(ID, run).taskFailure("NullPointerException\0 in place()").build());
        assertThat(stores.runs().execution(run).orElseThrow().taskFailure())
                .isEqualTo("NullPointerException\0 in place()");

        commit(draft(ID, run).append(batch(run, 3)).build());
        assertThat(stores.runs().execution(run).orElseThrow().taskFailure()).isNotNull();

        commit(draft(ID, run).taskFailure("").build());
        assertThat(stores.runs().execution(run).orElseThrow().taskFailure()).isNull();
    }

    @Test
    void a_crash_before_the_commit_writes_nothing() {
        RunId run = start(ID);
        Transition step = draft(ID, run)
                .append(batch(run, 3))
                .current(new CurrentChange.Wake(null))
                .build();
        for (CrashPoint crash : List.of(CrashPoint.BEFORE_COMMIT, CrashPoint.IN_COMMIT)) {
            atCrashPoint.set(point -> {
                if (point == crash) {
                    throw new IllegalStateException("crash " + crash);
                }
            });
            assertThatThrownBy(() -> commit(step)).hasMessage("crash " + crash);
            assertThat(stores.runs().history(run, 1, 10)).hasSize(1);
            assertThat(current(ID).orElseThrow().wakeAt()).isEqualTo(T0);
        }
        atCrashPoint.set(CrashPoint.Hook.NONE);
        assertThat(commit(step)).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void an_unknown_outcome_is_found_out() {
        RunId run = start(ID);
        Transition step = step(ID, run, 3);

        assertThat(stores.transitions().outcome(step.fence(), run, 3)).isEqualTo(Outcome.GUARD_LOST);
        commit(step);
        assertThat(stores.transitions().outcome(step.fence(), run, 3)).isEqualTo(Outcome.COMMITTED);
        assertThat(stores.transitions().outcome(step.fence(), run, 1))
                .as("written under no fence")
                .isEqualTo(Outcome.GUARD_LOST);
        stores.leases().release(step.fence(), null);
        assertThat(stores.transitions().outcome(step.fence(), run, 3)).isEqualTo(Outcome.EPOCH_LOST);
    }

    private static String anIdInAnotherPartition(String workflowId) {
        int number = 2;
        while (partition("order-" + number).equals(partition(workflowId))) {
            number++;
        }
        return "order-" + number;
    }
}
