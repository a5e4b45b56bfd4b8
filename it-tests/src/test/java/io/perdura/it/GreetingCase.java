package io.perdura.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.it.greeting.Greeting;
import io.perdura.it.greeting.Greetings;
import io.perdura.it.greeting.PatientGreeting;
import io.perdura.it.greeting.PoliteGreetings;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The case that each home of the engine must pass: found by itself, started, asked, signalled, completed. */
final class GreetingCase {

    static final Class<?>[] CLASSES = {
        GreetingCase.class, Greeting.class, Greetings.class, PatientGreeting.class, PoliteGreetings.class
    };

    private GreetingCase() {}

    static void passes(WorkflowClient workflows, String workflowId) throws TimeoutException {
        Greeting greeting = workflows.newWorkflowStub(
                Greeting.class,
                WorkflowOptions.newBuilder().setWorkflowId(workflowId).build());
        WorkflowClient.start(greeting::greet, "Ada");
        assertThat(greeting.state()).isEqualTo("waiting");
        greeting.hurry();
        assertThat(WorkflowStub.fromTyped(greeting).getResult(30, TimeUnit.SECONDS, String.class))
                .isEqualTo("Good day, Ada!");
        assertThat(greeting.state()).isEqualTo("hurried");
    }
}
