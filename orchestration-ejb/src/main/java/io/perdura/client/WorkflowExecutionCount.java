package io.perdura.client;

import java.util.List;

/**
 * How many runs a filter matches.
 *
 * @param groups how many of them there are of each status, when the filter ended with {@code GROUP BY ExecutionStatus}; else empty
 */
public record WorkflowExecutionCount(long count, List<AggregationGroup> groups) {

    public WorkflowExecutionCount {
        groups = List.copyOf(groups);
    }

    public long getCount() {
        return count;
    }

    public List<AggregationGroup> getGroups() {
        return groups;
    }

    /**
     * The runs that have something in common.
     *
     * @param groupValues what they have in common: one list with one value, such as {@code Running}
     */
    public record AggregationGroup(List<List<?>> groupValues, long count) {

        public AggregationGroup {
            groupValues = List.copyOf(groupValues);
        }

        public List<List<?>> getGroupValues() {
            return groupValues;
        }

        public long getCount() {
            return count;
        }
    }
}
