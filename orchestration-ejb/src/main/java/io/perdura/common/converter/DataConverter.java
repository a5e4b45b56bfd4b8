package io.perdura.common.converter;

import io.perdura.common.Payload;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts all that workflows and activities exchange to stored bytes and back. Thread-safe. */
public interface DataConverter {

    /** The one that is registered with {@link GlobalDataConverter}. */
    static DataConverter getDefaultInstance() {
        return GlobalDataConverter.get();
    }

    /**
     * Encodes one value. Never empty with the converters of this library; another one may leave null out.
     *
     * @throws DataConverterException if no converter handles it; the message names its class
     */
    Optional<Payload> toPayload(@Nullable Object value);

    /**
     * Decodes one value.
     *
     * @param valueType the type with its generic arguments, from a method signature
     * @throws DataConverterException if the payload does not fit; the message names the type
     */
    <T> @Nullable T fromPayload(Payload payload, Class<T> valueClass, Type valueType);

    /**
     * Encodes one value that is to be stored.
     *
     * @throws DataConverterException as {@link #toPayload}, and if that has no payload for the value
     */
    default Payload encode(@Nullable Object value) {
        return toPayload(value)
                .orElseThrow(() -> new DataConverterException(
                        getClass().getName() + " has no payload for " + (value == null ? "null" : value.getClass()),
                        null));
    }

    /** Encodes arguments in order. */
    default List<Payload> toPayloads(@Nullable Object... values) {
        List<Payload> payloads = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            try {
                payloads.add(encode(values[i]));
            } catch (DataConverterException e) {
                throw e.at(i, values.length);
            }
        }
        return List.copyOf(payloads);
    }

    /**
     * Decodes the value at {@code index}; if there are fewer payloads, the default value of the type (null, 0, false).
     *
     * @throws DataConverterException if the payload does not fit; the message names the position and the type
     */
    default <T> @Nullable T fromPayloads(int index, List<Payload> payloads, Class<T> valueClass, Type valueType) {
        if (index >= payloads.size()) {
            return DefaultValues.of(valueClass);
        }
        try {
            return fromPayload(payloads.get(index), valueClass, valueType);
        } catch (DataConverterException e) {
            throw e.at(index, payloads.size());
        }
    }

    /**
     * Decodes the arguments of a method. Arguments that were not given get the default value of their type, so that a
     * parameter can be added while runs are open; surplus ones are ignored, so that one can be removed.
     */
    default @Nullable Object[] fromPayloads(List<Payload> payloads, Class<?>[] parameterTypes, Type[] genericTypes) {
        @Nullable Object[] values = new Object[parameterTypes.length];
        for (int i = 0; i < parameterTypes.length; i++) {
            values[i] = fromPayloads(i, payloads, parameterTypes[i], genericTypes[i]);
        }
        return values;
    }
}
