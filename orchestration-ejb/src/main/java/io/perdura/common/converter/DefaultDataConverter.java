package io.perdura.common.converter;

import io.perdura.common.Payload;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks payload converters in turn: null, {@code byte[]}, then Jackson JSON, unless others are given. Immutable and
 * thread-safe.
 */
public final class DefaultDataConverter implements DataConverter {
    /** A shared converter with the default payload converters. */
    public static final DefaultDataConverter STANDARD_INSTANCE = newDefaultInstance();

    private final List<PayloadConverter> converters;
    private final Map<String, PayloadConverter> byEncoding = new LinkedHashMap<>();

    /** @param converters in the order in which they are asked; a later one of the same encoding is not used to read */
    public DefaultDataConverter(PayloadConverter... converters) {
        this.converters = List.of(converters);
        for (PayloadConverter converter : converters) {
            byEncoding.putIfAbsent(converter.getEncodingType(), converter);
        }
    }

    /** The converters named above. */
    public static DefaultDataConverter newDefaultInstance() {
        return new DefaultDataConverter(
                new NullPayloadConverter(), new ByteArrayPayloadConverter(), new JacksonJsonPayloadConverter());
    }

    /** A converter where those given replace the ones of the same encoding; new encodings are asked first. */
    public DefaultDataConverter withPayloadConverterOverrides(PayloadConverter... overrides) {
        Map<String, PayloadConverter> replaced = new LinkedHashMap<>(byEncoding);
        List<PayloadConverter> all = new ArrayList<>();
        for (PayloadConverter override : overrides) {
            if (replaced.replace(override.getEncodingType(), override) == null) {
                all.add(override);
            }
        }
        all.addAll(replaced.values());
        return new DefaultDataConverter(all.toArray(PayloadConverter[]::new));
    }

    @Override
    public Optional<Payload> toPayload(@Nullable Object value) {
        if (value instanceof RawValue raw) {
            return Optional.of(raw.payload());
        }
        for (PayloadConverter converter : converters) {
            Optional<Payload> payload = converter.toData(value);
            if (payload.isPresent()) {
                return payload;
            }
        }
        throw new DataConverterException(
                "No payload converter handles a "
                        + (value == null ? "null" : value.getClass().getName()) + "; asked " + byEncoding.keySet()
                        + ": register one that does",
                null);
    }

    @Override
    public <T> @Nullable T fromPayload(Payload payload, Class<T> valueClass, Type valueType) {
        if (valueClass == RawValue.class) {
            return valueClass.cast(new RawValue(payload));
        }
        PayloadConverter converter = byEncoding.get(payload.encoding());
        if (converter == null) {
            throw new DataConverterException(
                    "No payload converter reads the encoding \"" + payload.encoding() + "\" (wanted: "
                            + valueType.getTypeName() + "); there are " + byEncoding.keySet()
                            + ": register one that does",
                    null);
        }
        return converter.fromData(payload, valueClass, valueType);
    }
}
