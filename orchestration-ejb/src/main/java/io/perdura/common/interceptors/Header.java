package io.perdura.common.interceptors;

import io.perdura.common.Payload;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that travel beside the arguments of a call. Mutable, so that interceptors can add some; not thread-safe. */
public final class Header {
    private final Map<String, Payload> values;

    public Header(Map<String, Payload> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** A header with the same values. */
    public Header(Header other) {
        this(other.values);
    }

    /** A header without values. */
    public static Header empty() {
        return new Header(Map.of());
    }

    /** By key; changes of the map are changes of the header. */
    public Map<String, Payload> getValues() {
        return values;
    }
}
