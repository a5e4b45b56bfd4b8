package io.perdura.runtime.activity;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;

/**
 * Opens a CDI request scope on threads that serve no request, so that request-scoped beans work in activities, one instance
 * an attempt. Thread-safe.
 */
public final class RequestScopes {

    private final Instance<RequestContextController> controllers;

    public RequestScopes(Instance<RequestContextController> controllers) {
        this.controllers = controllers;
    }

    /** Opens a scope, unless the thread has one. */
    Scope open() {
        RequestContextController controller = controllers.get();
        boolean opened = controller.activate();
        return () -> {
            if (opened) {
                controller.deactivate();
            }
            controllers.destroy(controller);
        };
    }

    /** Ends what was opened. */
    interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
