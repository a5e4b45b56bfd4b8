package io.perdura.engine.history;

import io.perdura.common.Payload;
import io.perdura.common.SearchAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a run may be given besides type, arguments and timeouts. Most runs have {@link #NONE} of it, which costs one byte.
 *
 * @param header what context propagators carry, by their keys
 * @param memo values for people, by name
 * @param searchAttributes values to find the run by
 * @param retryPolicy when a failed run is followed by another; null for never
 * @param attempt which attempt this run is, from 1
 * @param cronSchedule when the next run follows; empty for never
 * @param firstTaskAtMillis the code does not run before, in milliseconds since 1970; zero for at once
 * @param lastCompletionResult what an earlier run of the schedule returned last
 * @param lastFailure how the run before failed
 * @param executionTimeoutMillis the longest the whole chain may last, zero for no limit
 * @param taskTimeoutMillis how long one task may take, zero for the node's setting
 * @param staticSummary what the run is for, in one line of text; null if nobody said
 * @param staticDetails what else people should know of it, text; null if nobody said
 */
public record RunOptions(
        Map<String, Payload> header,
        Map<String, Payload> memo,
        SearchAttributes searchAttributes,
        @Nullable RetryPolicy retryPolicy,
        int attempt,
        String cronSchedule,
        long firstTaskAtMillis,
        @Nullable Payload lastCompletionResult,
        @Nullable Failure lastFailure,
        long executionTimeoutMillis,
        long taskTimeoutMillis,
        @Nullable Payload staticSummary,
        @Nullable Payload staticDetails) {

    public static final RunOptions NONE =
            new RunOptions(Map.of(), Map.of(), SearchAttributes.EMPTY, null, 1, "", 0, null, null, 0, 0, null, null);

    public RunOptions {
        header = copy(header);
        memo = copy(memo);
    }

    /** These options with some of them changed. */
    public RunOptions with(Consumer<Builder> change) {
        Builder builder = new Builder(this);
        change.accept(builder);
        return builder.build();
    }

    private static Map<String, Payload> copy(Map<String, Payload> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Changes some of the options; each method sets the component of its name. Not thread-safe. */
    public static final class Builder {
        private Map<String, Payload> header;
        private Map<String, Payload> memo;
        private SearchAttributes searchAttributes;
        private @Nullable RetryPolicy retryPolicy;
        private int attempt;
        private String cronSchedule;
        private long firstTaskAtMillis;
        private @Nullable Payload lastCompletionResult;
        private @Nullable Failure lastFailure;
        private long executionTimeoutMillis;
        private long taskTimeoutMillis;
        private @Nullable Payload staticSummary;
        private @Nullable Payload staticDetails;

        private Builder(RunOptions from) {
            header = from.header;
            memo = from.memo;
            searchAttributes = from.searchAttributes;
            retryPolicy = from.retryPolicy;
            attempt = from.attempt;
            cronSchedule = from.cronSchedule;
            firstTaskAtMillis = from.firstTaskAtMillis;
            lastCompletionResult = from.lastCompletionResult;
            lastFailure = from.lastFailure;
            executionTimeoutMillis = from.executionTimeoutMillis;
            taskTimeoutMillis = from.taskTimeoutMillis;
            staticSummary = from.staticSummary;
            staticDetails = from.staticDetails;
        }

        public Builder header(Map<String, Payload> value) {
            header = value;
            return this;
        }

        public Builder memo(Map<String, Payload> value) {
            memo = value;
            return this;
        }

        public Builder searchAttributes(SearchAttributes value) {
            searchAttributes = value;
            return this;
        }

        public Builder retryPolicy(@Nullable RetryPolicy value) {
            retryPolicy = value;
            return this;
        }

        public Builder attempt(int value) {
            attempt = value;
            return this;
        }

        public Builder cronSchedule(String value) {
            cronSchedule = value;
            return this;
        }

        public Builder firstTaskAtMillis(long value) {
            firstTaskAtMillis = value;
            return this;
        }

        public Builder lastCompletionResult(@Nullable Payload value) {
            lastCompletionResult = value;
            return this;
        }

        public Builder lastFailure(@Nullable Failure value) {
            lastFailure = value;
            return this;
        }

        public Builder executionTimeoutMillis(long value) {
            executionTimeoutMillis = value;
            return this;
        }

        public Builder taskTimeoutMillis(long value) {
            taskTimeoutMillis = value;
            return this;
        }

        public Builder staticSummary(@Nullable Payload value) {
            staticSummary = value;
            return this;
        }

        public Builder staticDetails(@Nullable Payload value) {
            staticDetails = value;
            return this;
        }

        private RunOptions build() {
            return new RunOptions(
                    header,
                    memo,
                    searchAttributes,
                    retryPolicy,
                    attempt,
                    cronSchedule,
                    firstTaskAtMillis,
                    lastCompletionResult,
                    lastFailure,
                    executionTimeoutMillis,
                    taskTimeoutMillis,
                    staticSummary,
                    staticDetails);
        }
    }
}
