package io.perdura.payload.codec;

import io.perdura.common.Payload;
import io.perdura.common.converter.CodecDataConverter;
import io.perdura.common.converter.DataConverterException;
import java.util.List;

/**
 * Transforms payloads on their way to the store and back, for instance by encryption or compression. What it wrote it must be
 * able to read as long as runs that hold it are kept. Thread-safe.
 *
 * <p>On a server it is enough that there is a bean of this type; several are chained by their {@code @Priority}. In tests it is
 * part of a {@link CodecDataConverter}.
 */
public interface PayloadCodec {

    /** As many payloads as given, in their order, as they are to be stored. */
    List<Payload> encode(List<Payload> payloads);

    /**
     * The payloads that {@link #encode} got. One that this codec did not write is returned as it is.
     *
     * @throws DataConverterException if a payload is damaged, or its key is unknown
     */
    List<Payload> decode(List<Payload> payloads);
}
