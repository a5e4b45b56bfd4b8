package io.perdura.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.schedules.ScheduleHandle;
import io.perdura.testing.TestEnvironmentOptions;
import io.perdura.testing.TestWorkflowEnvironment;
import io.perdura.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportSchedulesTest {

    private static final Instant THURSDAY = Instant.parse("2026-01-01T12:00:00Z");

    private final TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setInitialTime(THURSDAY).build());
    private final ReportSchedules reports = new ReportSchedules(env.getScheduleClient());

    @BeforeEach
    void start() {
        Worker worker = env.newWorker("reports");
        worker.registerWorkflowImplementationTypes(DailyReport.class);
        worker.registerActivitiesImplementations(new SalesDesk());
        env.start();
    }

    @AfterEach
    void close() {
        env.close();
    }

    @Test
    void a_report_is_written_each_working_day_with_the_one_before_beneath_it() {
        ScheduleHandle north = reports.everyWorkday("north", "Europe/Berlin");
        reports.everyWorkday("north", "Europe/Berlin");

        env.sleep(Duration.ofDays(4));

        assertThat(north.describe().getInfo().getRecentActions())
                .extracting(each -> each.getScheduledAt().toString())
                .containsExactly("2026-01-02T05:00:00Z", "2026-01-05T05:00:00Z");
        assertThat(env.getWorkflowClient()
                        .newUntypedWorkflowStub("report-north-2026-01-05T05:00:00Z")
                        .getResult(String.class))
                .isEqualTo("north sold 5 books; before: north sold 5 books");
    }
}
