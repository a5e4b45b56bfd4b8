package io.perdura.workflow;

import org.jspecify.annotations.Nullable;

/** A promise that workflow code completes itself. The first completion counts. */
public interface CompletablePromise<V extends @Nullable Object> extends Promise<V> {

    /** Completes with a value; returns false if it was completed before. */
    boolean complete(V value);

    /** Completes with a failure; returns false if it was completed before. */
    boolean completeExceptionally(RuntimeException failure);

    /**
     * Completes like {@code source}, now or when that does.
     *
     * @return false if it was completed before
     */
    boolean completeFrom(Promise<V> source);
}
