package io.perdura.engine.memory;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.Transition;
import io.perdura.engine.port.TransitionStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/** Commits: all transitions are judged against the tables as they are, then those that passed are written together. */
final class MemoryTransitions implements TransitionStore {

    private final Tables tables;
    private final CrashPoint.Hook crashPoints;

    MemoryTransitions(Tables tables, CrashPoint.Hook crashPoints) {
        this.tables = tables;
        this.crashPoints = crashPoints;
    }

    @Override
    public List<CommitResult> commit(List<Transition> transitions) {
        crashPoints.reached(CrashPoint.BEFORE_COMMIT);
        synchronized (tables) {
            List<CommitResult> verdicts = judge(transitions);
            crashPoints.reached(CrashPoint.IN_COMMIT);
            List<CommitResult> results = new ArrayList<>(transitions.size());
            for (int i = 0; i < verdicts.size(); i++) {
                boolean passed = verdicts.get(i).equals(CommitResult.COMMITTED);
                results.add(passed ? new TransitionWriter(tables, transitions.get(i)).write() : verdicts.get(i));
            }
            return results;
        }
    }

    @Override
    public CommitResult.Outcome outcome(Fence fence, RunId runId, long firstEventId) {
        synchronized (tables) {
            if (!tables.holds(fence)) {
                return CommitResult.Outcome.EPOCH_LOST;
            }
            NavigableMap<Long, Tables.HistoryRow> history = tables.histories.get(runId);
            Tables.HistoryRow row = history == null ? null : history.get(firstEventId);
            return row != null && row.epoch() == fence.epoch()
                    ? CommitResult.Outcome.COMMITTED
                    : CommitResult.Outcome.GUARD_LOST;
        }
    }

    private List<CommitResult> judge(List<Transition> transitions) {
        Guards guards = new Guards(tables);
        Set<String> created = new HashSet<>();
        List<CommitResult> verdicts = new ArrayList<>(transitions.size());
        for (Transition transition : transitions) {
            CommitResult verdict = guards.judge(transition);
            boolean creates = transition.current() instanceof CurrentChange.Create;
            if (verdict.equals(CommitResult.COMMITTED) && creates && !created.add(transition.workflowId())) {
                verdict = CommitResult.GUARD_LOST;
            }
            if (verdict.equals(CommitResult.COMMITTED)) {
                appended(transition).forEach(tables::requireAbsent);
            }
            verdicts.add(verdict);
        }
        return verdicts;
    }

    private static List<AppendedBatch> appended(Transition transition) {
        List<AppendedBatch> batches = new ArrayList<>();
        AppendedBatch append = transition.append();
        if (append != null) {
            batches.add(append);
        }
        if (transition.current() instanceof CurrentChange.Create create) {
            batches.addAll(create.run().history());
        }
        if (transition.current() instanceof CurrentChange.ContinueAsNew successor) {
            batches.addAll(successor.next().history());
        }
        return batches;
    }
}
