package io.perdura.engine.port;

import java.time.Instant;

/** The only place where the engine reads time. Thread-safe. */
public interface EngineClock {

    /** The wall clock, with millisecond precision. */
    Instant now();

    /** A clock that never goes back, in nanoseconds from an arbitrary origin. */
    long nanos();

    /** The wall clock in milliseconds since 1970. */
    default long millis() {
        return now().toEpochMilli();
    }
}
