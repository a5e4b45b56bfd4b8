package io.perdura.examples.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.testing.TestWorkflowEnvironment;
import io.perdura.testing.TestWorkflowExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The job is ready at the fifth question, so there are four pauses. */
class PatientPollTest {

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(PatientPoll.class, LongPollSequence.class)
            .setActivityImplementations(new JobPolling(new RemoteJobs()))
            .build();

    @Test
    void frequently_within_one_attempt(PollWorkflow poll) {
        assertThat(poll.poll(new PollRequest("j", PollStrategy.FREQUENT, Duration.ofMillis(1))))
                .isEqualTo("result of j");
    }

    @Test
    void infrequently_at_a_fixed_interval(PollWorkflow poll, TestWorkflowEnvironment environment) {
        assertThat(passed(environment, poll, PollStrategy.INFREQUENT, Duration.ofMinutes(10)))
                .isBetween(Duration.ofMinutes(40), Duration.ofMinutes(41));
    }

    @Test
    void when_the_server_says(PollWorkflow poll, TestWorkflowEnvironment environment) {
        assertThat(passed(environment, poll, PollStrategy.AS_TOLD, Duration.ZERO))
                .isBetween(Duration.ofSeconds(2 + 4 + 8 + 16), Duration.ofSeconds(40));
    }

    @Test
    void in_a_child_of_several_runs(PollWorkflow poll, TestWorkflowEnvironment environment, WorkflowClient client) {
        assertThat(passed(environment, poll, PollStrategy.CHILD_SEQUENCE, Duration.ofHours(1)))
                .isBetween(Duration.ofHours(4), Duration.ofHours(4).plusMinutes(1));
        assertThat(client.countWorkflows("WorkflowType = 'PollSequence'").getCount())
                .isEqualTo(2);
        assertThat(client.countWorkflows("WorkflowType = 'Poll'").getCount()).isEqualTo(1);
    }

    private static Duration passed(
            TestWorkflowEnvironment environment, PollWorkflow poll, PollStrategy strategy, Duration interval) {
        long begin = environment.currentTimeMillis();
        assertThat(poll.poll(new PollRequest("j", strategy, interval))).isEqualTo("result of j");
        return Duration.ofMillis(environment.currentTimeMillis() - begin);
    }
}
