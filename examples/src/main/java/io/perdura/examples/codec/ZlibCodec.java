package io.perdura.examples.codec;

import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverterException;
import io.perdura.payload.codec.PayloadCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Compresses payloads that become smaller by it. Thread-safe. */
public final class ZlibCodec implements PayloadCodec {

    /** The encoding of a compressed payload. */
    public static final String ENCODING = "binary/zlib";

    private static final int WORTH_IT_BYTES = 256;

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return payloads.stream().map(ZlibCodec::compressed).toList();
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream().map(ZlibCodec::expanded).toList();
    }

    private static Payload compressed(Payload payload) {
        if (payload.size() < WORTH_IT_BYTES) {
            return payload;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(payload.toByteArray());
        } catch (IOException e) {
            throw new DataConverterException("A payload can't be compressed: " + e, e);
        }
        return bytes.size() < payload.size() ? Payload.of(ENCODING, bytes.toByteArray()) : payload;
    }

    private static Payload expanded(Payload payload) {
        if (!payload.encoding().equals(ENCODING)) {
            return payload;
        }
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(payload.data()))) {
            return Payload.parseFrom(in.readAllBytes());
        } catch (IOException e) {
            throw new DataConverterException("A compressed payload is damaged: " + e, e);
        }
    }
}
