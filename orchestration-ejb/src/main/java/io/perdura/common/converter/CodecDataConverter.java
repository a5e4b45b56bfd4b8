package io.perdura.common.converter;

import io.perdura.common.Payload;
import io.perdura.payload.codec.ChainCodec;
import io.perdura.payload.codec.PayloadCodec;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A converter whose payloads pass through codecs, and the messages and stack traces of failures if wanted. Immutable. */
public final class CodecDataConverter implements DataConverter {
    private final DataConverter converter;
    private final PayloadCodec codec;
    private final boolean encodeFailureAttributes;

    /** @param codecs in the order of {@link ChainCodec}: the last one encodes first */
    public CodecDataConverter(DataConverter converter, Collection<? extends PayloadCodec> codecs) {
        this(converter, codecs, false);
    }

    /**
     * As above.
     *
     * @param encodeFailureAttributes whether messages and stack traces of failures pass through the codecs, too; who has no codecs reads
     *     {@code Encoded failure}
     */
    public CodecDataConverter(
            DataConverter converter, Collection<? extends PayloadCodec> codecs, boolean encodeFailureAttributes) {
        this.converter = converter;
        this.codec = new ChainCodec(codecs);
        this.encodeFailureAttributes = encodeFailureAttributes;
    }

    /** What is below the codecs. One that encrypts makes another payload of the same value each time: this one compares. */
    public DataConverter withoutCodecs() {
        return converter;
    }

    public boolean isEncodeFailureAttributes() {
        return encodeFailureAttributes;
    }

    @Override
    public Optional<Payload> toPayload(@Nullable Object value) {
        return converter.toPayload(value).map(payload -> one(codec.encode(List.of(payload))));
    }

    @Override
    public <T> @Nullable T fromPayload(Payload payload, Class<T> valueClass, Type valueType) {
        return converter.fromPayload(one(codec.decode(List.of(payload))), valueClass, valueType);
    }

    private static Payload one(List<Payload> payloads) {
        if (payloads.size() != 1) {
            throw new DataConverterException(
                    "A payload codec made " + payloads.size() + " payloads of one: it must keep their number", null);
        }
        return payloads.get(0);
    }
}
