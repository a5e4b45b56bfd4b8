package io.perdura.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.it.bare.PlainEcho;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** An EAR with a WAR of workflows that has no bean: they can't be found, and the log names them and the remedy. */
@ArquillianTest
@RunAsClient
class BareModuleIT {

    @Deployment(testable = false)
    static EnterpriseArchive application() {
        WebArchive bare = Deployments.war("bare-module.war").addPackage(PlainEcho.class.getPackage());
        bare.delete("WEB-INF/beans.xml");
        return Deployments.earWithEngine("bare-module.ear")
                .addAsModule(bare)
                .addAsModule(Deployments.war("beans-module.war", GreetingCase.CLASSES));
    }

    @Test
    void the_log_names_the_workflows_that_are_not_served_and_no_others() throws IOException {
        String log = Files.readString(Path.of(System.getProperty("it.user"), "servers", "it", "logs", "messages.log"));

        assertThat(log)
                .contains("PDUR0118: bare-module.war has workflows that are not served")
                .contains("[io.perdura.it.bare.PlainEcho]")
                .doesNotContain("PDUR0118: beans-module.war");
    }
}
