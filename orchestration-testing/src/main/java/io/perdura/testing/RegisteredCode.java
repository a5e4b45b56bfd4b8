package io.perdura.testing;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.converter.DataConverter;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.Interception;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.worker.TypeAlreadyRegisteredException;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was registered with the workers of an environment. Thread-safe. */
final class RegisteredCode implements Deployment {

    private final Map<String, WorkflowDefinition> workflows = new ConcurrentHashMap<>();
    private final RegisteredActivities activities;
    private final Duration startToClose;
    private final DataConverter converter;
    private final Interception interception;
    private volatile boolean replaysAlways;

    RegisteredCode(
            RegisteredActivities activities,
            Duration startToClose,
            DataConverter converter,
            Interception interception) {
        this.activities = activities;
        this.startToClose = startToClose;
        this.converter = converter;
        this.interception = interception;
    }

    /** From now on each task begins with a replay. */
    void replayAlways() {
        replaysAlways = true;
    }

    @Override
    public boolean replaysAlways() {
        return replaysAlways;
    }

    Suspension suspension() {
        return activities.suspension();
    }

    @Override
    public boolean holds(String workflowType) {
        return suspension().any()
                && workflow(workflowType)
                        .map(definition -> suspension().holds(definition.taskQueue()))
                        .orElse(false);
    }

    RegisteredActivities activities() {
        return activities;
    }

    /** @param implementation a class, or the interface that {@code instances} implement */
    synchronized void register(
            String taskQueue,
            Class<?> implementation,
            WorkflowDefinition.Factory instances,
            WorkflowImplementationOptions options) {
        WorkflowImplementationModel model = WorkflowImplementationModel.of(implementation);
        for (String type : model.workflowMethods().keySet()) {
            WorkflowDefinition other = workflows.get(type);
            if (other != null) {
                throw new TypeAlreadyRegisteredException(
                        type,
                        "Workflow type '" + type + "' of " + implementation.getName()
                                + " is registered already, by "
                                + other.model().type().getName() + " with queue '"
                                + other.taskQueue() + "': register one of them, or give it another name");
            }
        }
        for (String type : model.workflowMethods().keySet()) {
            workflows.put(type, new WorkflowDefinition(type, taskQueue, model, instances, options));
        }
    }

    @Override
    public Optional<WorkflowDefinition> workflow(String type) {
        return WorkflowDefinition.find(workflows, type);
    }

    @Override
    public Collection<WorkflowDefinition> workflows() {
        return List.copyOf(workflows.values());
    }

    @Override
    public ActivityOptions activityDefaults(String activityType) {
        return activities.options(activityType);
    }

    @Override
    public Duration startToCloseDefault() {
        return startToClose;
    }

    @Override
    public Interception interception() {
        return interception;
    }

    @Override
    public DataConverter converter() {
        return converter;
    }
}
