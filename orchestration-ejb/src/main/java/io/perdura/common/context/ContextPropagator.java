package io.perdura.common.context;

import io.perdura.common.Payload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries something that belongs to a thread (an MDC, a tenant) from a client to workflows, and from workflows to activities,
 * children and signalled workflows. Thread-safe.
 *
 * <p>On a server it is enough that there is a bean of this type. In tests it is given to the environment's options.
 */
public interface ContextPropagator {

    /** A name that no other propagator of the application has. */
    String getName();

    /** What is to be stored, by keys that no other propagator uses; empty for nothing. */
    Map<String, Payload> serializeContext(@Nullable Object context);

    /** The context from what was stored; {@code header} has the keys of other propagators too. */
    @Nullable
    Object deserializeContext(Map<String, Payload> header);

    /** The context of the calling thread, null if it has none. */
    @Nullable
    Object getCurrentContext();

    /** Makes this the context of the calling thread, in the place of the one before. */
    void setCurrentContext(@Nullable Object context);
}
