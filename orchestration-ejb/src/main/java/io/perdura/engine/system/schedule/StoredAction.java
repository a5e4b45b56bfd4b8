package io.perdura.engine.system.schedule;

import io.perdura.common.Payload;
import io.perdura.common.RetryOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule starts, as histories have it, as JSON. Arguments, memo and header are encoded as the application wants them.
 *
 * @param workflowId what the ids of its runs begin with
 * @param taskQueue null for the type's own
 */
public record StoredAction(
        String workflowType,
        String workflowId,
        @Nullable String taskQueue,
        List<Payload> input,
        Map<String, Payload> header,
        Map<String, Payload> memo,
        List<StoredAttribute> searchAttributes,
        @Nullable Retry retry,
        @Nullable Duration runTimeout,
        @Nullable Duration executionTimeout,
        @Nullable Duration taskTimeout) {

    /** When a failed run is followed by another attempt. */
    public record Retry(
            Duration initialInterval,
            double backoffCoefficient,
            Duration maximumInterval,
            int maximumAttempts,
            List<String> doNotRetry) {

        public static @Nullable Retry of(@Nullable RetryOptions options) {
            return options == null
                    ? null
                    : new Retry(
                            options.getInitialInterval(),
                            options.getBackoffCoefficient(),
                            options.effectiveMaximumInterval(),
                            options.getMaximumAttempts(),
                            List.of(options.getDoNotRetry()));
        }

        public RetryOptions value() {
            RetryOptions.Builder builder = RetryOptions.newBuilder()
                    .setInitialInterval(initialInterval)
                    .setBackoffCoefficient(backoffCoefficient)
                    .setMaximumInterval(maximumInterval)
                    .setDoNotRetry(doNotRetry.toArray(String[]::new));
            return maximumAttempts == 0
                    ? builder.build()
                    : builder.setMaximumAttempts(maximumAttempts).build();
        }
    }
}
