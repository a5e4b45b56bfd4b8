package io.perdura.engine.port.filter;

import io.perdura.common.IndexedValueType;
import java.util.Optional;

/** Something of a run that can be compared. The Java type of its values follows from its type. */
public sealed interface Field {

    /** As it is written. */
    String label();

    IndexedValueType type();

    /** A search attribute. */
    record Attribute(String label, IndexedValueType type) implements Field {}

    /** What every run has. */
    enum BuiltIn implements Field {
        WORKFLOW_ID("WorkflowId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD),
        RUN_ID("RunId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD),
        WORKFLOW_TYPE("WorkflowType", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD),
        TASK_QUEUE("TaskQueue", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD),
        /** Its values are the names of the statuses without prefix, such as {@code TIMED_OUT}. */
        EXECUTION_STATUS("ExecutionStatus", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD),
        START_TIME("StartTime", IndexedValueType.INDEXED_VALUE_TYPE_DATETIME),
        /** When its code ran first, or will: later than the start by a start delay, a cron schedule or the wait before a retry. */
        EXECUTION_TIME("ExecutionTime", IndexedValueType.INDEXED_VALUE_TYPE_DATETIME),
        CLOSE_TIME("CloseTime", IndexedValueType.INDEXED_VALUE_TYPE_DATETIME),
        /** From start to close, in milliseconds; not set while the run is open. */
        EXECUTION_DURATION("ExecutionDuration", IndexedValueType.INDEXED_VALUE_TYPE_INT),
        /** Its events when it closed; not set while the run is open. */
        HISTORY_LENGTH("HistoryLength", IndexedValueType.INDEXED_VALUE_TYPE_INT),
        PARENT_WORKFLOW_ID("ParentWorkflowId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD),
        /** Whether its code fails at present, so that it does not go on. */
        BLOCKED("Blocked", IndexedValueType.INDEXED_VALUE_TYPE_BOOL);

        private final String label;
        private final IndexedValueType type;

        BuiltIn(String label, IndexedValueType type) {
            this.label = label;
            this.type = type;
        }

        /** The field of that name, in whatever case; empty when there is none. */
        public static Optional<BuiltIn> named(String name) {
            for (BuiltIn field : values()) {
                if (field.label.equalsIgnoreCase(name)) {
                    return Optional.of(field);
                }
            }
            return Optional.empty();
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public IndexedValueType type() {
            return type;
        }
    }
}
