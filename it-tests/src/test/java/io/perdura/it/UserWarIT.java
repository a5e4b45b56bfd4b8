package io.perdura.it;

import io.perdura.it.shop.Script;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The engine in the {@code WEB-INF/lib} of a user's WAR. */
@ArquillianTest
class UserWarIT extends RuntimeCases {

    @Deployment
    static WebArchive shop() {
        return Deployments.warWithEngine("shop.war", UserWarIT.class, RuntimeCases.class)
                .addPackage(Script.class.getPackage());
    }
}
