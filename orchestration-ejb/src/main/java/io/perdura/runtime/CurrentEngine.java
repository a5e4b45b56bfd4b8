package io.perdura.runtime;

import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.partition.Engine;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.replay.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine of this application as it is at the moment: not there yet, starting, working, or gone. Thread-safe. */
@ApplicationScoped
public class CurrentEngine {

    private final DataConverter converter = DefaultDataConverter.newDefaultInstance();
    private volatile @Nullable Engine engine;
    private volatile @Nullable Deployment deployment;
    private volatile String why = "the engine has not started yet";
    private volatile @Nullable String stuck;

    /** Encodes what workflows, activities and their callers exchange. */
    public DataConverter converter() {
        return converter;
    }

    /** What is deployed; known before the engine runs. */
    public Deployment deployment() {
        Deployment known = deployment;
        if (known == null) {
            throw unavailable();
        }
        return known;
    }

    /**
     * The engine, for a call.
     *
     * @throws EngineException (UNAVAILABLE) when there is none, with the reason
     */
    public Engine engine() {
        return ifThere().orElseThrow(this::unavailable);
    }

    /** The engine, when there is one. */
    public Optional<Engine> ifThere() {
        return Optional.ofNullable(engine);
    }

    /** Why there is no engine. */
    public String why() {
        return why;
    }

    /** Why only a restart of the server helps, when it is so. */
    public Optional<String> stuck() {
        return Optional.ofNullable(stuck);
    }

    /** Only a restart of the server helps, and this is why. */
    void stuck(String reason) {
        stuck = reason;
    }

    void deployed(Deployment known) {
        deployment = known;
    }

    void opened(Engine opened) {
        engine = opened;
    }

    void gone(String reason) {
        why = reason;
        engine = null;
    }

    private EngineException unavailable() {
        return new EngineException(
                EngineException.Code.UNAVAILABLE, "Perdura takes no calls at the moment: " + why + ". Try again later");
    }
}
