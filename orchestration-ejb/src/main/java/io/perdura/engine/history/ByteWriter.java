package io.perdura.engine.history;

import io.perdura.common.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the engine's binary encoding. Numbers are variable-length: seven bits a byte, lowest first, the high bit set on all
 * but the last (LEB128). Texts and byte strings are a length and their bytes; optional values begin with 0 or 1. Not
 * thread-safe.
 */
public final class ByteWriter {

    /** The metadata that nearly every payload has, and that is therefore not written. */
    static final Map<String, String> JSON = Map.of(Payload.ENCODING, "json/plain");

    private byte[] buffer = new byte[256];
    private int size;

    public ByteWriter number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        return octet((int) rest);
    }

    public ByteWriter decimal(double value) {
        return number(Long.reverse(Double.doubleToLongBits(value)));
    }

    public ByteWriter flag(boolean value) {
        return octet(value ? 1 : 0);
    }

    public ByteWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public ByteWriter bytes(byte[] value) {
        number(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
        return this;
    }

    /** Writes an enum constant by its name, so that reordering the enum harms nothing. */
    public ByteWriter constant(Enum<?> value) {
        return text(value.name());
    }

    public ByteWriter runId(RunId value) {
        return fixed(value.uuid().getMostSignificantBits()).fixed(value.uuid().getLeastSignificantBits());
    }

    /** Writes a payload; the everyday encoding, JSON without further metadata, costs one byte beside its data. */
    public ByteWriter payload(Payload value) {
        if (value.metadata().equals(JSON)) {
            return octet(0).bytes(value.data());
        }
        number(value.metadata().size());
        value.metadata().forEach((name, entry) -> text(name).text(entry));
        return bytes(value.data());
    }

    public ByteWriter payloads(List<Payload> values) {
        return list(values, ByteWriter::payload);
    }

    public ByteWriter payloadMap(Map<String, Payload> values) {
        return list(
                List.copyOf(values.entrySet()),
                (to, entry) -> to.text(entry.getKey()).payload(entry.getValue()));
    }

    public ByteWriter failure(Failure value) {
        constant(value.kind());
        optional(value.message(), ByteWriter::text);
        text(value.stackTrace());
        number(value.attributes().size());
        for (Map.Entry<String, String> attribute : value.attributes().entrySet()) {
            text(attribute.getKey()).text(attribute.getValue());
        }
        return payloads(value.details()).optional(value.cause(), ByteWriter::failure);
    }

    public <T> ByteWriter list(List<T> values, BiConsumer<ByteWriter, T> element) {
        number(values.size());
        for (T value : values) {
            element.accept(this, value);
        }
        return this;
    }

    /** Writes a value by a function of its own, within a chain of calls. */
    public <T> ByteWriter with(T value, BiConsumer<ByteWriter, T> writer) {
        writer.accept(this, value);
        return this;
    }

    public <T> ByteWriter optional(@Nullable T value, BiConsumer<ByteWriter, T> writer) {
        if (value == null) {
            return octet(0);
        }
        octet(1);
        writer.accept(this, value);
        return this;
    }

    public int size() {
        return size;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    private ByteWriter fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((int) (value >>> shift));
        }
        return this;
    }

    private ByteWriter octet(int value) {
        reserve(1);
        buffer[size++] = (byte) value;
        return this;
    }

    private void reserve(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
