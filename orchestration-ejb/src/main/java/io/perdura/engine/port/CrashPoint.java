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
        Hook NONE = new Hook() {
            @Override
            public void reached(CrashPoint point) {}

            @Override
            public boolean watches() {
                return false;
            }
        };

        void reached(CrashPoint point);

        /** Whether anybody looks. A store may send the last statements and the commit together when nobody wants to be in between. */
        default boolean watches() {
            return true;
        }
    }
}
