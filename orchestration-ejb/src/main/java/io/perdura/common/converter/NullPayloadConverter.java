package io.perdura.common.converter;

import io.perdura.common.Payload;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Null as {@code binary/null}, with no bytes. */
public final class NullPayloadConverter implements PayloadConverter {
    /** The encoding of null. */
    public static final String ENCODING = "binary/null";

    private static final Optional<Payload> NULL = Optional.of(Payload.of(ENCODING, new byte[0]));

    @Override
    public String getEncodingType() {
        return ENCODING;
    }

    @Override
    public Optional<Payload> toData(@Nullable Object value) {
        return value == null ? NULL : Optional.empty();
    }

    /** Null, or zero and false for a primitive type. */
    @Override
    public <T> @Nullable T fromData(Payload content, Class<T> valueClass, Type valueType) {
        return DefaultValues.of(valueClass);
    }
}
