package io.perdura.persistence;

import io.perdura.common.WorkflowExecutionStatus;

/** How a run's status is written: its name without the prefix, readable and independent of the enum's order. */
final class StatusName {

    private static final String PREFIX = "WORKFLOW_EXECUTION_STATUS_";

    private StatusName() {}

    static String of(WorkflowExecutionStatus status) {
        return status.name().substring(PREFIX.length());
    }

    static WorkflowExecutionStatus parse(String name) {
        return WorkflowExecutionStatus.valueOf(PREFIX + name);
    }
}
