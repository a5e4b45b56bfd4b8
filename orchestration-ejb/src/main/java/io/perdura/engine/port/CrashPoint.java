package io.perdura.engine.port;

/** Where a crash is interesting. Tests stop the world at one of them; production passes. */
public enum CrashPoint {
    /** Before anything of a commit was sent. */
    BEFORE_COMMIT,
    /** After the statements, before the commit itself. */
    IN_COMMIT,
    /** After the commit, before anything was released. */
    AFTER_COMMIT,
    /** After the first effect of a commit was released. */
    AFTER_FIRST_EFFECT;

    /** Called when a point is reached; may throw to simulate the crash. */
    @FunctionalInterface
    public interface Hook {
        Hook NONE = point -> {};

        void reached(CrashPoint point);
    }
}
