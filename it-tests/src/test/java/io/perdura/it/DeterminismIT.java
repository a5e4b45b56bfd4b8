package io.perdura.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.perdura.it.hasty.Bystander;
import io.perdura.it.hasty.Hasty;
import io.perdura.it.hasty.HastyWorkflow;
import io.perdura.it.hasty.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A user's WAR whose workflow reads the wall clock does not deploy, and the log says what to do. */
@ArquillianTest
@RunAsClient
class DeterminismIT {

    private static final String APPLICATION = "hasty";
    private static final String WITH_LIBRARY = "hasty-library";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = APPLICATION, managed = false, testable = false)
    static WebArchive application() {
        return Deployments.warWithEngine("hasty.war").addPackage(HastyWorkflow.class.getPackage());
    }

    /** The same, but what reads the clock is a library: a jar that CDI does not know. */
    @Deployment(name = WITH_LIBRARY, managed = false, testable = false)
    static WebArchive applicationWithLibrary() {
        return Deployments.warWithEngine("hasty-library.war")
                .addClasses(Hasty.class, HastyWorkflow.class, Bystander.class)
                .addAsLibraries(
                        ShrinkWrap.create(JavaArchive.class, "watch.jar").addClass(Watch.class));
    }

    @Test
    void a_library_that_is_not_deterministic_stops_the_deployment_too() throws IOException {
        assertThat(catchThrowable(() -> deployer.deploy(WITH_LIBRARY))).isNotNull();
        assertThat(log()).contains("Watch.java:8) uses System.currentTimeMillis()", "Instead: a library does it");
    }

    private static String log() throws IOException {
        return Files.readString(Path.of(System.getProperty("it.user"), "servers", "it", "logs", "messages.log"));
    }

    @Test
    void a_workflow_that_is_not_deterministic_stops_the_deployment_with_place_and_remedy() throws IOException {
        Throwable refusal = catchThrowable(() -> deployer.deploy(APPLICATION));
        assertThat(refusal).isNotNull();
        assertThat(log())
                .contains("Workflow io.perdura.it.hasty.HastyWorkflow is not deterministic")
                .contains("io.perdura.it.hasty.Watch.now(Watch.java:8) uses System.currentTimeMillis()")
                .contains("Instead: Workflow.currentTimeMillis()");
    }
}
