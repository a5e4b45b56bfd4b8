package io.perdura.it;

import io.perdura.client.WorkflowClient;
import jakarta.inject.Inject;
import java.util.concurrent.TimeoutException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A user's WAR with the engine in {@code WEB-INF/lib}. */
@ArquillianTest
class WarHomeIT {

    @Inject
    private WorkflowClient workflows;

    @Deployment
    static WebArchive application() {
        return Deployments.warWithEngine("war-home.war", GreetingCase.CLASSES).addClass(WarHomeIT.class);
    }

    @Test
    void a_workflow_runs_in_a_war_with_the_engine_in_its_libraries() throws TimeoutException {
        GreetingCase.passes(workflows, "war-home");
    }
}
