package io.perdura.engine.partition;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.converter.DataConverter;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.Interception;
import io.perdura.engine.replay.WorkflowDefinition;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deployed code as runs may use it: a type that the replay gate holds back is not there. */
record GatedDeployment(Deployment deployment, ReplayGate gate) implements Deployment {

    @Override
    public Optional<WorkflowDefinition> workflow(String type) {
        return gate.holds(type) || deployment.holds(type) ? Optional.empty() : deployment.workflow(type);
    }

    @Override
    public Collection<WorkflowDefinition> workflows() {
        return deployment.workflows();
    }

    @Override
    public ActivityOptions activityDefaults(String activityType) {
        return deployment.activityDefaults(activityType);
    }

    @Override
    public @Nullable Duration startToCloseDefault() {
        return deployment.startToCloseDefault();
    }

    @Override
    public DataConverter converter() {
        return deployment.converter();
    }

    @Override
    public Deployment forType(String type) {
        Deployment own = deployment.forType(type);
        return own == deployment ? this : own;
    }

    @Override
    public boolean replaysAlways() {
        return deployment.replaysAlways();
    }

    @Override
    public Interception interception() {
        return deployment.interception();
    }
}
