package io.perdura.common;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value as it is stored: bytes, and metadata that says how to read them. Immutable by convention: the array is not
 * copied on the hot path, so whoever made or got it must not change it.
 *
 * @param metadata at least {@value #ENCODING}
 * @param data the encoded value, may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what it is; equality is by content
public record Payload(Map<String, String> metadata, byte[] data) {
    /** The metadata key of the encoding. */
    public static final String ENCODING = "encoding";

    /** The whole metadata of an ordinary JSON payload; shared, because nearly all payloads have it. */
    public static final Map<String, String> JSON_METADATA = Map.of(ENCODING, "json/plain");

    public Payload {
        if (metadata != JSON_METADATA) {
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }
        if (metadata.get(ENCODING) == null) {
            throw new IllegalArgumentException(
                    "A payload needs the metadata \"" + ENCODING + "\", but has only " + metadata.keySet());
        }
    }

    public static Payload of(String encoding, byte[] data) {
        return new Payload(Map.of(ENCODING, encoding), data);
    }

    /** The whole payload as bytes, for codecs that wrap it; {@link #parseFrom} reads them. */
    public byte[] toByteArray() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(metadata.size());
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeUTF(entry.getValue());
            }
            out.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The payload that {@link #toByteArray} wrote.
     *
     * @throws IllegalArgumentException if the bytes are something else
     */
    public static Payload parseFrom(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Map<String, String> metadata = new LinkedHashMap<>();
            for (int entries = in.readInt(); entries > 0; entries--) {
                metadata.put(in.readUTF(), in.readUTF());
            }
            return new Payload(metadata.equals(JSON_METADATA) ? JSON_METADATA : metadata, in.readAllBytes());
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("These " + bytes.length + " bytes are no payload: " + e, e);
        }
    }

    /** How {@link #data} is to be read, such as {@code json/plain}. */
    public String encoding() {
        String encoding = metadata.get(ENCODING);
        return encoding == null ? "" : encoding;
    }

    /** Size in bytes, without metadata. */
    public int size() {
        return data.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload that && metadata.equals(that.metadata) && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * metadata.hashCode() + Arrays.hashCode(data);
    }

    /** JSON is shown up to 200 characters, anything else as its size. */
    @Override
    public String toString() {
        if (!encoding().startsWith("json/")) {
            return "Payload[" + encoding() + ", " + data.length + " bytes]";
        }
        String text = new String(data, 0, Math.min(data.length, 200), StandardCharsets.UTF_8);
        return "Payload[" + encoding() + ", " + text + (data.length > 200 ? "…" : "") + "]";
    }
}
