package io.perdura.runtime.activity;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Opens a CDI request scope on threads that serve no request, so that request-scoped beans work in activities, one instance
 * an attempt. Thread-safe.
 */
public final class RequestScopes {

    private final Instance<RequestContextController> controllers;

    /** Making one costs more than the rest of a short attempt; each serves one attempt at a time, on whatever thread. */
    private final Deque<RequestContextController> idle = new ConcurrentLinkedDeque<>();

    public RequestScopes(Instance<RequestContextController> controllers) {
        this.controllers = controllers;
    }

    /** Opens a scope, unless the thread has one. */
    Scope open() {
        RequestContextController known = idle.pollFirst();
        RequestContextController controller = known == null ? controllers.get() : known;
        boolean opened = controller.activate();
        return () -> {
            if (opened) {
                controller.deactivate();
            }
            idle.addFirst(controller);
        };
    }

    /** Ends what was opened. */
    interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
