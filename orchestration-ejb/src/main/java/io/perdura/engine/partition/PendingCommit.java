package io.perdura.engine.partition;

import io.perdura.engine.port.Transition;

/**
 * A transition on its way.
 *
 * @param unknown it was sent before and no answer came: before it is sent again, the history is asked
 * @param tries how often it failed; then it is sent alone
 * @param notBeforeMillis when it may be sent
 */
record PendingCommit(
        Transition transition, Committer.Settled settled, boolean unknown, int tries, long notBeforeMillis) {

    private static final long FIRST_BACKOFF_MILLIS = 20;
    private static final long LONGEST_BACKOFF_MILLIS = 2_000;

    PendingCommit(Transition transition, Committer.Settled settled) {
        this(transition, settled, false, 0, 0);
    }

    PendingCommit asUnknown() {
        return new PendingCommit(transition, settled, true, tries, notBeforeMillis);
    }

    PendingCommit putOff(long nowMillis) {
        long delay = Math.min(LONGEST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(tries, 7));
        return new PendingCommit(transition, settled, unknown, tries + 1, nowMillis + delay);
    }
}
