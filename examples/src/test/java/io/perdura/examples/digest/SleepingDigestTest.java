package io.perdura.examples.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityPolicy;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.testing.TestWorkflowEnvironment;
import io.perdura.testing.TestWorkflowExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SleepingDigestTest {

    private final CollectingDesk desk = new CollectingDesk();

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(SleepingDigest.class)
            .setActivityImplementations(desk)
            .build();

    @Test
    void it_sleeps_for_days_and_ends_when_it_is_told_to(DigestWorkflow digest, TestWorkflowEnvironment environment) {
        WorkflowClient.start(digest::write, "ann", Duration.ofDays(30), 0);
        environment.sleep(Duration.ofDays(30 * 14 + 1));
        digest.end();
        assertThat(WorkflowStub.fromTyped(digest).getResult(Integer.class)).isEqualTo(15);
        assertThat(desk.numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 15).boxed().toList());
    }

    @ActivityPolicy(startToClose = "PT1M")
    static class CollectingDesk implements DigestActivities {
        private final List<Integer> numbers = new CopyOnWriteArrayList<>();

        @Override
        public void writeDigest(String reader, int number) {
            numbers.add(number);
        }
    }
}
