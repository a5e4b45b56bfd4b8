package io.perdura.runtime.activity;

import io.perdura.activity.ActivityContext;
import io.perdura.activity.ActivityExecutionContext;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.Set;

/**
 * Sends the activity's idempotency key as the header {@value #HEADER} with each writing call that an activity makes through a
 * MicroProfile Rest Client, on its own thread, unless the call has that header already. All attempts of an activity send the
 * same key. Thread-safe.
 */
public final class IdempotencyKeyFilter implements ClientRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ClientRequestContext request) {
        ActivityExecutionContext activity = ActivityContext.currentOrNull();
        if (activity != null
                && !READING.contains(request.getMethod())
                && !request.getHeaders().containsKey(HEADER)) {
            request.getHeaders().putSingle(HEADER, activity.getInfo().getIdempotencyKey());
        }
    }
}
