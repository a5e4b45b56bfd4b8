package io.perdura.engine.run;

import org.jspecify.annotations.Nullable;

/**
 * What the mailbox knows that a turn must respect.
 *
 * @param nowMillis the engine's clock
 * @param codeRunsFromMillis before this time the code is not run, since its last task failed; {@link #PARKED} for never
 * @param retryAtMillis when the code is to be run again if this task fails
 * @param gate whether unread signals may hold back a continue-as-new; after three times they may not
 * @param taskFailed whether the run is marked as failing, so that a success clears the mark
 * @param refusal why the database refused what the code asked for last, to be noted on the run; null when it did not
 */
public record TurnRules(
        long nowMillis,
        long codeRunsFromMillis,
        long retryAtMillis,
        boolean gate,
        boolean taskFailed,
        @Nullable String refusal) {

    /** The deployed code does not fit the run's history, so that it is not run until other code is deployed. */
    public static final long PARKED = Long.MAX_VALUE;

    /** The same rules, but the code does not run before that time either. */
    TurnRules notBefore(long millis) {
        return millis <= codeRunsFromMillis
                ? this
                : new TurnRules(nowMillis, millis, retryAtMillis, gate, taskFailed, refusal);
    }
}
