package io.perdura.persistence;

import io.perdura.common.converter.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.MessageCodec;
import io.perdura.engine.port.OwnerId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new row of {@code pd_activity}; {@link ActivityTable} reads and changes them. Instants are milliseconds since 1970; failures and details are encoded bytes. */
@Entity
@Table(name = "pd_activity")
@IdClass(ActivityEntity.Key.class)
public class ActivityEntity {

    @Id
    private String namespace = "";

    @Id
    @Column(name = "run_id")
    private UUID runId = new UUID(0, 0);

    @Id
    @Column(name = "scheduled_event_id")
    private long scheduledEventId;

    @Column(name = "workflow_id")
    private String workflowId = "";

    @Column(name = "task_queue")
    private String taskQueue = "";

    @Column(name = "partition_no")
    private int partitionNo;

    @Column(name = "activity_type")
    private String activityType = "";

    @Column(name = "state")
    private String state = "";

    @Column(name = "attempt")
    private int attempt;

    @Column(name = "due_at")
    private long dueAt;

    @Column(name = "claimed_by")
    private @Nullable String claimedBy;

    @Column(name = "claimed_incarnation")
    private @Nullable Long claimedIncarnation;

    @Column(name = "scheduled_at")
    private long scheduledAt;

    @Column(name = "started_at")
    private @Nullable Long startedAt;

    @Column(name = "waiting_since")
    private @Nullable Long waitingSince;

    @Column(name = "last_heartbeat_at")
    private @Nullable Long lastHeartbeatAt;

    @Column(name = "last_failure")
    private byte @Nullable [] lastFailure;

    @Column(name = "heartbeat_details")
    private byte @Nullable [] heartbeatDetails;

    protected ActivityEntity() {}

    static ActivityEntity of(String namespace, ActivityRow row) {
        ActivityEntity entity = new ActivityEntity();
        entity.namespace = namespace;
        entity.runId = row.key().runId().uuid();
        entity.scheduledEventId = row.key().scheduledEventId();
        entity.workflowId = row.workflowId();
        entity.taskQueue = row.partition().taskQueue();
        entity.partitionNo = row.partition().number();
        entity.activityType = row.activityType();
        entity.state = row.state().name();
        entity.attempt = row.attempt();
        entity.dueAt = row.dueAt().toEpochMilli();
        OwnerId claimedBy = row.claimedBy();
        entity.claimedBy = claimedBy == null ? null : claimedBy.node();
        entity.claimedIncarnation = claimedBy == null ? null : claimedBy.incarnation();
        entity.scheduledAt = row.scheduledAt().toEpochMilli();
        entity.startedAt = millis(row.startedAt());
        entity.waitingSince = millis(row.waitingSince());
        entity.lastHeartbeatAt = millis(row.lastHeartbeatAt());
        entity.lastFailure = failureBytes(row.lastFailure());
        entity.heartbeatDetails = detailBytes(row.heartbeatDetails());
        return entity;
    }

    static byte @Nullable [] failureBytes(@Nullable Failure failure) {
        return failure == null ? null : MessageCodec.encodeFailure(failure);
    }

    static byte @Nullable [] detailBytes(List<Payload> details) {
        return details.isEmpty() ? null : MessageCodec.encodePayloads(details);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    /** The primary key, as Jakarta Persistence wants it. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String namespace = "";
        private UUID runId = new UUID(0, 0);
        private long scheduledEventId;

        public Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && namespace.equals(that.namespace)
                    && runId.equals(that.runId)
                    && scheduledEventId == that.scheduledEventId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(namespace, runId, scheduledEventId);
        }
    }
}
