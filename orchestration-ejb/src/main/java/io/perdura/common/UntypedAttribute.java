package io.perdura.common;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the type of a search attribute that was given by name and value alone. */
final class UntypedAttribute {

    private UntypedAttribute() {}

    /** @param known the key that the name has already; null when it is new */
    static SearchAttributeUpdate<?> update(@Nullable SearchAttributeKey<?> known, String name, @Nullable Object given) {
        Object value = single(given);
        if (value == null) {
            return known != null
                    ? known.valueUnset()
                    : SearchAttributeKey.forKeyword(name).valueUnset();
        }
        if (value instanceof Collection<?> several) {
            return SearchAttributeKey.forKeywordList(name).valueSet(words(name, several));
        }
        if (value instanceof Boolean flag) {
            return SearchAttributeKey.forBoolean(name).valueSet(flag);
        }
        if (value instanceof OffsetDateTime time) {
            return SearchAttributeKey.forOffsetDateTime(name).valueSet(time);
        }
        if (value instanceof Instant time) {
            return SearchAttributeKey.forOffsetDateTime(name).valueSet(time.atOffset(ZoneOffset.UTC));
        }
        if (value instanceof Number number) {
            return number(known, name, number);
        }
        return text(known, name, value);
    }

    /** What a collection of one value means; null for an empty one. Texts stay a list. */
    private static @Nullable Object single(@Nullable Object given) {
        if (!(given instanceof Collection<?> several)) {
            return given;
        }
        Object first = several.isEmpty() ? null : several.iterator().next();
        return several.size() > 1 || first instanceof String ? several : first;
    }

    private static List<String> words(String name, Collection<?> several) {
        return several.stream()
                .map(word -> {
                    if (word instanceof String text) {
                        return text;
                    }
                    throw unfit(name, several);
                })
                .toList();
    }

    private static SearchAttributeUpdate<?> number(@Nullable SearchAttributeKey<?> known, String name, Number number) {
        boolean fraction = number instanceof Double || number instanceof Float;
        return fraction || (known != null && known.getValueType() == IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE)
                ? SearchAttributeKey.forDouble(name).valueSet(number.doubleValue())
                : SearchAttributeKey.forLong(name).valueSet(number.longValue());
    }

    private static SearchAttributeUpdate<?> text(@Nullable SearchAttributeKey<?> known, String name, Object value) {
        if (!(value instanceof CharSequence || value instanceof Enum<?>)) {
            throw unfit(name, value);
        }
        boolean text = known != null && known.getValueType() == IndexedValueType.INDEXED_VALUE_TYPE_TEXT;
        return (text ? SearchAttributeKey.forText(name) : SearchAttributeKey.forKeyword(name))
                .valueSet(value.toString());
    }

    private static IllegalArgumentException unfit(String name, Object value) {
        return new IllegalArgumentException("search attribute '" + name + "' can't hold the "
                + value.getClass().getSimpleName() + " '" + value
                + "': give a text, a number, a boolean, an OffsetDateTime, or a collection of texts");
    }
}
