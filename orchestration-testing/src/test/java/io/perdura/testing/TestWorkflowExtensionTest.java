package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.testing.TestWorkflowEnvironmentTest.Doorbell;
import io.perdura.testing.TestWorkflowEnvironmentTest.Echo;
import io.perdura.testing.TestWorkflowEnvironmentTest.Waiting;
import io.perdura.worker.Worker;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the extension hands to tests. */
class TestWorkflowExtensionTest {

    @RegisterExtension
    static final TestWorkflowExtension WORKFLOWS = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(Waiting.class)
            .setActivityImplementations(new Echo())
            .setInitialTime(Instant.parse("2030-06-01T00:00:00Z"))
            .build();

    @Test
    void givenAParameterOfAWorkflowInterface_thenItIsAStub(Doorbell workflow) {
        assertThat(workflow.answer("echo")).isEqualTo("echo echo");
    }

    @Test
    void givenTheOtherParameters_thenTheyBelongTogether(
            TestWorkflowEnvironment environment, WorkflowClient client, WorkflowOptions options, Worker worker) {
        assertThat(environment.getWorkflowClient()).isSameAs(client);
        assertThat(options.getTaskQueue()).isEqualTo(worker.getTaskQueue());
        assertThat(client.newWorkflowStub(Doorbell.class, options).answer("wait"))
                .isEqualTo("nobody");
    }

    @Test
    void givenTheInitialTimeOfTheBuilder_thenTheTestBeginsThen(Doorbell workflow) {
        assertThat(workflow.answer("time")).startsWith("2030-06-01T00:0");
    }

    @Test
    @WorkflowInitialTime("2031-01-01T12:00:00Z")
    void givenAnInitialTimeOfTheMethod_thenItGoesOverTheBuilders(Doorbell workflow) {
        assertThat(workflow.answer("time")).startsWith("2031-01-01T12:0");
    }
}
