package io.perdura.common.converter;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** The value of a parameter that was not given: null, zero or false. */
final class DefaultValues {
    private DefaultValues() {}

    @SuppressWarnings("unchecked") // an element of an array of T is a T (or its box)
    static <T> @Nullable T of(Class<T> type) {
        return type.isPrimitive() && type != void.class ? (T) Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
