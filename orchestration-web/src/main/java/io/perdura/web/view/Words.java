package io.perdura.web.view;

import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.RunId;
import io.perdura.web.json.PayloadJson;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The details of an event while they are collected: in order, what is empty left out. */
final class Words {

    private static final List<String> PREFIXES =
            List.of("RETRY_STATE_", "TIMEOUT_TYPE_", "PARENT_CLOSE_POLICY_", "WORKFLOW_TASK_FAILED_CAUSE_");

    private final Map<String, @Nullable Object> details = new LinkedHashMap<>();
    private final PayloadJson payloads;
    private final FailureView failures;

    Words(PayloadJson payloads, FailureView failures) {
        this.payloads = payloads;
        this.failures = failures;
    }

    Words with(String name, @Nullable Object value) {
        if (value != null && !"".equals(value)) {
            details.put(name, shown(value));
        }
        return this;
    }

    private static Object shown(Object value) {
        if (value instanceof Enum<?> constant) {
            return plain(constant.name());
        }
        return value instanceof RunId ? value.toString() : value;
    }

    /** The name of an enum's constant without the enum's name before it: START_TO_CLOSE for TIMEOUT_TYPE_START_TO_CLOSE. */
    static String plain(String constant) {
        for (String prefix : PREFIXES) {
            if (constant.startsWith(prefix)) {
                return constant.substring(prefix.length());
            }
        }
        return constant;
    }

    /** Arguments are shown also when there are none. */
    Words with(String name, List<Payload> values) {
        details.put(name, payloads.show(values));
        return this;
    }

    Words withSome(String name, List<Payload> values) {
        return values.isEmpty() ? this : with(name, values);
    }

    Words withPayload(String name, @Nullable Payload value) {
        if (value != null) {
            details.put(name, payloads.show(value));
        }
        return this;
    }

    Words withFailure(String name, @Nullable Failure failure) {
        return with(name, failures.showNullable(failure));
    }

    /** Zero means none. */
    Words withDuration(String name, long millis) {
        return millis == 0 ? this : with(name, Duration.ofMillis(millis));
    }

    /** Zero means never. */
    Words withTime(String name, long epochMillis) {
        return epochMillis == 0 ? this : with(name, Instant.ofEpochMilli(epochMillis));
    }

    Map<String, @Nullable Object> details() {
        return details;
    }
}
