package io.perdura.workflow;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How workflow locals read their values. */
final class LocalValues {

    private LocalValues() {}

    @SuppressWarnings("unchecked") // only the variable itself puts values under its key
    static <T> @Nullable T get(
            Map<Object, @Nullable Object> values, Object key, Supplier<? extends @Nullable T> initial, boolean cached) {
        if (values.containsKey(key)) {
            return (T) values.get(key);
        }
        T value = initial.get();
        if (cached) {
            values.put(key, value);
        }
        return value;
    }
}
