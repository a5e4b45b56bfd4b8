package io.perdura.payload.codec;

import io.perdura.common.Payload;
import java.util.Collection;
import java.util.List;

/**
 * Codecs one after the other. The last one encodes first and decodes last, so that the first one sees what is stored: list
 * encryption before compression. Immutable.
 */
public final class ChainCodec implements PayloadCodec {
    private final List<PayloadCodec> codecs;

    public ChainCodec(Collection<? extends PayloadCodec> codecs) {
        this.codecs = List.copyOf(codecs);
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        List<Payload> encoded = payloads;
        for (int i = codecs.size() - 1; i >= 0; i--) {
            encoded = codecs.get(i).encode(encoded);
        }
        return encoded;
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        List<Payload> decoded = payloads;
        for (PayloadCodec codec : codecs) {
            decoded = codec.decode(decoded);
        }
        return decoded;
    }
}
