package io.perdura.engine.replay;

import io.perdura.engine.history.OutputEvent.LocalActivityEnded;

/**
 * Runs the local activities of one run while its task waits for them. Used by the run's one task; attempts run on other
 * threads.
 */
public interface LocalRunner {

    /** Where no code runs for the first time, so that no local activity does. */
    LocalRunner NONE = new LocalRunner() {
        @Override
        public void start(LocalCall call) {
            throw new IllegalStateException(
                    "a replay runs no local activity: " + call.activity().activityType());
        }

        @Override
        public void cancel(long call) {}

        @Override
        public void forget(long call) {}

        @Override
        public LocalActivityEnded await() {
            throw new IllegalStateException("a replay waits for no local activity");
        }
    };

    /** Begins a call. */
    void start(LocalCall call);

    /** A running attempt learns of its cancellation by its next heartbeat. */
    void cancel(long call);

    /** The outcome of a call is not wanted any more. */
    void forget(long call);

    /** Blocks until one of the calls that were begun and not forgotten has ended, or must pause for long. */
    LocalActivityEnded await();
}
