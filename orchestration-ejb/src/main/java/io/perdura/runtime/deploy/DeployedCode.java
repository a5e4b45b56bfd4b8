package io.perdura.runtime.deploy;

import io.perdura.workflow.metadata.WorkflowImplementationModel;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

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
    public record WorkflowCode(WorkflowImplementationModel model, Supplier<Object> factory) {}
}
