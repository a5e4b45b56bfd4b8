package io.perdura.web.rest;

import io.perdura.engine.partition.EngineClient;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of the runs that match a filter, newest first.
 *
 * @param nextPageToken null when there are no more
 */
record RunsPage(List<ExecutionRecord> runs, @Nullable String nextPageToken) {

    /**
     * @param pageSize the parameter as it was given
     * @param pageToken the parameter as it was given
     */
    static RunsPage of(
            EngineClient engine, ExecutionFilter filter, @Nullable String pageSize, @Nullable String pageToken) {
        int size = Parameters.pageSize(pageSize);
        ExecutionRecord after = pageToken == null ? null : PageToken.lastRun(pageToken, filter);
        List<ExecutionRecord> runs = engine.list(filter, after, size + 1); // the one more says whether there are more
        return runs.size() > size
                ? new RunsPage(runs.subList(0, size), PageToken.afterRun(runs.get(size - 1), filter))
                : new RunsPage(runs, null);
    }

    <T> List<T> map(Function<ExecutionRecord, T> shown) {
        return runs.stream().map(shown).toList();
    }
}
