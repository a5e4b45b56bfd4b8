package io.perdura.client.schedules;

import io.perdura.common.Payload;
import io.perdura.common.SearchAttributes;
import io.perdura.common.converter.DataConverter;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schedule in a list; it may be a moment older than its description. Immutable. */
public final class ScheduleListDescription {

    private final String scheduleId;
    private final ScheduleListSchedule schedule;
    private final ScheduleListInfo info;
    private final Map<String, Payload> memo;
    private final DataConverter dataConverter;
    private final SearchAttributes typedSearchAttributes;

    public ScheduleListDescription(
            String scheduleId,
            ScheduleListSchedule schedule,
            ScheduleListInfo info,
            Map<String, Payload> memo,
            DataConverter dataConverter,
            SearchAttributes typedSearchAttributes) {
        this.scheduleId = scheduleId;
        this.schedule = schedule;
        this.info = info;
        this.memo = Map.copyOf(memo);
        this.dataConverter = dataConverter;
        this.typedSearchAttributes = typedSearchAttributes;
    }

    public String getScheduleId() {
        return scheduleId;
    }

    public ScheduleListSchedule getSchedule() {
        return schedule;
    }

    public ScheduleListInfo getInfo() {
        return info;
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

    public SearchAttributes getTypedSearchAttributes() {
        return typedSearchAttributes;
    }

    /** By name. */
    public Map<String, ?> getSearchAttributes() {
        Map<String, Object> values = new LinkedHashMap<>();
        typedSearchAttributes.getUntypedValues().forEach((key, value) -> values.put(key.getName(), value));
        return values;
    }
}
