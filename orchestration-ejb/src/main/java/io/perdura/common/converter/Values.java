package io.perdura.common.converter;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A list of values that are decoded when asked for, such as the details of a failure. Thread-safe. */
public interface Values {

    /** How many values there are. */
    int getSize();

    /** The first value, or null if there is none. */
    default <T> @Nullable T get(Class<T> parameterType) {
        return get(0, parameterType, parameterType);
    }

    /** The value at {@code index}, or null if there are fewer. */
    default <T> @Nullable T get(int index, Class<T> parameterType) {
        return get(index, parameterType, parameterType);
    }

    /** The first value as a generic type, or null if there is none. */
    default <T> @Nullable T get(Class<T> parameterType, Type genericParameterType) {
        return get(0, parameterType, genericParameterType);
    }

    /**
     * The value at {@code index} as a generic type, or null if there are fewer.
     *
     * @throws DataConverterException if the value does not fit the type
     */
    <T> @Nullable T get(int index, Class<T> parameterType, Type genericParameterType);
}
