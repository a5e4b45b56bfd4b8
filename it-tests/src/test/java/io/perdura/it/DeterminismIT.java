package io.perdura.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.perdura.it.hasty.HastyWorkflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A user's WAR whose workflow reads the wall clock does not deploy, and the log says what to do. */
@ArquillianTest
@RunAsClient
class DeterminismIT {

    private static final String APPLICATION = "hasty";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = APPLICATION, managed = false, testable = false)
    static WebArchive application() {
        return Deployments.warWithEngine("hasty.war").addPackage(HastyWorkflow.class.getPackage());
    }

    @Test
    void a_workflow_that_is_not_deterministic_stops_the_deployment_with_place_and_remedy() throws IOException {
        Throwable refusal = catchThrowable(() -> deployer.deploy(APPLICATION));
        assertThat(refusal).isNotNull();
        Path log = Path.of(System.getProperty("it.user"), "servers", "it", "logs", "messages.log");
        assertThat(Files.readString(log))
                .contains("Workflow io.perdura.it.hasty.HastyWorkflow is not deterministic")
                .contains("io.perdura.it.hasty.Watch.now(Watch.java:8) uses System.currentTimeMillis()")
                .contains("Instead: Workflow.currentTimeMillis()");
    }
}
