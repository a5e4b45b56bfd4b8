package io.perdura.runtime.deploy;

import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The workflow types and activity types of an application, as the extension found them.
 *
 * @param workflows by workflow type
 * @param activities by activity type
 */
public record DeployedCode(Map<String, WorkflowCode> workflows, Map<String, ActivityBean> activities) {

    public DeployedCode {
        workflows = Collections.unmodifiableMap(new TreeMap<>(workflows));
        activities = Collections.unmodifiableMap(new TreeMap<>(activities));
    }

    /**
     * An implementation of a workflow type.
     *
     * @param factory makes an instance, on the thread of the run that it is for
     */
    public record WorkflowCode(WorkflowImplementationModel model, WorkflowDefinition.Factory factory) {}
}
