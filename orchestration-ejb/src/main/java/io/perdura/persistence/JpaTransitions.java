package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.CurrentChange;
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
import java.util.stream.Collectors;

/** Commits: fence, guards, close gate, writes, in one transaction. The order of the steps is the protocol. Thread-safe. */
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
                .orElseGet(() -> database.plain(name(transitions), false, sql -> stepByStep(transitions, sql)));
        statistics.wrote(transitions.size());
        return results;
    }

    /**
     * Writes in one round trip, or in few, where the database can: what is expected goes along as requirements. Empty when one does not
     * hold, or anything else is in the way: then nothing is written, and it is done again step by step.
     */
    private Optional<List<CommitResult>> together(List<Transition> transitions) {
        if (!database.dialect().sendsTogether()) {
            return Optional.empty();
        }
        try {
            return Optional.of(database.plain(name(transitions), true, sql -> atOnce(transitions, sql)));
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
            super("a guard does not hold", null, false, false);
        }
    }

    /** A step of an open run that writes nothing but its history row: the fence alone guards it. */
    private static boolean appendsAlone(Transition transition) {
        return transition.append() != null && transition.current() == null && needsNoAnswer(transition);
    }

    /** A start, a step, a phase or an end, and nothing else: no answer of the database decides what is sent next. */
    private static boolean needsNoAnswer(Transition transition) {
        CurrentChange change = transition.current();
        return NewRuns.fit(transition)
                || ((change == null || change instanceof CurrentChange.Wake || change instanceof CurrentChange.Close)
                        && transition.consumed().isEmpty()
                        && transition.activities().isEmpty()
                        && transition.messages().isEmpty()
                        && transition.taskFailure() == null
                        && transition.visible() == null);
    }

    private List<CommitResult> atOnce(List<Transition> transitions, Sql sql) throws SQLException {
        if (transitions.size() == 1) {
            sql.beOfOneRun();
        }
        Requirements requirements =
                database.dialect().requirements(database.namespace(), sql).orElseThrow();
        if (transitions.stream().allMatch(JpaTransitions::appendsAlone)) {
            append(transitions, requirements, sql);
            return Collections.nCopies(transitions.size(), CommitResult.COMMITTED);
        }
        if (transitions.stream().allMatch(NewRuns::fit)) {
            return begin(transitions, requirements, sql);
        }
        boolean whole = sql.sendsWhole()
                && !crashPoints.watches()
                && transitions.stream().allMatch(JpaTransitions::needsNoAnswer);
        new Fences(database, sql).require(requirements, fences(transitions), whole);
        new CurrentGuards(database, sql).require(requirements, transitions);
        new CloseGate(database, sql).require(requirements, transitions);
        List<Transition> others = transitions.stream()
                .filter(transition -> !NewRuns.fit(transition))
                .toList();
        HistoryTable history = new HistoryTable(database, sql);
        CurrentWrites current = new CurrentWrites(database, sql, history);
        GuardedRows rows = new GuardedRows(database, sql);
        Verdicts verdicts = new Verdicts();
        boolean asked = rows.ask(others);
        if (current.claim(others) || asked) {
            sql.flush();
            rows.check(others, verdicts);
            if (verdicts.passed(others).size() < others.size()) {
                throw new StepByStep();
            }
        }
        NewRuns begun = new NewRuns(database, sql);
        begun.insert(requirements, null, transitions);
        write(others, current, history, sql, verdicts);
        begun.check(verdicts);
        return transitions.stream().map(verdicts::of).toList();
    }

    /** Appends by one statement: it locks the fences, and inserts the rows if all hold. */
    private void append(List<Transition> transitions, Requirements requirements, Sql sql) throws SQLException {
        HistoryTable history = new HistoryTable(database, sql);
        for (Transition transition : transitions) {
            Fence fence = transition.fence();
            history.add(fence.partition(), fence.epoch(), Objects.requireNonNull(transition.append()));
        }
        Sql.Answer<Integer> inserted =
                requirements.insertIf(new Fences(database, sql).held(fences(transitions)), history.rows());
        sendLast(sql);
        if (inserted.rows().get(0) == 0) {
            throw new StepByStep();
        }
    }

    /** Begins runs by one statement: it locks the fences, and inserts the rows of those whose id is free if all hold. */
    private List<CommitResult> begin(List<Transition> transitions, Requirements requirements, Sql sql)
            throws SQLException {
        NewRuns begun = new NewRuns(database, sql);
        begun.insert(requirements, new Fences(database, sql).held(fences(transitions)), transitions);
        sendLast(sql);
        if (!begun.held()) {
            throw new StepByStep();
        }
        Verdicts verdicts = new Verdicts();
        begun.check(verdicts);
        return transitions.stream().map(verdicts::of).toList();
    }

    private List<CommitResult> stepByStep(List<Transition> transitions, Sql sql) throws SQLException {
        Verdicts verdicts = new Verdicts();
        checkFences(transitions, new Fences(database, sql).lock(fences(transitions)), verdicts);
        new CurrentGuards(database, sql).check(verdicts.passed(transitions), verdicts);
        GuardedRows rows = new GuardedRows(database, sql);
        rows.ask(verdicts.passed(transitions));
        rows.check(verdicts.passed(transitions), verdicts);
        new CloseGate(database, sql).check(verdicts.passed(transitions), verdicts);
        HistoryTable history = new HistoryTable(database, sql);
        CurrentWrites current = new CurrentWrites(database, sql, history);
        current.claim(verdicts.passed(transitions));
        write(verdicts.passed(transitions), current, history, sql, verdicts);
        return transitions.stream().map(verdicts::of).toList();
    }

    private void write(List<Transition> passed, CurrentWrites current, HistoryTable history, Sql sql, Verdicts verdicts)
            throws SQLException {
        current.write(passed, verdicts);
        new TransitionWrites(database, addresses, sql, history).write(verdicts.passed(passed), verdicts);
        history.insert();
        sendLast(sql);
    }

    private void sendLast(Sql sql) throws SQLException {
        if (crashPoints.watches()) {
            sql.flush();
            crashPoints.reached(CrashPoint.IN_COMMIT);
        } else {
            sql.flushLast();
        }
    }

    private static Set<Fence> fences(List<Transition> transitions) {
        return transitions.stream().map(Transition::fence).collect(Collectors.toSet());
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
