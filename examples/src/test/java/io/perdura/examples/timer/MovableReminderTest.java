package io.perdura.examples.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.testing.TestWorkflowEnvironment;
import io.perdura.testing.TestWorkflowExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MovableReminderTest {

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(MovableReminder.class)
            .build();

    private Instant begin = Instant.EPOCH;

    @BeforeEach
    void begin(TestWorkflowEnvironment environment) {
        begin = Instant.ofEpochMilli(environment.currentTimeMillis());
    }

    @Test
    void it_comes_when_it_is_due(ReminderWorkflow reminder, TestWorkflowEnvironment environment) {
        reminder.remind(begin.plus(Duration.ofDays(30)));
        assertPassed(environment, Duration.ofDays(30));
    }

    @Test
    void it_comes_later_when_it_is_moved_to_later(ReminderWorkflow reminder, TestWorkflowEnvironment environment) {
        WorkflowClient.start(reminder::remind, begin.plus(Duration.ofDays(1)));
        environment.sleep(Duration.ofHours(23));
        reminder.moveTo(begin.plus(Duration.ofDays(3)));
        assertThat(reminder.due()).isEqualTo(begin.plus(Duration.ofDays(3)));
        assertThat(resultOf(reminder)).isEqualTo(begin.plus(Duration.ofDays(3)));
        assertPassed(environment, Duration.ofDays(3));
    }

    @Test
    void it_comes_earlier_when_it_is_moved_to_earlier(ReminderWorkflow reminder, TestWorkflowEnvironment environment) {
        WorkflowClient.start(reminder::remind, begin.plus(Duration.ofDays(3)));
        environment.sleep(Duration.ofHours(1));
        reminder.moveTo(begin.plus(Duration.ofHours(2)));
        assertThat(resultOf(reminder)).isEqualTo(begin.plus(Duration.ofHours(2)));
        assertPassed(environment, Duration.ofHours(2));
    }

    @Test
    void it_comes_at_once_when_it_is_moved_to_the_past(ReminderWorkflow reminder, TestWorkflowEnvironment environment) {
        WorkflowClient.start(reminder::remind, begin.plus(Duration.ofDays(3)));
        environment.sleep(Duration.ofHours(1));
        reminder.moveTo(begin);
        assertThat(resultOf(reminder)).isEqualTo(begin);
        assertPassed(environment, Duration.ofHours(1));
    }

    private static Instant resultOf(ReminderWorkflow reminder) {
        return WorkflowStub.fromTyped(reminder).getResult(Instant.class);
    }

    private void assertPassed(TestWorkflowEnvironment environment, Duration expected) {
        assertThat(Duration.between(begin, Instant.ofEpochMilli(environment.currentTimeMillis())))
                .isBetween(expected, expected.plusMinutes(1));
    }
}
