package io.perdura.engine.system.schedule;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.RetryOptions;
import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.system.schedule.ScheduleBook.Recent;
import io.perdura.engine.system.schedule.ScheduleBook.Running;
import io.perdura.engine.system.schedule.ScheduleBook.Waiting;
import io.perdura.failure.ActivityFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of a schedule: those that wait, start, are watched and end. Workflow code; not thread-safe. */
final class ScheduleRuns {

    private static final int MOST_WAITING = 1_000;
    private static final int MOST_WATCHED = 1_000;
    private static final int MOST_RECENT = 10;

    private final ScheduleBook book;
    private final Runnable changed;
    private final ScheduleActivities engine = Workflow.newActivityStub(
            ScheduleActivities.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(30))
                    .setRetryOptions(patient())
                    .build());

    /** Whoever watches is asked again each day, in case that the engine forgot. */
    private final ScheduleActivities watch = Workflow.newActivityStub(
            ScheduleActivities.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofDays(1))
                    .setRetryOptions(patient())
                    .build());

    ScheduleRuns(ScheduleBook book, Runnable changed) {
        this.book = book;
        this.changed = changed;
    }

    private static RetryOptions patient() {
        return RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofMillis(500))
                .setMaximumInterval(Duration.ofSeconds(20))
                .build();
    }

    void add(Waiting time) {
        if (book.waiting.size() < MOST_WAITING) {
            book.waiting.add(time);
        } else {
            book.dropped++;
        }
    }

    /** Starts what may start by now, in order; what has to wait stays. */
    void startWaiting() {
        List<Waiting> times = new ArrayList<>(book.waiting);
        book.waiting.clear();
        List<Waiting> kept = new ArrayList<>();
        for (Waiting time : times) {
            if (!time.manual() && !book.acts()) {
                continue; // paused or used up since
            }
            ScheduleOverlapPolicy policy = policy(time);
            boolean always = policy == ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL;
            if (always || (kept.isEmpty() && !occupied())) {
                start(time, !always);
            } else {
                overlaps(time, policy, kept);
            }
        }
        book.waiting.addAll(0, kept); // signals may have brought more while runs were started
    }

    private ScheduleOverlapPolicy policy(Waiting time) {
        return time.overlap() == ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_UNSPECIFIED
                ? book.schedule.overlap()
                : time.overlap();
    }

    private boolean occupied() {
        return book.running.stream().anyMatch(Running::counts);
    }

    private void overlaps(Waiting time, ScheduleOverlapPolicy policy, List<Waiting> kept) {
        switch (policy) {
            case SCHEDULE_OVERLAP_POLICY_BUFFER_ALL -> kept.add(time);
            case SCHEDULE_OVERLAP_POLICY_BUFFER_ONE -> {
                if (kept.isEmpty()) {
                    kept.add(time);
                } else {
                    book.overlapped++;
                }
            }
            case SCHEDULE_OVERLAP_POLICY_CANCEL_OTHER, SCHEDULE_OVERLAP_POLICY_TERMINATE_OTHER -> {
                book.overlapped += kept.size(); // the last one is wanted
                kept.clear();
                kept.add(time);
                endOthers(policy == ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_TERMINATE_OTHER);
            }
            default -> book.overlapped++;
        }
    }

    private void endOthers(boolean terminate) {
        String reason = "schedule '" + book.scheduleId + "' starts another run";
        for (Running other : List.copyOf(book.running)) {
            if (other.counts() && !other.ending() && book.running.remove(other)) {
                book.running.add(other.asked());
                if (terminate) {
                    engine.terminate(other.workflowId(), reason);
                } else {
                    engine.cancel(other.workflowId(), reason);
                }
            }
        }
    }

    private void start(Waiting time, boolean counts) {
        if (!time.manual() && book.limited) {
            book.remaining--;
        }
        String workflowId = book.schedule.action().workflowId() + "-" + Instant.ofEpochMilli(time.nominalMillis());
        String requestId = Workflow.randomUUID().toString();
        try {
            ScheduleTarget.Started started = engine.start(new ScheduleTarget.Order(
                    book.schedule.action(), workflowId, requestId, book.scheduleId, time.dueMillis(), book.lastResult));
            book.actions++;
            book.recent.add(
                    new Recent(time.dueMillis(), Workflow.currentTimeMillis(), started.workflowId(), started.runId()));
            while (book.recent.size() > MOST_RECENT) {
                book.recent.remove(0);
            }
            if (book.running.size() < MOST_WATCHED) {
                Running running = new Running(started.workflowId(), started.runId(), counts, false);
                book.running.add(running);
                watch(running);
            }
        } catch (ActivityFailure failure) {
            book.failed++;
            book.lastFailure = workflowId + " could not be started: " + message(failure);
            pauseIfWanted(book.lastFailure);
        }
    }

    private static @Nullable String message(ActivityFailure failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.getMessage() : cause.getMessage();
    }

    // ---- watching

    /** After the history began anew. */
    void watchAll() {
        book.running.forEach(this::watch);
    }

    private void watch(Running running) {
        String workflowId = running.workflowId();
        var unused = Async.function(watch::watch, workflowId).handle((ended, failure) -> {
            ended(running, failure != null || ended == null ? new ScheduleTarget.Ended(null, null, null) : ended);
            return true;
        });
    }

    private void ended(Running run, ScheduleTarget.Ended ended) {
        book.running.removeIf(each -> each.runId().equals(run.runId()));
        if (ended.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED && ended.result() != null) {
            book.lastResult = ended.result();
        }
        if (ended.failed()) {
            pauseIfWanted("paused since " + run.workflowId() + " failed: " + ended.problem());
        }
        changed.run();
    }

    private void pauseIfWanted(String why) {
        if (book.schedule.pauseOnFailure()) {
            book.paused = true;
            book.note = why;
        }
    }
}
