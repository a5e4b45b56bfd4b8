package io.perdura.client.schedules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The action of a schedule in a list: it starts a workflow. Immutable. */
public final class ScheduleListActionStartWorkflow extends ScheduleListAction {
    private final String workflow;

    public ScheduleListActionStartWorkflow(String workflow) {
        this.workflow = workflow;
    }

    /** The workflow type. */
    public String getWorkflow() {
        return workflow;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleListActionStartWorkflow that && Objects.equals(workflow, that.workflow);
    }

    @Override
    public int hashCode() {
        return Objects.hash(workflow);
    }

    @Override
    public String toString() {
        return "ScheduleListActionStartWorkflow{workflow=" + workflow + '}';
    }
}
