package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.PartitionId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code pd_execution}: one run, for lists. Instants are milliseconds since 1970. */
@Entity
@Table(name = "pd_execution")
@IdClass(ExecutionEntity.Key.class)
public class ExecutionEntity {

    @Id
    private String namespace = "";

    @Id
    @Column(name = "run_id")
    private UUID runId = new UUID(0, 0);

    @Column(name = "workflow_id")
    private String workflowId = "";

    @Column(name = "workflow_type")
    private String workflowType = "";

    @Column(name = "task_queue")
    private String taskQueue = "";

    @Column(name = "partition_no")
    private int partitionNo;

    private String status = "";

    @Column(name = "start_time")
    private long startTime;

    @Column(name = "close_time")
    private @Nullable Long closeTime;

    /** Null when the code runs at the start. */
    @Column(name = "execution_time")
    private @Nullable Long executionTime;

    @Column(name = "parent_workflow_id")
    private @Nullable String parentWorkflowId;

    @Column(name = "parent_run_id")
    @Convert(converter = RunIdConverter.class)
    private @Nullable RunId parentRunId;

    @Column(name = "first_run_id")
    private UUID firstRunId = new UUID(0, 0);

    @Column(name = "close_event_id")
    private long closeEventId;

    @Column(name = "history_events")
    private long historyEvents;

    @Column(name = "task_failure")
    private byte @Nullable [] taskFailure;

    private byte @Nullable [] memo;

    @Column(name = "search_attributes")
    private byte @Nullable [] searchAttributes;

    protected ExecutionEntity() {}

    ExecutionRecord toRecord() {
        return new ExecutionRecord(
                workflowId,
                new RunId(runId),
                workflowType,
                new PartitionId(taskQueue, partitionNo),
                StatusName.parse(status),
                Instant.ofEpochMilli(startTime),
                closeTime == null ? null : Instant.ofEpochMilli(closeTime),
                parentWorkflowId,
                parentRunId,
                new RunId(firstRunId),
                closeEventId,
                historyEvents,
                taskFailure == null ? null : new String(taskFailure, StandardCharsets.UTF_8),
                VisibilityTable.visible(
                        memo, searchAttributes, executionTime == null ? null : Instant.ofEpochMilli(executionTime)));
    }

    /** The primary key, as Jakarta Persistence wants it. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String namespace = "";
        private UUID runId = new UUID(0, 0);

        public Key() {}

        Key(String namespace, UUID runId) {
            this.namespace = namespace;
            this.runId = runId;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && namespace.equals(that.namespace) && runId.equals(that.runId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(namespace, runId);
        }
    }
}
