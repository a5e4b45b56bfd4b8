package io.perdura.engine.history;

import io.perdura.common.IndexedValueType;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributeUpdate;
import io.perdura.common.SearchAttributes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;

/** Run options, retry policies and search attributes as bytes. Thread-safe. */
public final class RunOptionsCodec {

    private RunOptionsCodec() {}

    /** {@link RunOptions#NONE} is one byte. */
    static ByteWriter write(ByteWriter out, RunOptions options) {
        if (options.equals(RunOptions.NONE)) {
            return out.flag(false);
        }
        out.flag(true).payloadMap(options.header()).payloadMap(options.memo());
        writeAttributes(out, options.searchAttributes());
        return out.optional(options.retryPolicy(), RunOptionsCodec::writeRetryPolicy)
                .number(options.attempt())
                .text(options.cronSchedule())
                .number(options.firstTaskAtMillis())
                .optional(options.lastCompletionResult(), ByteWriter::payload)
                .optional(options.lastFailure(), ByteWriter::failure)
                .number(options.executionTimeoutMillis())
                .number(options.taskTimeoutMillis())
                .optional(options.staticSummary(), ByteWriter::payload)
                .optional(options.staticDetails(), ByteWriter::payload);
    }

    static RunOptions read(ByteReader in) {
        if (!in.flag()) {
            return RunOptions.NONE;
        }
        return new RunOptions(
                in.payloadMap(),
                in.payloadMap(),
                readAttributes(in),
                in.optional(RunOptionsCodec::readRetryPolicy),
                in.integer(),
                in.text(),
                in.number(),
                in.optional(ByteReader::payload),
                in.optional(ByteReader::failure),
                in.number(),
                in.number(),
                in.optional(ByteReader::payload),
                in.optional(ByteReader::payload));
    }

    /** The default policy, which most activities have, is one byte. */
    static ByteWriter writeRetryPolicy(ByteWriter out, RetryPolicy policy) {
        if (policy.equals(RetryPolicy.DEFAULT)) {
            return out.flag(false);
        }
        return out.flag(true)
                .number(policy.initialIntervalMillis())
                .decimal(policy.backoffCoefficient())
                .number(policy.maximumIntervalMillis())
                .number(policy.maximumAttempts())
                .list(policy.doNotRetry(), ByteWriter::text);
    }

    static RetryPolicy readRetryPolicy(ByteReader in) {
        if (!in.flag()) {
            return RetryPolicy.DEFAULT;
        }
        return new RetryPolicy(in.number(), in.decimal(), in.number(), in.integer(), in.list(ByteReader::text));
    }

    // ---- search attributes

    public static ByteWriter writeAttributes(ByteWriter out, SearchAttributes attributes) {
        return out.list(List.copyOf(attributes.getUntypedValues().entrySet()), (to, entry) -> {
            writeKey(to, entry.getKey());
            writeValue(to, entry.getValue());
        });
    }

    public static SearchAttributes readAttributes(ByteReader in) {
        SearchAttributes.Builder builder = SearchAttributes.newBuilder();
        int entries = in.count();
        for (int i = 0; i < entries; i++) {
            SearchAttributeKey<?> key = readKey(in);
            builder.setUntyped(key, readValue(in, key.getValueType()));
        }
        return builder.build();
    }

    static void writeUpdate(ByteWriter out, SearchAttributeUpdate<?> update) {
        writeKey(out, update.getKey());
        out.optional(update.getValue().orElse(null), RunOptionsCodec::writeValue);
    }

    static SearchAttributeUpdate<?> readUpdate(ByteReader in) {
        SearchAttributeKey<?> key = readKey(in);
        Object value = in.optional(from -> readValue(from, key.getValueType()));
        return value == null ? key.valueUnset() : set(key, value);
    }

    @SuppressWarnings("unchecked") // readValue answers the type that the key says
    private static <T> SearchAttributeUpdate<T> set(SearchAttributeKey<T> key, Object value) {
        return key.valueSet((T) value);
    }

    private static void writeKey(ByteWriter out, SearchAttributeKey<?> key) {
        out.text(key.getName()).constant(key.getValueType());
    }

    private static SearchAttributeKey<?> readKey(ByteReader in) {
        return SearchAttributeKey.of(in.text(), in.constant(IndexedValueType.class));
    }

    private static void writeValue(ByteWriter out, Object value) {
        if (value instanceof String text) {
            out.text(text);
        } else if (value instanceof Long number) {
            out.number(number);
        } else if (value instanceof Double number) {
            out.decimal(number);
        } else if (value instanceof Boolean flag) {
            out.flag(flag);
        } else if (value instanceof OffsetDateTime time) {
            out.number(time.toEpochSecond()).number(time.getLong(ChronoField.NANO_OF_SECOND));
        } else if (value instanceof List<?> list) {
            out.list(list, (to, item) -> to.text(String.valueOf(item)));
        } else {
            throw new IllegalArgumentException("no search attribute holds a " + value.getClass());
        }
    }

    private static Object readValue(ByteReader in, IndexedValueType type) {
        return switch (type) {
            case INDEXED_VALUE_TYPE_TEXT, INDEXED_VALUE_TYPE_KEYWORD -> in.text();
            case INDEXED_VALUE_TYPE_INT -> in.number();
            case INDEXED_VALUE_TYPE_DOUBLE -> in.decimal();
            case INDEXED_VALUE_TYPE_BOOL -> in.flag();
            case INDEXED_VALUE_TYPE_DATETIME ->
                Instant.ofEpochSecond(in.number(), in.number()).atOffset(ZoneOffset.UTC);
            case INDEXED_VALUE_TYPE_KEYWORD_LIST -> in.list(ByteReader::text);
        };
    }
}
