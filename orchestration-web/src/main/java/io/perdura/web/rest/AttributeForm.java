package io.perdura.web.rest;

import io.perdura.common.IndexedValueType;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import io.perdura.web.problem.RequestRefused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Search attributes as a request says them: the type of a name is the one it has, else the one that is said, else the value's own. */
final class AttributeForm {

    private AttributeForm() {}

    static SearchAttributes read(Map<String, @Nullable Object> form, Map<String, IndexedValueType> known) {
        SearchAttributes.Builder attributes = SearchAttributes.newBuilder();
        form.forEach((name, given) -> {
            String field = "searchAttributes." + name;
            Object value = given;
            IndexedValueType said = null;
            if (given instanceof Map<?, ?> object) {
                if (!object.containsKey("type") || !object.containsKey("value") || object.size() > 2) {
                    throw RequestRefused.field(
                            field, "is an object; expected a value, or an object with type and value alone");
                }
                said = type(field, object.get("type"));
                value = object.get("value");
            }
            if (value == null) {
                throw RequestRefused.field(field, "is null; leave it out, or give a value");
            }
            IndexedValueType type = said != null ? said : known.getOrDefault(name, ownType(field, value));
            try {
                attributes.setUntyped(SearchAttributeKey.of(name, type), value(field, type, value));
            } catch (IllegalArgumentException e) {
                throw RequestRefused.field(field, String.valueOf(e.getMessage()));
            }
        });
        return attributes.build();
    }

    private static IndexedValueType type(String field, @Nullable Object said) {
        return Arrays.stream(IndexedValueType.values())
                .filter(type -> type.label().equalsIgnoreCase(String.valueOf(said)))
                .findFirst()
                .orElseThrow(() -> RequestRefused.field(
                        field + ".type",
                        "is '" + said + "'; expected one of "
                                + Arrays.stream(IndexedValueType.values())
                                        .map(IndexedValueType::label)
                                        .collect(Collectors.joining(", "))));
    }

    private static IndexedValueType ownType(String field, Object value) {
        if (value instanceof String) {
            return IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
        }
        if (value instanceof Boolean) {
            return IndexedValueType.INDEXED_VALUE_TYPE_BOOL;
        }
        if (value instanceof List<?>) {
            return IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
            return IndexedValueType.INDEXED_VALUE_TYPE_INT;
        }
        if (value instanceof Number) {
            return IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE;
        }
        throw RequestRefused.field(field, "is '" + value + "'; expected a text, number, boolean or list of texts");
    }

    private static Object value(String field, IndexedValueType type, Object value) {
        Object fitting = switch (type) {
            case INDEXED_VALUE_TYPE_TEXT, INDEXED_VALUE_TYPE_KEYWORD -> value instanceof String ? value : null;
            case INDEXED_VALUE_TYPE_BOOL -> value instanceof Boolean ? value : null;
            case INDEXED_VALUE_TYPE_INT -> whole(value);
            case INDEXED_VALUE_TYPE_DOUBLE -> value instanceof Number number ? number.doubleValue() : null;
            case INDEXED_VALUE_TYPE_DATETIME -> value instanceof String text ? time(text) : null;
            case INDEXED_VALUE_TYPE_KEYWORD_LIST ->
                value instanceof List<?> list && list.stream().allMatch(String.class::isInstance) ? list : null;
        };
        if (fitting == null) {
            throw RequestRefused.field(field, "is '" + value + "', which is no value of its type " + type.label());
        }
        return fitting;
    }

    private static @Nullable Long whole(Object value) {
        try {
            return value instanceof Number number ? new BigDecimal(number.toString()).longValueExact() : null;
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }

    private static @Nullable OffsetDateTime time(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException notOne) {
            return null;
        }
    }
}
