package io.perdura.common.converter;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The converter of clients and test environments that are made by hand and not given one. A server takes the application's bean
 * instead. Thread-safe.
 */
public final class GlobalDataConverter {

    private static final AtomicReference<DataConverter> CONVERTER =
            new AtomicReference<>(DefaultDataConverter.STANDARD_INSTANCE);

    private GlobalDataConverter() {}

    /** Takes the place of the one before, for whatever is made from now on. */
    public static void register(DataConverter converter) {
        CONVERTER.set(converter);
    }

    /** By default {@link DefaultDataConverter#STANDARD_INSTANCE}. */
    public static DataConverter get() {
        return Objects.requireNonNull(CONVERTER.get(), "converter");
    }
}
