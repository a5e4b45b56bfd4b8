package io.perdura.engine.port;

import java.time.Instant;

/** An alarm clock with one alarm. Setting it earlier than it stands moves it; being woken too early or twice is harmless. */
public interface WakeUp {

    /** Asks for the engine's wake-up to be called at {@code when}, replacing the alarm set before. */
    void at(Instant when);
}
