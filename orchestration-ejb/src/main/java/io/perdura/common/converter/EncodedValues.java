package io.perdura.common.converter;

import io.perdura.common.Payload;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that are objects still to be encoded, or payloads still to be decoded. Immutable. */
public final class EncodedValues implements Values {
    private static final EncodedValues NONE = new EncodedValues(List.of(), new Object[0], null);

    private final List<Payload> payloads;
    private final @Nullable Object[] objects;
    private final @Nullable DataConverter converter;

    private EncodedValues(List<Payload> payloads, @Nullable Object[] objects, @Nullable DataConverter converter) {
        this.payloads = payloads;
        this.objects = objects;
        this.converter = converter;
    }

    /** No values at all. */
    public static EncodedValues none() {
        return NONE;
    }

    /** Objects, encoded when they are stored. */
    public static EncodedValues of(@Nullable Object @Nullable ... objects) {
        return objects == null || objects.length == 0 ? NONE : new EncodedValues(List.of(), objects.clone(), null);
    }

    /** Stored payloads, decoded by {@code converter} when they are asked for. */
    public static EncodedValues of(List<Payload> payloads, DataConverter converter) {
        return payloads.isEmpty() ? NONE : new EncodedValues(List.copyOf(payloads), new Object[0], converter);
    }

    /** What to store: the payloads these values came from, or their objects encoded by {@code encoder}. */
    public List<Payload> toPayloads(DataConverter encoder) {
        return objects.length > 0 ? encoder.toPayloads(objects) : payloads;
    }

    @Override
    public int getSize() {
        return converter != null ? payloads.size() : objects.length;
    }

    @Override
    @SuppressWarnings("unchecked") // a primitive class can't cast its box, so the check goes by isInstance
    public <T> @Nullable T get(int index, Class<T> parameterType, Type genericParameterType) {
        if (index >= getSize()) {
            return null;
        }
        if (converter != null) {
            return converter.fromPayloads(index, payloads, parameterType, genericParameterType);
        }
        Object value = objects[index];
        if (value == null || parameterType.isInstance(value) || parameterType.isPrimitive()) {
            return (T) value;
        }
        throw new DataConverterException(
                "Value " + (index + 1) + " of " + objects.length + ": asked for " + genericParameterType.getTypeName()
                        + ", but it is a " + value.getClass().getName(),
                null);
    }

    @Override
    public String toString() {
        return converter != null ? payloads.toString() : Arrays.toString(objects);
    }
}
