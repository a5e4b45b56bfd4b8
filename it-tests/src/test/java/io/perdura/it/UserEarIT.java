package io.perdura.it;

import io.perdura.it.shop.Script;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/** The engine as a module of a user's EAR, workflows and activities in a WAR beside it. */
@ArquillianTest
class UserEarIT extends RuntimeCases {

    @Deployment
    static EnterpriseArchive shop() {
        return Deployments.earWithEngine("shop-suite.ear")
                .addAsModule(Testable.archiveToTest(Deployments.war("shop.war", UserEarIT.class, RuntimeCases.class)
                        .addPackage(Script.class.getPackage())));
    }
}
