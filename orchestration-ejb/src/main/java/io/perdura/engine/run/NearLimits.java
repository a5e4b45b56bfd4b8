package io.perdura.engine.run;

import io.perdura.common.Payload;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.OutputEvent.CancelExternalInitiated;
import io.perdura.engine.history.OutputEvent.ChildWorkflowInitiated;
import io.perdura.engine.history.OutputEvent.LocalActivityCompleted;
import io.perdura.engine.history.OutputEvent.MutableSideEffectRecorded;
import io.perdura.engine.history.OutputEvent.SideEffectRecorded;
import io.perdura.engine.history.OutputEvent.SignalExternalInitiated;
import io.perdura.engine.history.OutputEvent.UpdateAccepted;
import io.perdura.engine.history.OutputEvent.UpdateCompleted;
import io.perdura.engine.history.OutputEvent.WorkflowCompleted;
import io.perdura.engine.history.OutputEvent.WorkflowContinuedAsNew;
import io.perdura.engine.history.Visible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees a run come near its limits, and tells it once: of histories and payloads where the settings say, of everything that is counted
 * at four fifths.
 */
final class NearLimits {

    private final RunEnvironment.RunLimits limits;
    private final VisibilityLimits shownLimits;
    private final Set<String> told = new HashSet<>();

    NearLimits(RunEnvironment.RunLimits limits, VisibilityLimits shownLimits) {
        this.limits = limits;
        this.shownLimits = shownLimits;
    }

    /** What was near when the run was loaded has been told before. */
    void loaded(Ledger ledger) {
        counts(ledger, List.of(), new ArrayList<>());
    }

    /** Sentences for people about what is near since these events. */
    List<String> after(Ledger ledger, List<HistoryEvent> events) {
        List<String> found = new ArrayList<>();
        counts(ledger, events, found);
        for (HistoryEvent event : events) {
            payloads(event, found);
        }
        return found;
    }

    private void counts(Ledger ledger, List<HistoryEvent> events, List<String> found) {
        Warnings warnings = limits.warnings();
        long eventCount = ledger.eventCount() + events.size();
        near("history events", eventCount, warnings.historyEvents(), limits.historyEvents(), found);
        near("history bytes", ledger.bytes(), warnings.historyBytes(), limits.historyBytes(), found);
        counted("signals", ledger.signals() + count(events, WorkflowSignaled.class), limits.signals(), found);
        counted(
                "pending activities",
                ledger.activities().size() + count(events, ActivityScheduled.class),
                limits.pending(),
                found);
        counted(
                "pending children",
                ledger.children().size() + count(events, ChildWorkflowInitiated.class),
                limits.pending(),
                found);
        counted(
                "pending external signals",
                ledger.externals().size()
                        + count(events, SignalExternalInitiated.class)
                        + count(events, CancelExternalInitiated.class),
                limits.pending(),
                found);
        int accepted = count(events, UpdateAccepted.class);
        counted("updates", ledger.updates().count() + accepted, limits.updates(), found);
        counted(
                "updates in flight",
                ledger.updates().open().size() + accepted - count(events, UpdateCompleted.class),
                limits.updatesInFlight(),
                found);
        shown(ledger, events, found);
    }

    private void shown(Ledger ledger, List<HistoryEvent> events, List<String> found) {
        Visible before = ledger.visible();
        Visible shown = before;
        for (HistoryEvent event : events) {
            shown = event instanceof WorkflowStarted e ? Visible.of(e.options()) : shown.after(event);
        }
        boolean mayBeNews = events.isEmpty() || !shown.equals(before);
        if (mayBeNews && !shown.equals(Visible.NOTHING)) {
            counted("bytes of the memo", shown.memoBytes(), shownLimits.memoBytes(), found);
            counted("search attributes", shown.searchAttributes().size(), shownLimits.attributes(), found);
            counted(
                    "bytes of the search attributes",
                    VisibilityRules.bytes(shown.searchAttributes()),
                    shownLimits.attributeBytes(),
                    found);
            counted(
                    "bytes of one search attribute",
                    VisibilityRules.bytesOfLongest(shown.searchAttributes()),
                    shownLimits.attributeValueBytes(),
                    found);
        }
    }

    private static int count(List<HistoryEvent> events, Class<?> kind) {
        int count = 0;
        for (HistoryEvent event : events) {
            count += kind.isInstance(event) ? 1 : 0;
        }
        return count;
    }

    private void counted(String what, long count, long limit, List<String> found) {
        near(what, count, Math.max(1, limit * 4 / 5), limit, found);
    }

    private void near(String what, long value, long from, long limit, List<String> found) {
        if (value >= from && told.add(what)) {
            found.add(value + " " + what + ", the limit is " + limit);
        }
    }

    private void payloads(HistoryEvent event, List<String> found) {
        if (event instanceof WorkflowStarted e) {
            counted("characters of the workflow id", e.workflowId().length(), limits.idLength(), found);
            payloads("the input of workflow type '" + e.workflowType() + "'", e.input(), found);
        } else if (event instanceof WorkflowSignaled e) {
            payloads("signal '" + e.signalName() + "'", e.input(), found);
        } else if (event instanceof ActivityCompleted e) {
            payloads("the result of an activity", List.of(e.result()), found);
        } else if (event instanceof ActivityScheduled e) {
            payloads("the input of activity '" + e.activityType() + "'", e.input(), found);
        } else if (event instanceof ChildWorkflowInitiated e) {
            payloads("the input of child workflow '" + e.workflowType() + "'", e.input(), found);
        } else if (event instanceof SignalExternalInitiated e) {
            payloads("signal '" + e.signalName() + "'", e.input(), found);
        } else if (event instanceof SideEffectRecorded e) {
            payloads("a side effect", List.of(e.result()), found);
        } else if (event instanceof MutableSideEffectRecorded e) {
            payloads("mutable side effect '" + e.id() + "'", List.of(e.result()), found);
        } else if (event instanceof LocalActivityCompleted e) {
            payloads("the result of a local activity", List.of(e.result()), found);
        } else if (event instanceof UpdateAccepted e) {
            payloads("update '" + e.updateName() + "'", e.input(), found);
        } else if (event instanceof UpdateCompleted e && e.result() != null) {
            payloads("the result of an update", List.of(e.result()), found);
        } else if (event instanceof WorkflowCompleted e) {
            payloads("the workflow's result", List.of(e.result()), found);
        } else if (event instanceof WorkflowContinuedAsNew e) {
            payloads("the input of the next run", e.input(), found);
        }
    }

    private void payloads(String what, List<Payload> payloads, List<String> found) {
        for (Payload payload : payloads) {
            if (payload.size() >= limits.warnings().payloadBytes() && told.add(what)) {
                found.add(
                        what + " has a payload of " + payload.size() + " bytes, the limit is " + limits.payloadBytes());
            }
        }
    }
}
