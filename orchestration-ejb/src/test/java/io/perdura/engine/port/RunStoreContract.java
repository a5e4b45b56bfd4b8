package io.perdura.engine.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.engine.history.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules of {@link RunStore}. */
public abstract class RunStoreContract extends StoreContract {

    private static final List<PartitionId> ALL = IntStream.range(0, PARTITIONS)
            .mapToObj(n -> new PartitionId(QUEUE, n))
            .toList();

    @Test
    void a_history_is_read_from_the_row_that_holds_the_event() {
        RunId run = start("order-1");
        commit(step("order-1", run, 3));
        commit(step("order-1", run, 5));

        assertThat(firstEvents(run, 1, 10)).containsExactly(1L, 3L, 5L);
        assertThat(firstEvents(run, 4, 10)).containsExactly(3L, 5L);
        assertThat(firstEvents(run, 5, 10)).containsExactly(5L);
        assertThat(firstEvents(run, 1, 2)).containsExactly(1L, 3L);
        assertThat(firstEvents(run, 7, 2)).isEmpty();
        assertThat(firstEvents(newRunId(), 1, 2)).isEmpty();
    }

    private List<Long> firstEvents(RunId run, long from, int rows) {
        return stores.runs().history(run, from, rows).stream()
                .map(AppendedBatch::firstEventId)
                .toList();
    }

    @Test
    void a_run_that_takes_the_place_of_another_brings_all_rows_of_its_history() {
        RunId open = start("order-1");
        NewRun second = repetition("order-1");
        commit(draft("order-1", open)
                .append(batch(open, 3))
                .current(new CurrentChange.ContinueAsNew(completed(false), second))
                .build());
        RunId secondId = second.execution().runId();
        assertThat(firstEvents(secondId, 1, 10)).containsExactly(1L, 3L, 5L);

        commit(draft("order-1", secondId)
                .append(batch(secondId, 7))
                .current(new CurrentChange.Close(completed(false)))
                .build());
        NewRun third = repetition("order-1");
        commit(draft("order-1", third.execution().runId())
                .current(new CurrentChange.Create(third, secondId, T0, null))
                .build());
        assertThat(firstEvents(third.execution().runId(), 1, 10)).containsExactly(1L, 3L, 5L);
        assertThat(stores.runs().current("order-1").orElseThrow().runId())
                .isEqualTo(third.execution().runId());
    }

    private static NewRun repetition(String workflowId) {
        NewRun run = newRun(workflowId);
        RunId id = run.execution().runId();
        return new NewRun(run.execution(), run.requestId(), run.first(), List.of(batch(id, 3), batch(id, 5)));
    }

    @Test
    void a_new_owner_finds_the_runs_that_are_due_page_by_page() {
        for (int i = 0; i < 5; i++) {
            start("order-" + i);
        }
        sleepUntil("order-1", T0.plusSeconds(10));
        sleepUntil("order-3", null);

        List<CurrentRun> first = stores.runs().due(ALL, T0, null, 2);
        List<CurrentRun> second = stores.runs().due(ALL, T0, first.get(1), 2);

        assertThat(first).extracting(CurrentRun::workflowId).containsExactly("order-0", "order-2");
        assertThat(second).extracting(CurrentRun::workflowId).containsExactly("order-4");
        assertThat(stores.runs().due(ALL, T0.plusSeconds(10), null, 9)).hasSize(4);
        assertThat(stores.runs().due(List.of(), T0, null, 9)).isEmpty();
        assertThat(stores.runs().due(List.of(partition("order-0")), T0, null, 9))
                .extracting(CurrentRun::partition)
                .containsOnly(partition("order-0"));
    }

    @Test
    void runs_that_are_due_come_earliest_first() {
        start("order-1");
        start("order-2");
        start("order-3");
        sleepUntil("order-1", T0.plusSeconds(2));
        sleepUntil("order-2", T0.plusSeconds(1));
        sleepUntil("order-3", T0.plusSeconds(2));

        List<CurrentRun> first = stores.runs().due(ALL, T0.plusSeconds(2), null, 2);
        List<CurrentRun> second = stores.runs().due(ALL, T0.plusSeconds(2), first.get(1), 2);

        assertThat(first).extracting(CurrentRun::workflowId).containsExactly("order-2", "order-1");
        assertThat(second).extracting(CurrentRun::workflowId).containsExactly("order-3");
    }

    @Test
    void sleeping_runs_come_earliest_first() {
        start("order-1");
        start("order-2");
        start("order-3");
        sleepUntil("order-1", T0.plusSeconds(30));
        sleepUntil("order-2", T0.plusSeconds(20));

        assertThat(stores.runs().upcoming(ALL, T0, T0.plusSeconds(60), 9))
                .extracting(CurrentRun::workflowId)
                .containsExactly("order-2", "order-1");
        assertThat(stores.runs().upcoming(ALL, T0, T0.plusSeconds(25), 9)).hasSize(1);
        assertThat(stores.runs().upcoming(ALL, T0.plusSeconds(20), T0.plusSeconds(60), 1))
                .extracting(CurrentRun::workflowId)
                .containsExactly("order-1");
    }

    @Test
    void due_activities_come_earliest_first() {
        RunId run = start("order-1");
        ActivityRow late = waiting("order-1", new ActivityKey(run, 3), 5);
        ActivityRow soon = waiting("order-1", new ActivityKey(run, 4), 2);
        ActivityRow never = waiting("order-1", new ActivityKey(run, 5), 500);
        commit(draft("order-1", run)
                .append(batch(run, 3))
                .activity(new ActivityChange.Insert(late))
                .activity(new ActivityChange.Insert(soon))
                .activity(new ActivityChange.Insert(never))
                .build());

        assertThat(stores.runs().dueActivities(ALL, T0.plusSeconds(5), 9)).containsExactly(soon, late);
        assertThat(stores.runs().dueActivities(ALL, T0.plusSeconds(5), 1)).containsExactly(soon);
        assertThat(stores.runs().activities(run)).containsExactly(late, soon, never);
    }

    @Test
    void started_activities_of_nodes_that_are_gone_are_found_page_by_page() {
        RunId run = start("order-1");
        OwnerId gone = stores.leases().register("gone", Duration.ofMillis(-1));
        OwnerId before = stores.leases().register("again", Duration.ofMinutes(1));
        stores.leases().register("again", Duration.ofMinutes(1));
        ActivityRow mine = started("order-1", new ActivityKey(run, 3), owner);
        ActivityRow lost = started("order-1", new ActivityKey(run, 4), gone);
        ActivityRow waiting = waiting("order-1", new ActivityKey(run, 5), 2);
        ActivityRow ofEarlierLife = started("order-1", new ActivityKey(run, 6), before);
        commit(draft("order-1", run)
                .append(batch(run, 3))
                .activity(new ActivityChange.Insert(mine))
                .activity(new ActivityChange.Insert(lost))
                .activity(new ActivityChange.Insert(waiting))
                .activity(new ActivityChange.Insert(ofEarlierLife))
                .build());

        assertThat(stores.runs().lostActivities(ALL, null, 9)).containsExactly(ofEarlierLife);
        stores.leases().declareDead(gone);
        assertThat(stores.runs().lostActivities(ALL, null, 9)).containsExactly(lost, ofEarlierLife);
        assertThat(stores.runs().lostActivities(ALL, null, 1)).containsExactly(lost);
        assertThat(stores.runs().lostActivities(ALL, lost.key(), 9)).containsExactly(ofEarlierLife);
        assertThat(stores.runs().lostActivities(List.of(), null, 9)).isEmpty();
    }

    private ActivityRow started(String workflowId, ActivityKey key, OwnerId by) {
        return new ActivityRow(
                key,
                workflowId,
                partition(workflowId),
                "Charge",
                ActivityRow.State.STARTED,
                1,
                T0.plusSeconds(60),
                by,
                T0,
                T0,
                null,
                null,
                null,
                List.of());
    }

    @Test
    void the_inbox_is_swept_over_partitions_and_queues_by_id() {
        stores.leases().ensurePartitions("other", 2);
        List<PartitionId> swept = new ArrayList<>(ALL);
        swept.add(new PartitionId("other", 0));
        swept.add(new PartitionId("other", 1));
        RunId run = start("order-1");
        start("order-2");
        stores.clients().send(signal("order-1", "m-1"));
        stores.clients().send(signal("order-2", "m-2"));
        commit(draft("order-1", run)
                .append(batch(run, 3))
                .send(new OutboundMessage(
                        "other", "elsewhere", null, "m-3", signal("x", "m").body()))
                .build());

        List<InboxMessage> all = stores.runs().inbox(swept, 0, 9);
        assertThat(all).extracting(InboxMessage::messageId).containsExactly("m-1", "m-2", "m-3");
        assertThat(all).extracting(InboxMessage::id).isSorted();
        assertThat(stores.runs().inbox(swept, all.get(0).id(), 1))
                .extracting(InboxMessage::messageId)
                .containsExactly("m-2");
        assertThat(stores.runs()
                        .inbox(
                                List.of(new PartitionId(
                                        "other", all.get(2).partition().number())),
                                0,
                                9))
                .hasSize(1);
        assertThat(stores.runs().inbox(List.of(), 0, 9)).isEmpty();
    }

    @Test
    void a_query_reads_epoch_and_messages_together() {
        start("order-1");
        Fence fence = fence("order-1");

        assertThat(stores.runs().inboxOf(fence.partition(), "order-1"))
                .isEqualTo(new RunStore.RunInbox(fence.epoch(), List.of()));
        stores.clients().send(signal("order-1", "m-1"));
        stores.clients().send(signal("order-1", "m-2"));

        RunStore.RunInbox inbox = stores.runs().inboxOf(fence.partition(), "order-1");
        assertThat(inbox.epoch()).isEqualTo(fence.epoch());
        assertThat(inbox.messages()).extracting(InboxMessage::messageId).containsExactly("m-1", "m-2");
        assertThat(stores.runs().inboxOf(new PartitionId("none", 0), "x").epoch())
                .isNegative();
    }

    @Test
    void newest_runs_are_read_together_with_all_that_belongs_to_them() {
        RunId open = start("order-1");
        ActivityKey key = scheduled("order-1", open);
        stores.clients().send(signal("order-1", "m-1"));
        stores.clients().send(signal("order-1", "m-2"));
        RunId closed = start("order-2");
        commit(draft("order-2", closed)
                .append(batch(closed, 3))
                .current(new CurrentChange.Close(completed(true)))
                .build());
        start("order-3");

        Map<String, StoredRun> runs = stores.runs().load(addresses("order-1", "order-2", "missing"));

        assertThat(runs).containsOnlyKeys("order-1", "order-2");
        StoredRun first = runs.get("order-1");
        assertThat(first.current()).isEqualTo(current("order-1").orElseThrow());
        assertThat(first.history()).extracting(AppendedBatch::firstEventId).containsExactly(1L, 3L);
        assertThat(first.history().get(1).bytes()).isEqualTo(batch(open, 3).bytes());
        assertThat(first.activities()).extracting(ActivityRow::key).containsExactly(key);
        assertThat(first.inbox()).isEqualTo(stores.runs().inboxOf(partition("order-1"), "order-1"));
        assertThat(first.inbox().epoch()).isEqualTo(fence("order-1").epoch());
        StoredRun second = runs.get("order-2");
        assertThat(second.current().open()).isFalse();
        assertThat(second.history()).extracting(AppendedBatch::firstEventId).containsExactly(1L, 3L);
        assertThat(second.activities()).isEmpty();
        assertThat(second.inbox().messages()).isEmpty();
        assertThat(stores.runs().load(List.of())).isEmpty();
    }

    @Test
    void histories_that_are_too_large_to_be_read_together_are_left_out_as_a_whole() {
        RunId longRun = start("long");
        commit(draft("long", longRun)
                .append(new AppendedBatch(longRun, 3, 600, new byte[600]))
                .build());
        commit(step("long", longRun, 603));
        List<String> large = IntStream.range(0, 5).mapToObj(n -> "large-" + n).toList();
        for (String id : large) {
            RunId run = start(id);
            commit(draft(id, run)
                    .append(new AppendedBatch(run, 3, 2, new byte[1_500_000]))
                    .build());
            commit(step(id, run, 5));
        }
        start("small");

        Map<String, StoredRun> both = stores.runs().load(addresses("long", "small"));
        Map<String, StoredRun> many = stores.runs().load(addresses(large.toArray(String[]::new)));

        assertThat(both).containsKey("small");
        if (both.containsKey("long")) { // in memory nothing is too large
            assertThat(both.get("long").history()).hasSize(3);
        }
        assertThat(many.size()).isBetween(1, 5);
        assertThat(many.values()).allSatisfy(run -> assertThat(run.history()).hasSize(3));
    }

    private static List<WorkflowAddress> addresses(String... workflowIds) {
        return Arrays.stream(workflowIds)
                .map(id -> new WorkflowAddress(partition(id), id))
                .toList();
    }

    @Test
    void runs_are_listed_newest_first_and_paged_by_key() {
        List<ExecutionRecord> newest = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String id = "order-" + i;
            RunId runId = newRunId();
            ExecutionRecord execution = execution(id, runId, T0.plusSeconds(i / 2));
            start(new NewRun(execution, "r", batch(runId, 1)));
            newest.add(0, execution);
        }

        List<ExecutionRecord> first = stores.runs().list(ExecutionFilter.ALL, null, 3);
        List<ExecutionRecord> second = stores.runs().list(ExecutionFilter.ALL, first.get(2), 3);
        List<ExecutionRecord> third = stores.runs().list(ExecutionFilter.ALL, second.get(2), 3);

        List<ExecutionRecord> all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(third);
        assertThat(all).containsExactlyElementsOf(newest);
        assertThat(stores.runs().count(ExecutionFilter.ALL)).isEqualTo(7);
    }

    @Test
    void lists_are_filtered() {
        RunId run = start("order-1");
        RunId later = newRunId();
        start(new NewRun(execution("order-2", later, T0.plusSeconds(9)), "r", batch(later, 1)));
        commit(draft("order-1", run)
                .append(batch(run, 3))
                .current(new CurrentChange.Close(completed(true)))
                .build());

        assertThat(ids("WorkflowId = 'order-1'")).containsExactly("order-1");
        assertThat(ids("WorkflowType = 'Order' AND TaskQueue = '" + QUEUE + "'"))
                .hasSize(2);
        assertThat(ids("WorkflowType = 'Cart'")).isEmpty();
        assertThat(ids("ExecutionStatus = 'Completed'")).containsExactly("order-1");
        assertThat(ids("StartTime >= '" + T0.plusSeconds(1) + "'")).containsExactly("order-2");
        assertThat(stores.runs().count(ExecutionFilter.parse("WorkflowId = 'order-1'")))
                .isEqualTo(1);
    }

    private List<String> ids(String query) {
        return stores.runs().list(ExecutionFilter.parse(query, stores.runs().attributeTypes()), null, 20).stream()
                .map(ExecutionRecord::workflowId)
                .toList();
    }

    private void sleepUntil(String workflowId, Instant wakeAt) {
        RunId run = current(workflowId).orElseThrow().runId();
        commit(draft(workflowId, run)
                .append(batch(run, 3))
                .current(new CurrentChange.Wake(wakeAt))
                .build());
    }
}
