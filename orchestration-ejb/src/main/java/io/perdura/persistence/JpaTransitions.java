package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.Transition;
import io.perdura.engine.port.TransitionStore;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Commits: fence, guards, close gate, writes, in one transaction. The order of the steps is the protocol. */
final class JpaTransitions implements TransitionStore {

    private final Database database;
    private final Addresses addresses;
    private final CrashPoint.Hook crashPoints;
    private final Statistics statistics;

    JpaTransitions(Database database, Addresses addresses, CrashPoint.Hook crashPoints) {
        this.database = database;
        this.addresses = addresses;
        this.crashPoints = crashPoints;
        this.statistics = new Statistics(() -> Statistics.analyze(database));
    }

    @Override
    public List<CommitResult> commit(List<Transition> transitions) {
        crashPoints.reached(CrashPoint.BEFORE_COMMIT);
        List<CommitResult> results = together(transitions)
                .orElseGet(() -> database.plain(name(transitions), false, sql -> write(transitions, sql, false)));
        statistics.wrote(transitions.size());
        return results;
    }

    /**
     * Writes in few round trips, where the database can: what needs no more than a fence that holds goes along with the question
     * whether it does. Empty when it does not hold, or anything else is in the way: then nothing is written, and it is done again step by step.
     */
    private Optional<List<CommitResult>> together(List<Transition> transitions) {
        if (!database.dialect().sendsTogether()) {
            return Optional.empty();
        }
        try {
            return Optional.of(database.plain(name(transitions), true, sql -> write(transitions, sql, true)));
        } catch (StepByStep | StoreException e) {
            if (e instanceof StoreException failure && failure.kind() == StoreException.Kind.UNKNOWN) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    /** Nothing is written. */
    private static final class StepByStep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StepByStep() {
            super("a fence does not hold", null, false, false);
        }
    }

    /** A step of an open run that touches no row but its history: the fence alone guards it. */
    static boolean unguarded(Transition transition) {
        return transition.current() == null
                && transition.consumed().isEmpty()
                && transition.activities().isEmpty();
    }

    /** A step that writes nothing but its history row. */
    private static boolean appendsAlone(Transition transition) {
        return unguarded(transition)
                && transition.append() != null
                && transition.messages().isEmpty()
                && transition.taskFailure() == null
                && transition.visible() == null;
    }

    /** Appends by one statement, sent with the commit: it locks the fences, and inserts the rows if all hold. */
    private void append(List<Transition> transitions, Sql sql) throws SQLException {
        Set<Fence> wanted = transitions.stream().map(Transition::fence).collect(Collectors.toSet());
        HistoryTable history = new HistoryTable(database, sql);
        for (Transition transition : transitions) {
            Fence fence = transition.fence();
            history.add(fence.partition(), fence.epoch(), Objects.requireNonNull(transition.append()));
        }
        Sql.Answer<Integer> inserted = history.insertIf(new Fences(database, sql).held(wanted));
        sendLast(sql);
        if (inserted.rows().get(0) == 0) {
            throw new StepByStep();
        }
    }

    private void sendLast(Sql sql) throws SQLException {
        if (crashPoints.watches()) {
            sql.flush();
            crashPoints.reached(CrashPoint.IN_COMMIT);
        } else {
            sql.flushLast();
        }
    }

    private List<CommitResult> write(List<Transition> transitions, Sql sql, boolean together) throws SQLException {
        if (together && transitions.stream().allMatch(JpaTransitions::appendsAlone)) {
            append(transitions, sql);
            return Collections.nCopies(transitions.size(), CommitResult.COMMITTED);
        }
        Verdicts verdicts = new Verdicts();
        Supplier<Set<Fence>> fences = new Fences(database, sql)
                .lock(transitions.stream().map(Transition::fence).collect(Collectors.toSet()));
        if (!together) {
            checkFences(transitions, fences.get(), verdicts);
        }
        List<Transition> fenced = verdicts.passed(transitions);
        HistoryTable plain = new HistoryTable(database, sql);
        for (Transition transition : fenced) {
            AppendedBatch append = transition.append();
            if (append != null && unguarded(transition)) {
                plain.add(transition.fence().partition(), transition.fence().epoch(), append);
            }
        }
        plain.insert();
        GuardedRows guards = new GuardedRows(database, sql);
        CloseGate gate = new CloseGate(database, sql);
        HistoryTable history = new HistoryTable(database, sql);
        CurrentWrites current = new CurrentWrites(database, sql, history);
        guards.ask(fenced);
        gate.ask(fenced);
        current.claim(fenced);
        sql.flush();
        if (together
                && !fences.get()
                        .containsAll(transitions.stream().map(Transition::fence).toList())) {
            throw new StepByStep();
        }
        guards.check(fenced, verdicts);
        gate.check(verdicts.passed(fenced), verdicts);
        current.write(verdicts.passed(fenced), verdicts);
        new TransitionWrites(database, addresses, sql, history).write(verdicts.passed(fenced), verdicts);
        history.insert();
        sendLast(sql);
        return transitions.stream().map(verdicts::of).toList();
    }

    private static void checkFences(List<Transition> transitions, Set<Fence> holding, Verdicts verdicts) {
        for (Transition transition : transitions) {
            if (!holding.contains(transition.fence())) {
                verdicts.set(transition, CommitResult.EPOCH_LOST);
            }
        }
    }

    @Override
    public void tend() {
        statistics.tend();
    }

    @Override
    public CommitResult.Outcome outcome(Fence fence, RunId runId, long firstEventId) {
        return database.plain("asking for the outcome of " + runId + "@" + firstEventId, false, sql -> {
            if (new Fences(database, sql).lockPatiently(Set.of(fence)).isEmpty()) {
                return CommitResult.Outcome.EPOCH_LOST;
            }
            boolean there = !sql.query(
                            "select epoch from pd_history where namespace = ? and run_id = ? and first_event_id = ?"
                                    + " and epoch = ?",
                            row -> row.getLong(1),
                            database.namespace(),
                            runId.uuid(),
                            firstEventId,
                            fence.epoch())
                    .isEmpty();
            return there ? CommitResult.Outcome.COMMITTED : CommitResult.Outcome.GUARD_LOST;
        });
    }

    private static String name(List<Transition> transitions) {
        return transitions.size() == 1
                ? "the commit of " + transitions.get(0)
                : "the commit of " + transitions.size() + " transitions";
    }
}
