package io.perdura.engine.client;

import io.perdura.client.WorkflowExecutionCount;
import io.perdura.client.WorkflowExecutionCount.AggregationGroup;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.partition.EngineClient;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts the runs that a filter matches, by their status if it ends with {@code GROUP BY ExecutionStatus}. Thread-safe. */
record Counting(EngineClient engine) {

    private static final Pattern GROUPED = Pattern.compile("(?is)(.*?)\\s*\\bGROUP\\s+BY\\s+ExecutionStatus\\s*");
    private static final String PREFIX = "WORKFLOW_EXECUTION_STATUS_";

    WorkflowExecutionCount count(@Nullable String query) {
        Matcher grouped = query == null ? null : GROUPED.matcher(query);
        return grouped != null && grouped.matches()
                ? byStatus(grouped.group(1))
                : new WorkflowExecutionCount(engine.count(engine.filter(query)), List.of());
    }

    private WorkflowExecutionCount byStatus(String filter) {
        var unused = engine.filter(filter); // which says what is wrong with it as it was written
        List<AggregationGroup> groups = new ArrayList<>();
        long all = 0;
        for (WorkflowExecutionStatus status : WorkflowExecutionStatus.values()) {
            String name = status.name().substring(PREFIX.length());
            String one = "ExecutionStatus = '" + name + "'";
            long count = engine.count(engine.filter(filter.isBlank() ? one : "(" + filter + ") AND " + one));
            if (count > 0) {
                groups.add(new AggregationGroup(List.of(List.of(spelled(name))), count));
            }
            all += count;
        }
        return new WorkflowExecutionCount(all, groups);
    }

    /** As filters write it: TimedOut. */
    private static String spelled(String name) {
        StringBuilder spelled = new StringBuilder();
        for (String word : name.split("_", -1)) {
            spelled.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return spelled.toString();
    }
}
