package io.perdura.engine.system.schedule;

import io.perdura.common.IndexedValueType;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A search attribute as histories have it, as JSON.
 *
 * @param values as text; one, except for a list
 */
public record StoredAttribute(String name, IndexedValueType type, List<String> values) {

    public static List<StoredAttribute> of(SearchAttributes attributes) {
        return attributes.getUntypedValues().entrySet().stream()
                .map(entry -> new StoredAttribute(
                        entry.getKey().getName(),
                        entry.getKey().getValueType(),
                        entry.getValue() instanceof List<?> list
                                ? list.stream().map(String::valueOf).toList()
                                : List.of(String.valueOf(entry.getValue()))))
                .toList();
    }

    public static SearchAttributes value(List<StoredAttribute> attributes) {
        SearchAttributes.Builder builder = SearchAttributes.newBuilder();
        attributes.forEach(each -> builder.setUntyped(SearchAttributeKey.of(each.name, each.type), each.value()));
        return builder.build();
    }

    private Object value() {
        if (type == IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST) {
            return values;
        }
        String text = values.get(0);
        return switch (type) {
            case INDEXED_VALUE_TYPE_INT -> Long.valueOf(text);
            case INDEXED_VALUE_TYPE_DOUBLE -> Double.valueOf(text);
            case INDEXED_VALUE_TYPE_BOOL -> Boolean.valueOf(text);
            case INDEXED_VALUE_TYPE_DATETIME -> OffsetDateTime.parse(text);
            default -> text;
        };
    }
}
