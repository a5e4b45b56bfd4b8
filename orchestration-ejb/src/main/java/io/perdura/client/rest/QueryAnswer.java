package io.perdura.client.rest;

import org.jspecify.annotations.Nullable;

/** What a query method returned. */
public record QueryAnswer(@Nullable Object result) {

    /** The result as a type of the caller's. */
    public <T> @Nullable T resultAs(Class<T> type) {
        return RestJson.convert(result, type);
    }
}
