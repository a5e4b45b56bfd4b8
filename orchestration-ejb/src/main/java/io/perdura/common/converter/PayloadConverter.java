package io.perdura.common.converter;

import io.perdura.common.Payload;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts values of one encoding. Thread-safe. */
public interface PayloadConverter {

    /** The encoding that this converter writes and reads, such as {@code json/plain}. */
    String getEncodingType();

    /**
     * Encodes a value, or returns empty if this converter does not handle it.
     *
     * @throws DataConverterException if it should handle the value and can't
     */
    Optional<Payload> toData(@Nullable Object value);

    /**
     * Decodes a payload of this converter's encoding.
     *
     * @param valueType the type with its generic arguments, from a method signature
     * @throws DataConverterException if the bytes don't fit the type
     */
    <T> @Nullable T fromData(Payload content, Class<T> valueClass, Type valueType);
}
