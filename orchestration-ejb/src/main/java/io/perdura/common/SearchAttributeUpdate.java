package io.perdura.common;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets or removes one search attribute of a running workflow. Immutable.
 *
 * @param <T> the Java type of the value
 */
public final class SearchAttributeUpdate<T> {

    private final SearchAttributeKey<T> key;
    private final @Nullable T value;

    private SearchAttributeUpdate(SearchAttributeKey<T> key, @Nullable T value) {
        this.key = key;
        this.value = value;
    }

    /** Sets the attribute; the value is not null. */
    public static <T> SearchAttributeUpdate<T> valueSet(SearchAttributeKey<T> key, T value) {
        return new SearchAttributeUpdate<>(
                key, Objects.requireNonNull(value, () -> key + " can't be set to null: use valueUnset to remove it"));
    }

    /** Removes the attribute; nothing happens when it is not set. */
    public static <T> SearchAttributeUpdate<T> valueUnset(SearchAttributeKey<T> key) {
        return new SearchAttributeUpdate<>(key, null);
    }

    public SearchAttributeKey<T> getKey() {
        return key;
    }

    /** The new value; empty when the attribute is removed. */
    public Optional<T> getValue() {
        return Optional.ofNullable(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SearchAttributeUpdate<?> that
                && key.equals(that.key)
                && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, value);
    }

    @Override
    public String toString() {
        return value == null ? "unset " + key : key + " = " + value;
    }
}
