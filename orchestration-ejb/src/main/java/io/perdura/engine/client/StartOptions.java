package io.perdura.engine.client;

import io.perdura.client.WorkflowOptions;
import io.perdura.common.Payload;
import io.perdura.common.RetryOptions;
import io.perdura.common.SearchAttributes;
import io.perdura.common.converter.DataConverter;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.RunOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The options of a start in the engine's own terms. */
final class StartOptions {

    private StartOptions() {}

    static RunOptions of(WorkflowOptions options, DataConverter converter) {
        Map<String, Object> memo = options.getMemo();
        SearchAttributes attributes = options.getTypedSearchAttributes();
        RetryOptions retry = options.getRetryOptions();
        String cron = options.getCronSchedule();
        Duration execution = options.getWorkflowExecutionTimeout();
        Duration task = options.getWorkflowTaskTimeout();
        String summary = options.getStaticSummary();
        String details = options.getStaticDetails();
        if (memo == null
                && attributes == null
                && retry == null
                && cron == null
                && execution == null
                && task == null
                && summary == null
                && details == null) {
            return RunOptions.NONE;
        }
        Map<String, Payload> payloads = new LinkedHashMap<>();
        if (memo != null) {
            memo.forEach((name, value) -> payloads.put(name, converter.encode(value)));
        }
        return RunOptions.NONE.with(o -> o.memo(payloads)
                .searchAttributes(Objects.requireNonNullElse(attributes, SearchAttributes.EMPTY))
                .retryPolicy(retry == null ? null : RetryPolicy.of(retry))
                .cronSchedule(Objects.requireNonNullElse(cron, ""))
                .executionTimeoutMillis(execution == null ? 0 : execution.toMillis())
                .taskTimeoutMillis(task == null ? 0 : task.toMillis())
                .staticSummary(summary == null ? null : converter.encode(summary))
                .staticDetails(details == null ? null : converter.encode(details)));
    }
}
