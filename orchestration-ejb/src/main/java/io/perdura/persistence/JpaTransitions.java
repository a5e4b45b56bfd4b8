package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.Transition;
import io.perdura.engine.port.TransitionStore;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
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
        List<CommitResult> results =
                database.own(name(transitions), (entities, sql) -> write(transitions, entities, sql));
        statistics.wrote(transitions.size());
        return results;
    }

    @Override
    public void tend() {
        statistics.tend();
    }

    private List<CommitResult> write(List<Transition> transitions, EntityManager entities, Sql sql)
            throws SQLException {
        Verdicts verdicts = new Verdicts();
        checkFences(transitions, sql, verdicts);
        new GuardedRows(database, sql).check(verdicts.passed(transitions), verdicts);
        new CloseGate(database, sql).check(verdicts.passed(transitions), verdicts);
        HistoryTable history = new HistoryTable(database, sql);
        new CurrentWrites(database, sql, history).write(verdicts.passed(transitions), verdicts);
        new TransitionWrites(database, addresses, entities, sql, history).write(verdicts.passed(transitions), verdicts);
        history.insert();
        entities.flush();
        crashPoints.reached(CrashPoint.IN_COMMIT);
        return transitions.stream().map(verdicts::of).toList();
    }

    private void checkFences(List<Transition> transitions, Sql sql, Verdicts verdicts) throws SQLException {
        Set<Fence> fences = transitions.stream().map(Transition::fence).collect(Collectors.toSet());
        Set<Fence> holding = new Fences(database, sql).lock(fences);
        for (Transition transition : transitions) {
            if (!holding.contains(transition.fence())) {
                verdicts.set(transition, CommitResult.EPOCH_LOST);
            }
        }
    }

    @Override
    public CommitResult.Outcome outcome(Fence fence, RunId runId, long firstEventId) {
        return database.own("asking for the outcome of " + runId + "@" + firstEventId, (entities, sql) -> {
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
