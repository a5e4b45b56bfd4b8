package io.perdura.engine.history;

import io.perdura.common.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteWriter} wrote. Bytes that end too early are a {@link HistoryFormatException}. Not thread-safe. */
public final class ByteReader {

    private final byte[] buffer;
    private final int end;
    private int position;

    public ByteReader(byte[] buffer) {
        this(buffer, 0, buffer.length);
    }

    private ByteReader(byte[] buffer, int start, int end) {
        this.buffer = buffer;
        this.position = start;
        this.end = end;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7f) << shift;
            if ((octet & 0x80) == 0) {
                return value;
            }
        }
        throw new HistoryFormatException("a number at byte " + position + " has more than ten bytes");
    }

    public int count() {
        long value = number();
        if (value < 0 || value > end - position) {
            throw new HistoryFormatException("a length of " + value + " at byte " + position + " where only "
                    + (end - position) + " bytes follow");
        }
        return (int) value;
    }

    public int integer() {
        return (int) number();
    }

    public double decimal() {
        return Double.longBitsToDouble(Long.reverse(number()));
    }

    public boolean flag() {
        return octet() != 0;
    }

    public String text() {
        int length = count();
        String value = new String(buffer, position, length, StandardCharsets.UTF_8);
        position += length;
        return value;
    }

    public byte[] bytes() {
        int length = count();
        byte[] value = Arrays.copyOfRange(buffer, position, position + length);
        position += length;
        return value;
    }

    public <E extends Enum<E>> E constant(Class<E> type) {
        String name = text();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new HistoryFormatException(
                    "unknown " + type.getSimpleName() + " '" + name
                            + "': written by a newer version of the engine; upgrade this node",
                    e);
        }
    }

    public RunId runId() {
        return new RunId(new UUID(fixed(), fixed()));
    }

    public Payload payload() {
        int entries = count();
        if (entries == 0) {
            return new Payload(ByteWriter.JSON, bytes());
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (int i = 0; i < entries; i++) {
            metadata.put(text(), text());
        }
        return new Payload(metadata, bytes());
    }

    public List<Payload> payloads() {
        return list(ByteReader::payload);
    }

    /** In the order in which they were written. */
    public Map<String, Payload> payloadMap() {
        Map<String, Payload> values = new LinkedHashMap<>();
        int entries = count();
        for (int i = 0; i < entries; i++) {
            values.put(text(), payload());
        }
        return values;
    }

    public Failure failure() {
        Failure.Kind kind = constant(Failure.Kind.class);
        String message = optional(ByteReader::text);
        String stackTrace = text();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int rest = count(); rest > 0; rest--) {
            attributes.put(text(), text());
        }
        return new Failure(kind, message, stackTrace, attributes, payloads(), optional(ByteReader::failure));
    }

    public <T> List<T> list(Function<ByteReader, T> element) {
        int length = count();
        List<T> values = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            values.add(element.apply(this));
        }
        return values;
    }

    public <T> @Nullable T optional(Function<ByteReader, T> reader) {
        return flag() ? reader.apply(this) : null;
    }

    /** A reader of the next byte string alone. */
    public ByteReader section() {
        int length = count();
        ByteReader section = new ByteReader(buffer, position, position + length);
        position += length;
        return section;
    }

    public boolean exhausted() {
        return position == end;
    }

    /** Fails when bytes are left: a newer version wrote fields that this one would drop. */
    public void requireExhausted(String what) {
        if (!exhausted()) {
            throw new HistoryFormatException(
                    what + " has " + (end - position)
                            + " bytes more than this version knows: written by a newer version of the engine; upgrade this node");
        }
    }

    private long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | octet();
        }
        return value;
    }

    private int octet() {
        if (position >= end) {
            throw new HistoryFormatException("the bytes end at " + end + " in the middle of a value");
        }
        return buffer[position++] & 0xff;
    }
}
