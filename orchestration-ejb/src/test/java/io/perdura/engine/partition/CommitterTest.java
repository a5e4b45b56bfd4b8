package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.StoreException.Kind;
import io.perdura.engine.port.Transition;
import io.perdura.engine.port.TransitionStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** Group commit: what one transition suffers, its neighbours don't, and nothing is written twice or forgotten. */
class CommitterTest {

    /** A store that does as it is told to certain transitions, and remembers what it was sent. */
    private static final class Scripted implements TransitionStore {
        final Map<String, RuntimeException> failing = new HashMap<>();
        final Map<String, RuntimeException> failingAfterCommit = new HashMap<>();
        final List<List<String>> sent = new ArrayList<>();
        final List<String> written = new ArrayList<>();
        RuntimeException down;

        @Override
        public List<CommitResult> commit(List<Transition> transitions) {
            List<String> ids = transitions.stream().map(Transition::workflowId).toList();
            sent.add(ids);
            if (down != null) {
                throw down;
            }
            for (String id : ids) {
                if (failing.containsKey(id)) {
                    throw failing.get(id);
                }
            }
            written.addAll(ids);
            for (String id : ids) {
                RuntimeException unanswered = failingAfterCommit.remove(id);
                if (unanswered != null) {
                    throw unanswered;
                }
            }
            return ids.stream().map(id -> CommitResult.COMMITTED).toList();
        }

        @Override
        public CommitResult.Outcome outcome(Fence fence, RunId runId, long firstEventId) {
            return written.contains("w-" + firstEventId)
                    ? CommitResult.Outcome.COMMITTED
                    : CommitResult.Outcome.GUARD_LOST;
        }
    }

    private final TestNode.Clock clock = new TestNode.Clock();
    private final Scripted store = new Scripted();
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final Map<String, String> settled = new HashMap<>();
    private final Set<Long> alarms = new HashSet<>();
    private final Committer committer = new Committer(ports(), alarms::add);

    private EnginePorts ports() {
        Executor later = threads::add;
        return new EnginePorts(
                clock,
                new io.perdura.engine.port.EngineThreads() {
                    @Override
                    public Executor tasks() {
                        return later;
                    }

                    @Override
                    public Executor commits() {
                        return later;
                    }

                    @Override
                    public Executor coroutines() {
                        return later;
                    }
                },
                at -> {},
                null,
                store,
                null,
                null,
                null,
                null,
                null,
                EngineListener.NONE,
                CrashPoint.Hook.NONE);
    }

    private void submit(int number) {
        String id = "w-" + number;
        RunId run = RunId.of(1, 2, number);
        Fence fence = new Fence(new PartitionId("q", 0), 7);
        AppendedBatch row = new AppendedBatch(run, number, 1, new byte[0]);
        committer.submit(new PendingCommit(
                new Transition(fence, id, run, row, null, List.of(), List.of(), List.of(), null),
                new Committer.Settled() {
                    @Override
                    public void by(CommitResult result) {
                        settled.merge(id, result.outcome().name(), (before, again) -> before + " " + again);
                    }

                    @Override
                    public void refused(StoreException why) {
                        settled.put(id, "refused");
                    }

                    @Override
                    public void dropped() {
                        settled.put(id, "dropped");
                    }
                }));
    }

    private void run() {
        while (!threads.isEmpty()) {
            threads.poll().run();
        }
    }

    private void later(Duration time) {
        clock.advance(time);
        committer.wake();
        run();
    }

    private static StoreException failure(Kind kind) {
        return new StoreException(kind, kind.name(), null);
    }

    @Test
    void what_is_ready_is_one_commit() {
        submit(1);
        submit(2);
        submit(3);
        run();
        assertThat(store.sent).containsExactly(List.of("w-1", "w-2", "w-3"));
        assertThat(settled.values()).containsOnly("COMMITTED").hasSize(3);
    }

    @Test
    void a_transition_that_does_not_fit_is_refused_and_its_neighbours_go_through() {
        store.failing.put("w-2", failure(Kind.DATA));
        submit(1);
        submit(2);
        submit(3);
        run();
        assertThat(settled)
                .containsEntry("w-1", "COMMITTED")
                .containsEntry("w-2", "refused")
                .containsEntry("w-3", "COMMITTED");
        assertThat(committer.failing()).isFalse();
    }

    @Test
    void a_transition_whose_row_somebody_holds_is_put_off_alone() {
        store.failing.put("w-1", failure(Kind.CONTENDED));
        submit(1);
        submit(2);
        run();
        assertThat(settled).containsOnlyKeys("w-2");
        for (int i = 0; i < 5; i++) {
            later(Duration.ofSeconds(2));
        }
        submit(3);
        run();
        assertThat(settled).containsOnlyKeys("w-2", "w-3");
        assertThat(committer.failing()).as("the database is fine").isFalse();
        assertThat(alarms).isNotEmpty();
        store.failing.clear();
        later(Duration.ofSeconds(2));
        assertThat(settled).containsEntry("w-1", "COMMITTED");
        assertThat(store.written).containsOnlyOnce("w-1", "w-2", "w-3");
    }

    @Test
    void a_commit_without_an_answer_that_was_written_is_not_sent_again() {
        store.failingAfterCommit.put("w-1", failure(Kind.UNKNOWN));
        submit(1);
        submit(2);
        run();
        later(Duration.ofSeconds(1));
        assertThat(settled).containsEntry("w-1", "COMMITTED").containsEntry("w-2", "COMMITTED");
        assertThat(store.written).containsOnlyOnce("w-1", "w-2");
    }

    @Test
    void a_commit_without_an_answer_that_was_not_written_is_sent_again() {
        store.failing.put("w-1", failure(Kind.UNKNOWN));
        submit(1);
        submit(2);
        run();
        store.failing.clear();
        later(Duration.ofSeconds(1));
        later(Duration.ofSeconds(1));
        assertThat(settled).containsEntry("w-1", "COMMITTED").containsEntry("w-2", "COMMITTED");
        assertThat(store.written).containsOnlyOnce("w-1", "w-2");
    }

    @Test
    void an_error_that_says_nothing_is_an_unknown_outcome() {
        store.failingAfterCommit.put("w-1", new IllegalStateException("the connection factory is closed"));
        submit(1);
        run();
        assertThat(settled).isEmpty();
        later(Duration.ofSeconds(1));
        assertThat(settled).containsEntry("w-1", "COMMITTED");
        assertThat(store.written).containsExactly("w-1");
    }

    @Test
    void a_database_in_trouble_is_asked_less_and_less_and_loses_nothing() {
        store.down = failure(Kind.TRANSIENT);
        for (int i = 1; i <= 10; i++) {
            submit(i);
        }
        run();
        assertThat(committer.failing()).isTrue();
        int before = store.sent.size();
        later(Duration.ofMillis(1));
        assertThat(store.sent).hasSize(before);
        store.down = null;
        for (int i = 0; i < 12; i++) {
            later(Duration.ofSeconds(3));
        }
        assertThat(settled.values()).containsOnly("COMMITTED").hasSize(10);
        assertThat(store.written).doesNotHaveDuplicates();
        assertThat(committer.failing()).isFalse();
    }

    @Test
    void what_belongs_to_a_life_that_is_over_is_dropped_and_told_so() {
        submit(1);
        committer.abandonAll();
        run();
        assertThat(settled).containsEntry("w-1", "dropped");
        assertThat(store.written).isEmpty();
    }
}
