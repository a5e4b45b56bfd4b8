package io.perdura.common;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a search attribute and says what type its values have. The first use of a name in an application fixes its type for
 * good; later uses with another type are refused. Immutable.
 *
 * @param <T> the Java type of the values
 */
public final class SearchAttributeKey<T> implements Comparable<SearchAttributeKey<?>> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

    private final String name;
    private final IndexedValueType type;
    private final Class<? super T> valueClass;

    private SearchAttributeKey(String name, IndexedValueType type, Class<? super T> valueClass) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "search attribute '" + name
                            + "' can't be named so: use up to 100 letters, digits, '_', '-' and '.', beginning with a letter or '_'");
        }
        this.name = name;
        this.type = type;
        this.valueClass = valueClass;
    }

    /** Text for people; {@code Name = 'part'} finds it by a part, ignoring case. */
    public static SearchAttributeKey<String> forText(String name) {
        return new SearchAttributeKey<>(name, IndexedValueType.INDEXED_VALUE_TYPE_TEXT, String.class);
    }

    /** One exact word, such as an id. */
    public static SearchAttributeKey<String> forKeyword(String name) {
        return new SearchAttributeKey<>(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD, String.class);
    }

    /** A whole number. */
    public static SearchAttributeKey<Long> forLong(String name) {
        return new SearchAttributeKey<>(name, IndexedValueType.INDEXED_VALUE_TYPE_INT, Long.class);
    }

    /** A number, which must be finite. */
    public static SearchAttributeKey<Double> forDouble(String name) {
        return new SearchAttributeKey<>(name, IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE, Double.class);
    }

    /** True or false. */
    public static SearchAttributeKey<Boolean> forBoolean(String name) {
        return new SearchAttributeKey<>(name, IndexedValueType.INDEXED_VALUE_TYPE_BOOL, Boolean.class);
    }

    /** A point in time; it is kept in UTC, exact to the microsecond. */
    public static SearchAttributeKey<OffsetDateTime> forOffsetDateTime(String name) {
        return new SearchAttributeKey<>(name, IndexedValueType.INDEXED_VALUE_TYPE_DATETIME, OffsetDateTime.class);
    }

    /** Several exact words; {@code Name = 'word'} finds a run if any of its words is that one. */
    public static SearchAttributeKey<List<String>> forKeywordList(String name) {
        return new SearchAttributeKey<>(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST, List.class);
    }

    /** The key with a type that is known only at run time. */
    public static SearchAttributeKey<?> of(String name, IndexedValueType type) {
        return switch (type) {
            case INDEXED_VALUE_TYPE_TEXT -> forText(name);
            case INDEXED_VALUE_TYPE_KEYWORD -> forKeyword(name);
            case INDEXED_VALUE_TYPE_INT -> forLong(name);
            case INDEXED_VALUE_TYPE_DOUBLE -> forDouble(name);
            case INDEXED_VALUE_TYPE_BOOL -> forBoolean(name);
            case INDEXED_VALUE_TYPE_DATETIME -> forOffsetDateTime(name);
            case INDEXED_VALUE_TYPE_KEYWORD_LIST -> forKeywordList(name);
        };
    }

    public String getName() {
        return name;
    }

    public IndexedValueType getValueType() {
        return type;
    }

    public Class<? super T> getValueClass() {
        return valueClass;
    }

    /** An update that sets the attribute. */
    public SearchAttributeUpdate<T> valueSet(T value) {
        return SearchAttributeUpdate.valueSet(this, value);
    }

    /** An update that removes the attribute. */
    public SearchAttributeUpdate<T> valueUnset() {
        return SearchAttributeUpdate.valueUnset(this);
    }

    /** By name. */
    @Override
    public int compareTo(SearchAttributeKey<?> other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : type.compareTo(other.type);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SearchAttributeKey<?> that && name.equals(that.name) && type == that.type;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type);
    }

    @Override
    public String toString() {
        return name + " (" + type.label() + ")";
    }
}
