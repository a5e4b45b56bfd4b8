package io.perdura.engine.run;

import io.perdura.common.IndexedValueType;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import io.perdura.engine.history.Visible;
import io.perdura.engine.port.filter.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks memos and search attributes: sizes, numbers, and one type for a name. Thread-safe. */
public final class VisibilityRules {

    private final VisibilityLimits limits;
    private final AttributeTypes types;

    /** The types of an application's search attributes: the first use of a name fixes its type. */
    @FunctionalInterface
    public interface AttributeTypes {
        /** The type that the name has from now on: {@code wanted}, or the one that it was given before. */
        IndexedValueType typeOf(String name, IndexedValueType wanted);
    }

    public VisibilityRules(VisibilityLimits limits, AttributeTypes types) {
        this.limits = limits;
        this.types = types;
    }

    VisibilityLimits limits() {
        return limits;
    }

    /** What is wrong, as a sentence with the limit and the remedy; empty when all is well. */
    public Optional<String> violation(Visible visible) {
        long memoBytes = visible.memoBytes();
        if (memoBytes > limits.memoBytes()) {
            return Optional.of("the memo has " + memoBytes + " bytes, the limit is " + limits.memoBytes()
                    + ": keep the data elsewhere and a reference in the memo");
        }
        SearchAttributes attributes = visible.searchAttributes();
        if (attributes.size() > limits.attributes()) {
            return Optional.of("there are " + attributes.size() + " search attributes, the limit is "
                    + limits.attributes() + ": put values that nobody searches for into the memo");
        }
        int total = 0;
        for (Map.Entry<SearchAttributeKey<?>, Object> entry :
                attributes.getUntypedValues().entrySet()) {
            SearchAttributeKey<?> key = entry.getKey();
            int bytes = bytes(entry.getValue());
            total += bytes + key.getName().length();
            if (bytes > limits.attributeValueBytes()) {
                return Optional.of("search attribute '" + key.getName() + "' has a value of " + bytes
                        + " bytes, the limit is " + limits.attributeValueBytes() + ": shorten it, or use the memo");
            }
            if (String.valueOf(entry.getValue()).indexOf('\0') >= 0) {
                return Optional.of("search attribute '" + key.getName()
                        + "' has a value with a NUL character, which databases refuse: take it out");
            }
            if (Field.BuiltIn.named(key.getName()).isPresent()) {
                return Optional.of(
                        "search attribute '" + key.getName()
                                + "' has the name of a field that every run has, so that no list could find it: take another name");
            }
            if (entry.getValue() instanceof Double number && !Double.isFinite(number)) {
                return Optional.of("search attribute '" + key.getName() + "' is " + number
                        + ", which can't be compared: give a finite number");
            }
            IndexedValueType known = types.typeOf(key.getName(), key.getValueType());
            if (known != key.getValueType()) {
                return Optional.of("search attribute '" + key.getName() + "' has the type " + known.label()
                        + " in this application, so it can't hold a value of type "
                        + key.getValueType().label() + ": use the key's own type, or another name");
            }
        }
        if (total > limits.attributeBytes()) {
            return Optional.of("the search attributes have " + total + " bytes in all, the limit is "
                    + limits.attributeBytes() + ": put values that nobody searches for into the memo");
        }
        return Optional.empty();
    }

    /** All names and values. */
    static int bytes(SearchAttributes attributes) {
        int sum = 0;
        for (Map.Entry<SearchAttributeKey<?>, Object> entry :
                attributes.getUntypedValues().entrySet()) {
            sum += entry.getKey().getName().length() + bytes(entry.getValue());
        }
        return sum;
    }

    static int bytesOfLongest(SearchAttributes attributes) {
        int longest = 0;
        for (Object value : attributes.getUntypedValues().values()) {
            longest = Math.max(longest, bytes(value));
        }
        return longest;
    }

    private static int bytes(Object value) {
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
        if (value instanceof List<?> list) {
            int sum = 0;
            for (Object item : list) {
                sum += bytes(item);
            }
            return sum;
        }
        return Long.BYTES;
    }
}
