package io.perdura.examples.greeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateException;
import io.perdura.testing.TestWorkflowExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PatientGreetingTest {

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(PatientGreeting.class)
            .build();

    @Test
    void the_language_is_changed_and_a_foreign_one_refused(GreetingWorkflow greeting) {
        WorkflowClient.start(greeting::greet, "Ada");
        assertThat(greeting.setLanguage("French")).isEqualTo("English");
        assertThatThrownBy(() -> greeting.setLanguage("Klingon"))
                .isInstanceOf(WorkflowUpdateException.class)
                .hasMessageContaining("not spoken here");
        assertThat(greeting.languages()).containsExactly("English", "French", "Spanish");
        greeting.approve();
        assertThat(WorkflowStub.fromTyped(greeting).getResult(String.class)).isEqualTo("Bonjour, Ada");
    }
}
