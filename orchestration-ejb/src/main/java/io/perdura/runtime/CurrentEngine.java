package io.perdura.runtime;

import io.perdura.common.converter.DataConverter;
import io.perdura.engine.partition.Engine;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.port.ProcessedKeys;
import io.perdura.engine.replay.Deployment;
import io.perdura.runtime.deploy.PerduraExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The engine of this application as it is at the moment: not there yet, working, or gone. A call that comes while the
 * application starts waits for the engine, for {@value #PATIENCE_SECONDS} s at most. Thread-safe.
 */
@ApplicationScoped
public class CurrentEngine {

    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch settled = new CountDownLatch(1);
    private final AtomicReference<@Nullable DataConverter> converter = new AtomicReference<>();
    private volatile @Nullable Engine engine;
    private volatile @Nullable ProcessedKeys processedKeys;
    private volatile @Nullable Deployment deployment;
    private volatile String why =
            "the engine has not started yet; it does when the application has started, so a startup bean can't use it";
    private volatile @Nullable String stuck;

    @Inject
    private PerduraExtension extension;

    @Inject
    private BeanManager beans;

    /** Encodes what workflows, activities and their callers exchange: by the application's beans, where it has some. */
    public DataConverter converter() {
        DataConverter known = converter.get();
        if (known == null) {
            DataConverter found = extension.services().converter(beans);
            known = converter.compareAndSet(null, found) ? found : converter.get();
        }
        return Objects.requireNonNull(known);
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

    /** The engine, when there is one, or will be in a moment. */
    public Optional<Engine> ifThere() {
        Engine there = engine;
        if (there == null && waited()) {
            there = engine;
        }
        return Optional.ofNullable(there);
    }

    private boolean waited() {
        try {
            return settled.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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

    /**
     * What activities have done once.
     *
     * @throws EngineException (UNAVAILABLE) when there is no engine, with the reason
     */
    public ProcessedKeys processedKeys() {
        ProcessedKeys known = processedKeys;
        if (known == null) {
            throw unavailable();
        }
        return known;
    }

    void ready(Engine opened, ProcessedKeys keys) {
        processedKeys = keys;
        engine = opened;
        settled.countDown();
    }

    void gone(String reason) {
        why = reason;
        engine = null;
        settled.countDown();
    }

    private EngineException unavailable() {
        return new EngineException(
                EngineException.Code.UNAVAILABLE, "Perdura takes no calls at the moment: " + why + ". Try again later");
    }
}
