package io.perdura.engine.replay;

/**
 * Unwinds the stack of a coroutine that is no longer wanted, because its run is evicted, closed or failed. An {@code Error},
 * so that workflow code that catches exceptions lets it pass; whoever catches it meets it again at the next engine call.
 */
final class CoroutineDestroyed extends Error {

    private static final long serialVersionUID = 1L;

    CoroutineDestroyed() {
        super("this workflow thread is no longer wanted; let it end", null, false, false);
    }
}
