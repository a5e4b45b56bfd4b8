package io.perdura.runtime.activity;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderListener;

/** Gives every MicroProfile Rest Client of the application the {@link IdempotencyKeyFilter}. Found as a service. */
public final class IdempotencyKeyRegistration implements RestClientBuilderListener {

    @Override
    public void onNewBuilder(RestClientBuilder builder) {
        builder.register(IdempotencyKeyFilter.class);
    }
}
