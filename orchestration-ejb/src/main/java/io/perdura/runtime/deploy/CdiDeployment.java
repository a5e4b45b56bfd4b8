package io.perdura.runtime.deploy;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.metadata.ActivityImplementationModel;
import io.perdura.common.converter.DataConverter;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.Interception;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.runtime.log.Message;
import io.perdura.worker.WorkflowImplementationOptions;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** The deployed code with the deployment's settings, as the engine wants to know it. Immutable. */
public final class CdiDeployment implements Deployment {

    private final Map<String, WorkflowDefinition> workflows = new TreeMap<>();
    private final Map<String, ActivityOptions> activities = new TreeMap<>();
    private final Duration startToClose;
    private final DataConverter converter;
    private final Interception interception;

    /**
     * @param taskQueue the queue of every workflow type
     * @param startToClose the start-to-close timeout of an activity that nobody gave a timeout
     */
    public CdiDeployment(
            DeployedCode code,
            String taskQueue,
            Duration startToClose,
            DataConverter converter,
            Interception interception) {
        this.converter = converter;
        this.interception = interception;
        this.startToClose = startToClose;
        code.workflows()
                .forEach((type, workflow) -> workflows.put(
                        type,
                        new WorkflowDefinition(
                                type,
                                taskQueue,
                                workflow.model(),
                                workflow.factory(),
                                WorkflowImplementationOptions.getDefaultInstance())));
        code.activities().forEach((type, activity) -> {
            ActivityOptions options = activity.model().options();
            activities.put(type, options);
            warnOfLongAttempts(activity, options);
        });
    }

    private void warnOfLongAttempts(ActivityBean activity, ActivityOptions options) {
        Method method = activity.model().implementation();
        Duration limit = options.getStartToCloseTimeout();
        if (limit == null && options.getScheduleToCloseTimeout() == null) {
            limit = startToClose;
        }
        Optional<Duration> longest = AttemptEstimate.longest(
                ActivityRules.annotation(activity.beanClass(), method, Retry.class),
                ActivityRules.annotation(activity.beanClass(), method, Timeout.class));
        if (limit != null && longest.isPresent() && longest.get().compareTo(limit) > 0) {
            Message.ATTEMPT_MAY_OUTLAST.log(activity.type(), activity.place(), longest.get(), limit);
        }
    }

    @Override
    public Optional<WorkflowDefinition> workflow(String type) {
        return WorkflowDefinition.find(workflows, type);
    }

    @Override
    public Collection<WorkflowDefinition> workflows() {
        return Collections.unmodifiableCollection(workflows.values());
    }

    @Override
    public ActivityOptions activityDefaults(String activityType) {
        ActivityOptions own = activities.get(activityType);
        return own != null
                ? own
                : activities.getOrDefault(ActivityImplementationModel.ANY_TYPE, ActivityOptions.getDefaultInstance());
    }

    @Override
    public Duration startToCloseDefault() {
        return startToClose;
    }

    @Override
    public DataConverter converter() {
        return converter;
    }

    @Override
    public Interception interception() {
        return interception;
    }
}
