package io.perdura.runtime.observe;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** The engine's figures as MicroProfile metrics, all with the prefix {@code perdura_}. Thread-safe. */
public final class EngineMetrics implements EngineListener {

    private final MetricRegistry registry;
    private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();
    private final Map<List<String>, Timer> attempts = new ConcurrentHashMap<>();
    private final AtomicInteger partitions = new AtomicInteger();
    private final AtomicInteger abandonedThreads = new AtomicInteger();
    private final AtomicInteger failingRuns = new AtomicInteger();
    private final Counter events;
    private final Counter transitions;
    private final Counter failedCommits;
    private final Counter taskFailures;
    private final Counter droppedMessages;
    private final Counter leaseLosses;
    private final Timer commits;

    /** Registers what does not depend on a workflow or activity type. */
    public EngineMetrics(MetricRegistry registry) {
        this.registry = registry;
        this.events = counter("perdura_history_events_total", "Events appended to histories");
        this.transitions = counter("perdura_transitions_total", "Transitions committed");
        this.failedCommits = counter("perdura_commits_failed_total", "Commits that failed and were tried again");
        this.taskFailures = counter("perdura_task_failures_total", "Workflow tasks that failed and are tried again");
        this.droppedMessages = counter("perdura_messages_dropped_total", "Messages to workflows that do not exist");
        this.leaseLosses = counter("perdura_leases_lost_total", "Times that this node lost its lease");
        this.commits = registry.timer(Metadata.builder()
                .withName("perdura_commit_seconds")
                .withDescription("Time of a group commit")
                .withUnit(MetricUnits.SECONDS)
                .build());
        registry.gauge(
                described("perdura_partitions_owned", "Partitions that this node owns"),
                partitions,
                AtomicInteger::get);
        registry.gauge(
                described("perdura_threads_abandoned", "Threads lost to workflow code that never yields"),
                abandonedThreads,
                AtomicInteger::get);
        registry.gauge(
                described("perdura_runs_failing", "Runs whose task fails at present, since this node started"),
                failingRuns,
                AtomicInteger::get);
    }

    private static Metadata described(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }

    private Counter counter(String name, String description, Tag... tags) {
        return registry.counter(described(name, description), tags);
    }

    @Override
    public void committed(int committedTransitions, int committedEvents, long nanos) {
        transitions.inc(committedTransitions);
        events.inc(committedEvents);
        commits.update(Duration.ofNanos(nanos));
    }

    @Override
    public void commitFailed(StoreException failure, int failedTransitions) {
        failedCommits.inc();
    }

    @Override
    public void taskFailed(
            String workflowId, RunId runId, int attempt, boolean diverged, String what, Duration retryIn) {
        taskFailures.inc();
        if (attempt == 1) {
            failingRuns.incrementAndGet();
        }
    }

    @Override
    public void taskRecovered(String workflowId, RunId runId) {
        failingRuns.updateAndGet(failing -> Math.max(0, failing - 1));
    }

    @Override
    public void runStarted(String workflowType) {
        counters.computeIfAbsent(
                        List.of(workflowType),
                        started ->
                                counter("perdura_workflows_started_total", "Runs begun", new Tag("type", workflowType)))
                .inc();
    }

    @Override
    public void runClosed(String workflowType, String status) {
        counters.computeIfAbsent(
                        List.of(workflowType, status),
                        closed -> counter(
                                "perdura_workflows_closed_total",
                                "Runs ended",
                                new Tag("type", workflowType),
                                new Tag("status", status)))
                .inc();
    }

    @Override
    public void activityEnded(String activityType, String outcome, long nanos) {
        attempts.computeIfAbsent(
                        List.of(activityType, outcome),
                        ended -> registry.timer(
                                Metadata.builder()
                                        .withName("perdura_activity_seconds")
                                        .withDescription("Time of an attempt of an activity")
                                        .withUnit(MetricUnits.SECONDS)
                                        .build(),
                                new Tag("type", activityType),
                                new Tag("outcome", outcome)))
                .update(Duration.ofNanos(nanos));
    }

    @Override
    public void partitionsOwned(int count) {
        partitions.set(count);
    }

    @Override
    public void threadAbandoned(String workflowId, RunId runId, int abandoned) {
        abandonedThreads.set(abandoned);
    }

    @Override
    public void messageDropped(String workflowId, String what) {
        droppedMessages.inc();
    }

    @Override
    public void leaseLost(String what) {
        leaseLosses.inc();
    }
}
