package io.perdura.persistence;

import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A filter of runs as a query that holds only the conditions it needs. Pages by key: newest first by start time and run id. */
final class ExecutionQuery {

    private final StringBuilder where = new StringBuilder(" where e.namespace = :namespace");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    ExecutionQuery(String namespace, ExecutionFilter filter) {
        parameters.put("namespace", namespace);
        WorkflowExecutionStatus status = filter.status();
        with("e.workflowId = :workflowId", "workflowId", filter.workflowId());
        with("e.workflowType = :workflowType", "workflowType", filter.workflowType());
        with("e.status = :status", "status", status == null ? null : StatusName.of(status));
        with("e.taskQueue = :taskQueue", "taskQueue", filter.taskQueue());
        with("e.startTime >= :startedFrom", "startedFrom", millis(filter.startedFrom()));
        with("e.startTime < :startedBefore", "startedBefore", millis(filter.startedBefore()));
    }

    /** Begins after a run, as the last of a page. */
    ExecutionQuery after(@Nullable ExecutionRecord last) {
        if (last != null) {
            with("e.startTime <= :lastStart", "lastStart", last.startTime().toEpochMilli());
            with(
                    "(e.startTime < :lastStart or e.runId < :lastRun)",
                    "lastRun",
                    last.runId().uuid());
        }
        return this;
    }

    Stream<ExecutionEntity> list(EntityManager entities, int limit) {
        return bind(entities.createQuery(
                        "select e from ExecutionEntity e" + where + " order by e.startTime desc, e.runId desc",
                        ExecutionEntity.class))
                .setMaxResults(limit)
                .getResultStream();
    }

    long count(EntityManager entities) {
        return bind(entities.createQuery("select count(e.startTime) from ExecutionEntity e" + where, Long.class))
                .getSingleResult();
    }

    private void with(String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    private <T> TypedQuery<T> bind(TypedQuery<T> query) {
        parameters.forEach(query::setParameter);
        return query;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
