package io.perdura.it;

import io.perdura.client.ActivityCompletionClient;
import io.perdura.client.WorkflowClient;
import io.perdura.engine.partition.EngineClient;
import io.perdura.it.cases.ActivityCases;
import io.perdura.it.cases.Bench;
import io.perdura.it.cases.DynamicCases;
import io.perdura.it.cases.FamilyCases;
import io.perdura.it.cases.FlowCases;
import io.perdura.it.cases.InterceptorCases;
import io.perdura.it.cases.LocalActivityCases;
import io.perdura.it.cases.MessageCases;
import io.perdura.it.cases.StartCases;
import io.perdura.it.cases.UpdateCases;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The cases, deployed: what the test kit shows in virtual time holds on the server in real time. */
@ArquillianTest
class CasesIT
        implements ActivityCases,
                DynamicCases,
                FamilyCases,
                FlowCases,
                InterceptorCases,
                LocalActivityCases,
                MessageCases,
                StartCases,
                UpdateCases {

    @Inject
    private WorkflowClient client;

    @Inject
    private ActivityCompletionClient completion;

    @Inject
    private EngineClient engine;

    @Inject
    private Bench bench;

    @Deployment
    static WebArchive application() {
        return Deployments.warWithEngine("cases.war", CasesIT.class).addPackage(Bench.class.getPackage());
    }

    @Override
    public WorkflowClient client() {
        return client;
    }

    @Override
    public ActivityCompletionClient completion() {
        return completion;
    }

    @Override
    public EngineClient engine() {
        return engine;
    }

    @Override
    public Bench bench() {
        return bench;
    }
}
