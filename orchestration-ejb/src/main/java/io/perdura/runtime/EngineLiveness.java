package io.perdura.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive unless only a restart helps: too many threads are lost to workflow code that never yields. */
@Liveness
@ApplicationScoped
public class EngineLiveness implements HealthCheck {

    @Inject
    private CurrentEngine current;

    @SuppressWarnings("NullAway.Init")
    public EngineLiveness() {}

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("perdura-threads")
                .status(current.stuck().isEmpty());
        current.stuck().ifPresent(why -> response.withData("reason", why));
        return response.build();
    }
}
