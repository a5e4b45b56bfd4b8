package io.perdura.client.schedules;

import io.perdura.common.Payload;
import io.perdura.common.SearchAttributes;
import io.perdura.common.converter.DataConverter;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schedule as it is, what it did and will do. Immutable. */
public final class ScheduleDescription {

    private final String id;
    private final ScheduleInfo info;
    private final Schedule schedule;
    private final SearchAttributes typedSearchAttributes;
    private final Map<String, Payload> memo;
    private final DataConverter dataConverter;

    public ScheduleDescription(
            String id,
            ScheduleInfo info,
            Schedule schedule,
            SearchAttributes typedSearchAttributes,
            Map<String, Payload> memo,
            DataConverter dataConverter) {
        this.id = id;
        this.info = info;
        this.schedule = schedule;
        this.typedSearchAttributes = typedSearchAttributes;
        this.memo = Map.copyOf(memo);
        this.dataConverter = dataConverter;
    }

    public String getId() {
        return id;
    }

    public ScheduleInfo getInfo() {
        return info;
    }

    /** With policy and state, also when they were left out. */
    public Schedule getSchedule() {
        return schedule;
    }

    public SearchAttributes getTypedSearchAttributes() {
        return typedSearchAttributes;
    }

    /** Encoded, by name. */
    public Map<String, Payload> getRawMemo() {
        return memo;
    }

    /** A value of the memo; null when there is none of that name. */
    public <T> @Nullable Object getMemo(String key, Class<T> valueClass) {
        return getMemo(key, valueClass, valueClass);
    }

    /** As above, for a generic type. */
    public <T> @Nullable T getMemo(String key, Class<T> valueClass, Type genericType) {
        Payload value = memo.get(key);
        return value == null ? null : dataConverter.fromPayload(value, valueClass, genericType);
    }

    @Override
    public String toString() {
        return "ScheduleDescription{id=" + id + ", schedule=" + schedule + ", info=" + info + '}';
    }
}
