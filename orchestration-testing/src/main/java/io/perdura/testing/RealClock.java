package io.perdura.testing;

import io.perdura.engine.port.EngineClock;
import java.time.Instant;

/** The wall clock: of leases, which no skip may end. Thread-safe. */
enum RealClock implements EngineClock {
    INSTANCE;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
