package io.perdura.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code pd_history} as it is read; {@link HistoryTable} inserts it, and nothing ever changes it (I9). */
@Entity
@Table(name = "pd_history")
@IdClass(HistoryEntity.Key.class)
public class HistoryEntity {

    @Id
    private String namespace = "";

    @Id
    @Column(name = "run_id")
    private UUID runId = new UUID(0, 0);

    @Id
    @Column(name = "first_event_id")
    private long firstEventId;

    @Column(name = "event_count")
    private int eventCount;

    @Column(name = "partition_no")
    private int partitionNo;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "batch")
    private byte[] batch = {};

    protected HistoryEntity() {}

    /** The primary key, as Jakarta Persistence wants it. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String namespace = "";
        private UUID runId = new UUID(0, 0);
        private long firstEventId;

        public Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && namespace.equals(that.namespace)
                    && runId.equals(that.runId)
                    && firstEventId == that.firstEventId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(namespace, runId, firstEventId);
        }
    }
}
