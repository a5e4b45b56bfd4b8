package io.perdura.it.greeting;

import io.perdura.workflow.Durable;
import io.perdura.workflow.Workflow;
import jakarta.inject.Inject;
import java.time.Duration;

public class PatientGreeting implements Greeting {

    @Inject
    @Durable
    Greetings greetings;

    private boolean hurried;

    @Override
    public String greet(String name) {
        String text = greetings.compose(name);
        boolean asked = Workflow.await(Duration.ofMinutes(1), () -> hurried);
        return text + (asked ? "!" : ".");
    }

    @Override
    public void hurry() {
        hurried = true;
    }

    @Override
    public String state() {
        return hurried ? "hurried" : "waiting";
    }
}
