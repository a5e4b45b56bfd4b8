package io.perdura.testing;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.schedules.Schedule;
import io.perdura.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.perdura.client.schedules.ScheduleActionStartWorkflow;
import io.perdura.client.schedules.ScheduleClient;
import io.perdura.client.schedules.ScheduleHandle;
import io.perdura.client.schedules.ScheduleIntervalSpec;
import io.perdura.client.schedules.ScheduleOptions;
import io.perdura.client.schedules.SchedulePolicy;
import io.perdura.client.schedules.ScheduleSpec;
import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.failure.ApplicationFailure;
import io.perdura.worker.Worker;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** An environment at noon of the first of January 2026, with a workflow to schedule. Subclasses run with and without runs in memory. */
abstract class ScheduleKit {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);
    static final Duration MINUTE = Duration.ofMinutes(1);
    private static final AtomicInteger RUNS = new AtomicInteger();

    final TestWorkflowEnvironment env;
    final WorkflowClient client;
    final ScheduleClient schedules;

    ScheduleKit(int cachedRuns) {
        env = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowCacheSize(cachedRuns)
                .setInitialTime(NOON)
                .build());
        Worker worker = env.newWorker("kit");
        worker.registerWorkflowImplementationTypes(Reporting.class);
        client = env.getWorkflowClient();
        schedules = env.getScheduleClient();
        env.start();
    }

    @AfterEach
    void close() {
        env.close();
    }

    @WorkflowInterface
    public interface Report {
        @WorkflowMethod
        String write(String what, Duration takes);

        @SignalMethod
        void finish();
    }

    /** Takes its time, or fails, or says what the run before said. */
    public static final class Reporting implements Report {
        private boolean finished;

        @Override
        public String write(String what, Duration takes) {
            if (what.equals("fail")) {
                throw ApplicationFailure.newFailure("no paper", "Printer");
            }
            if (what.equals("chain")) {
                String last = Workflow.getLastCompletionResult(String.class);
                return last == null ? "1" : last + "+1";
            }
            Workflow.await(takes, () -> finished);
            return what;
        }

        @Override
        public void finish() {
            finished = true;
        }
    }

    static ScheduleActionStartWorkflow action(String what, Duration takes) {
        return ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(Report.class)
                .setArguments(what, takes)
                .setOptions(WorkflowOptions.newBuilder().setWorkflowId("report").build())
                .build();
    }

    static ScheduleSpec every(Duration interval) {
        return ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(interval)))
                .build();
    }

    static SchedulePolicy policy(ScheduleOverlapPolicy overlap) {
        return SchedulePolicy.newBuilder().setOverlap(overlap).build();
    }

    /** Each hour, a run that takes so long. */
    static Schedule.Builder hourly(Duration takes) {
        return Schedule.newBuilder().setSpec(every(HOUR)).setAction(action("report", takes));
    }

    ScheduleHandle create(Schedule.Builder schedule) {
        return schedules.createSchedule(
                "s-" + RUNS.incrementAndGet(),
                schedule.build(),
                ScheduleOptions.newBuilder().build());
    }

    /** When the last runs were due, as the time of the day. */
    static List<String> dueTimes(ScheduleHandle handle) {
        return handle.describe().getInfo().getRecentActions().stream()
                .map(each -> each.getScheduledAt().toString().substring(11, 19))
                .toList();
    }

    static List<String> startedTimes(ScheduleHandle handle) {
        return handle.describe().getInfo().getRecentActions().stream()
                .map(each -> each.getStartedAt().toString().substring(11, 19))
                .toList();
    }

    static List<String> runningIds(ScheduleHandle handle) {
        return handle.describe().getInfo().getRunningActions().stream()
                .map(each -> ((ScheduleActionExecutionStartWorkflow) each).getWorkflowId())
                .toList();
    }

    long count(String query) {
        return client.countWorkflows(query).getCount();
    }
}
