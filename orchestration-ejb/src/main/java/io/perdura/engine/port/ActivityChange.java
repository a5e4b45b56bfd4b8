package io.perdura.engine.port;

/** What a transition does to an activity's row. Replace and End are guarded by the attempt: a lost guard puts it off. */
public sealed interface ActivityChange {

    ActivityKey key();

    /** Inserts the row. */
    record Insert(ActivityRow row) implements ActivityChange {
        @Override
        public ActivityKey key() {
            return row.key();
        }
    }

    /** Replaces the row, if it still is at {@code expectedAttempt} in state {@code expectedState}. */
    record Replace(ActivityRow row, int expectedAttempt, ActivityRow.State expectedState) implements ActivityChange {
        @Override
        public ActivityKey key() {
            return row.key();
        }
    }

    /** Deletes the row, if it still is at {@code expectedAttempt}, since the activity's terminal event is in this transition. */
    record End(ActivityKey key, int expectedAttempt) implements ActivityChange {}
}
