package io.perdura.common;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The search attributes of a run: typed values by which lists of runs are filtered. Immutable. */
public final class SearchAttributes {

    public static final SearchAttributes EMPTY = new SearchAttributes(new TreeMap<>());

    private final SortedMap<SearchAttributeKey<?>, Object> values;

    private SearchAttributes(SortedMap<SearchAttributeKey<?>, Object> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    public static Builder newBuilder() {
        return new Builder(new TreeMap<>());
    }

    /** A builder that starts with these attributes. */
    public static Builder newBuilder(SearchAttributes attributes) {
        return new Builder(new TreeMap<>(attributes.values));
    }

    /**
     * Attributes whose types follow from their values: text is a keyword, a whole number an int, any other number a double, an
     * {@code OffsetDateTime} a datetime, a collection of texts a keyword list; a collection of one other value is that value.
     *
     * @throws IllegalArgumentException for a value of another type
     */
    public static SearchAttributes of(Map<String, ?> values) {
        return EMPTY.updated(EMPTY.updatesTo(values));
    }

    /** The changes that set these values, and remove those that are null or empty. A name that is known keeps its type. */
    public List<SearchAttributeUpdate<?>> updatesTo(Map<String, ? extends @Nullable Object> changes) {
        List<SearchAttributeUpdate<?>> updates = new ArrayList<>();
        changes.forEach((name, value) -> updates.add(UntypedAttribute.update(known(name), name, value)));
        return updates;
    }

    private @Nullable SearchAttributeKey<?> known(String name) {
        return values.keySet().stream()
                .filter(key -> key.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Each attribute as a list of its values, by name. */
    public Map<String, List<?>> toUntyped() {
        Map<String, List<?>> all = new TreeMap<>();
        values.forEach((key, value) -> all.put(key.getName(), value instanceof List<?> list ? list : List.of(value)));
        return all;
    }

    public boolean containsKey(SearchAttributeKey<?> key) {
        return values.containsKey(key);
    }

    /** The value; null when the attribute is not set. */
    @SuppressWarnings("unchecked") // the builder lets in values of the key's type alone
    public <T> @Nullable T get(SearchAttributeKey<T> key) {
        return (T) values.get(key);
    }

    public int size() {
        return values.size();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** All attributes by name. */
    public SortedMap<SearchAttributeKey<?>, Object> getUntypedValues() {
        return values;
    }

    /** These attributes after some were set and others removed. */
    public SearchAttributes updated(Iterable<? extends SearchAttributeUpdate<?>> updates) {
        Builder builder = newBuilder(this);
        updates.forEach(builder::apply);
        return builder.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SearchAttributes that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects attributes. A name has one type: a second key with the same name replaces the first. Not thread-safe. */
    public static final class Builder {
        private final SortedMap<SearchAttributeKey<?>, Object> values;

        private Builder(SortedMap<SearchAttributeKey<?>, Object> values) {
            this.values = values;
        }

        /** Sets an attribute. Instants are kept in UTC, cut to microseconds. */
        public <T> Builder set(SearchAttributeKey<T> key, T value) {
            return put(key, value);
        }

        /**
         * As {@link #set}, for a key whose type is known only at run time.
         *
         * @throws IllegalArgumentException when the value does not have the key's type
         */
        public Builder setUntyped(SearchAttributeKey<?> key, Object value) {
            if (!key.getValueClass().isInstance(value)) {
                throw new IllegalArgumentException("search attribute " + key + " can't hold the "
                        + value.getClass().getSimpleName() + " '" + value + "'");
            }
            return put(key, value);
        }

        public <T> Builder unset(SearchAttributeKey<T> key) {
            values.keySet().removeIf(known -> known.getName().equals(key.getName()));
            return this;
        }

        public SearchAttributes build() {
            return values.isEmpty() ? EMPTY : new SearchAttributes(new TreeMap<>(values));
        }

        private <T> void apply(SearchAttributeUpdate<T> update) {
            unset(update.getKey());
            update.getValue().ifPresent(value -> set(update.getKey(), value));
        }

        private Builder put(SearchAttributeKey<?> key, @Nullable Object value) {
            if (value == null) {
                throw new IllegalArgumentException("search attribute " + key + " is null: leave it out");
            }
            unset(key);
            values.put(key, normal(key, value));
            return this;
        }

        private static Object normal(SearchAttributeKey<?> key, Object value) {
            if (value instanceof OffsetDateTime time) {
                if (time.getYear() < 1 || time.getYear() > 9999) {
                    throw new IllegalArgumentException(
                            "search attribute " + key + " is " + time + ": give a time in the years 1 to 9999");
                }
                return time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
            }
            return value instanceof List<?> list ? List.copyOf(list) : value;
        }
    }
}
