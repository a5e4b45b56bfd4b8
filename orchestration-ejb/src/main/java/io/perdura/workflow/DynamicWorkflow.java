package io.perdura.workflow;

import io.perdura.common.converter.EncodedValues;
import org.jspecify.annotations.Nullable;

/**
 * A workflow that runs every type which no other deployed class implements; {@code Workflow.getInfo().getWorkflowType()} says
 * which. At most one can be deployed. It takes messages by {@link Workflow#registerListener}.
 */
public interface DynamicWorkflow {

    /** The workflow method. */
    @Nullable
    Object execute(EncodedValues args);
}
