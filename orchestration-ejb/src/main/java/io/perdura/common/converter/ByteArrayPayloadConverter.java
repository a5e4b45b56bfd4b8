package io.perdura.common.converter;

import io.perdura.common.Payload;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code byte[]} as {@code binary/plain}: the bytes themselves. */
public final class ByteArrayPayloadConverter implements PayloadConverter {
    private static final String ENCODING = "binary/plain";

    @Override
    public String getEncodingType() {
        return ENCODING;
    }

    @Override
    public Optional<Payload> toData(@Nullable Object value) {
        return value instanceof byte[] bytes ? Optional.of(Payload.of(ENCODING, bytes.clone())) : Optional.empty();
    }

    @Override
    public <T> T fromData(Payload content, Class<T> valueClass, Type valueType) {
        if (!valueClass.isAssignableFrom(byte[].class)) {
            throw DataConverterException.doesNotFit(content, valueType, null);
        }
        return valueClass.cast(content.data().clone());
    }
}
