package io.perdura.runtime;

import io.perdura.client.ActivityCompletionClient;
import io.perdura.client.WorkflowClient;
import io.perdura.client.batch.BatchClient;
import io.perdura.client.schedules.ScheduleClient;
import io.perdura.engine.client.EngineBatchClient;
import io.perdura.engine.client.EngineScheduleClient;
import io.perdura.engine.client.EngineWorkflowClient;
import io.perdura.engine.partition.EngineClient;
import io.perdura.engine.replay.Deployment;
import io.perdura.runtime.deploy.PerduraExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;

/** What an application injects. */
@ApplicationScoped
public class EngineBeans {

    /** Starts workflows and talks to them. */
    @Produces
    @ApplicationScoped
    public WorkflowClient workflowClient(
            EngineClient engine, CurrentEngine current, PerduraExtension extension, BeanManager beans) {
        return new EngineWorkflowClient(
                engine, current.converter(), extension.services().clientInterception(beans));
    }

    /** Creates schedules and works on them. */
    @Produces
    @ApplicationScoped
    public ScheduleClient scheduleClient(EngineClient engine, CurrentEngine current) {
        return new EngineScheduleClient(engine, current.converter());
    }

    /** Cancels, terminates, signals and resets many workflows. */
    @Produces
    @ApplicationScoped
    public BatchClient batchClient(EngineClient engine, CurrentEngine current) {
        return new EngineBatchClient(engine, current.converter());
    }

    /** Completes activities from outside. */
    @Produces
    @ApplicationScoped
    public ActivityCompletionClient activityCompletionClient(WorkflowClient client) {
        return client.newActivityCompletionClient();
    }

    /** The deployed workflow types. */
    @Produces
    @Dependent
    public Deployment deployment(CurrentEngine current) {
        return current.deployment();
    }
}
