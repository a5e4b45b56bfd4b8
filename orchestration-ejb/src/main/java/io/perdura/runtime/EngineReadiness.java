package io.perdura.runtime;

import io.perdura.engine.partition.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the engine takes work: its lease is valid and the database answers. While the application starts, the answer waits for the
 * engine: a server warns in its log of each check that says no, and a start is no reason to warn of.
 */
@Readiness
@ApplicationScoped
public class EngineReadiness implements HealthCheck {

    @Inject
    private CurrentEngine current;

    @SuppressWarnings("NullAway.Init")
    public EngineReadiness() {}

    @Override
    public HealthCheckResponse call() {
        Optional<Engine> engine = current.ifThere();
        return HealthCheckResponse.named("perdura")
                .status(engine.map(Engine::ready).orElse(false))
                .withData("status", engine.map(Engine::status).orElse(current.why()))
                .build();
    }
}
