package io.perdura.examples.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** Decides which calls fail: every fifth one since the server started. Thread-safe. */
@ApplicationScoped
public class Outages {

    private static final int EVERY = 5;

    private final AtomicLong calls = new AtomicLong();

    boolean nextCallFails() {
        return calls.incrementAndGet() % EVERY == 0;
    }
}
