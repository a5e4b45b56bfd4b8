package io.perdura.runtime;

import io.perdura.engine.port.EngineClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The server's clock. Thread-safe. */
final class ServerClock implements EngineClock {

    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
