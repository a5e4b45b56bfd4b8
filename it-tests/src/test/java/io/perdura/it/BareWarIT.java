package io.perdura.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.it.bare.Echo;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A WAR with workflows, but no bean and no {@code beans.xml}: its classes are found by the engine beside them. */
@ArquillianTest
class BareWarIT {

    @Inject
    private WorkflowClient workflows;

    @Deployment
    static WebArchive application() {
        WebArchive war = Deployments.warWithEngine("bare.war", BareWarIT.class).addPackage(Echo.class.getPackage());
        war.delete("WEB-INF/beans.xml");
        return war;
    }

    @Test
    void a_workflow_of_a_war_without_a_bean_runs() {
        assertThat(workflows
                        .newWorkflowStub(Echo.class, WorkflowOptions.getDefaultInstance())
                        .echo("a"))
                .isEqualTo("echo a");
    }
}
