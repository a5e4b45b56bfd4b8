package io.perdura.client.rest;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What an activity returns, or tells with a heartbeat: any value, as itself in JSON. Without it a client sends a text bare. */
public record ActivityValue(@Nullable Object value) {

    @Override
    @JsonValue
    public @Nullable Object value() {
        return value;
    }
}
