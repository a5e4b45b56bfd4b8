package io.perdura.it;

import io.perdura.client.WorkflowClient;
import jakarta.inject.Inject;
import java.util.concurrent.TimeoutException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** A user's EAR: the engine as an EJB module, their beans in a WAR beside it. */
@ArquillianTest
class EarHomeIT {

    @Inject
    private WorkflowClient workflows;

    @Deployment
    static EnterpriseArchive application() {
        return Deployments.earWithEngine("ear-home.ear")
                .addAsModule(Testable.archiveToTest(
                        Deployments.war("ear-home.war", GreetingCase.CLASSES).addClass(EarHomeIT.class)));
    }

    @Test
    void a_workflow_of_a_war_runs_on_the_engine_of_its_ear() throws TimeoutException {
        GreetingCase.passes(workflows, "ear-home");
    }
}
