package io.perdura.runtime.activity;

import io.perdura.common.Payload;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.failure.ApplicationFailure;
import io.perdura.runtime.activity.CdiActivityInvoker.MethodCall;
import io.perdura.runtime.log.Message;
import io.perdura.runtime.transaction.TransactionBoundary;
import org.jspecify.annotations.Nullable;

/**
 * Exactly once: the method's rows and its completion are one transaction. The permission to complete is the activity's row,
 * which is deleted as the last statement; an attempt that timed out has lost it, and rolls back. A failure of the method, a
 * checked exception too, rolls back and is reported in a second transaction. When the commit itself gives no clear answer,
 * nothing is reported: either the completion is in the inbox, or the start-to-close timeout decides.
 */
record TransactionalAttempt(TransactionBoundary boundary, AttemptFailures failures) {

    void run(ActivityAttempt attempt, String place, MethodCall call) {
        Progress progress = new Progress();
        try {
            boundary.inNew(() -> {
                inTransaction(attempt, call, progress);
                return progress;
            });
        } catch (RuntimeException e) {
            if (progress.complete) {
                Message.COMMIT_OF_ACTIVITY_UNKNOWN.log(attempt.key(), attempt.workflowId(), attempt.number(), e);
                return;
            }
            progress.fail(e);
        }
        Throwable thrown = progress.thrown;
        if (thrown != null) {
            failures.report(attempt, place, thrown);
        } else if (progress.complete) {
            attempt.reported();
        }
    }

    /** Throws nothing: a rollback is asked for, since servers make a report of every exception that leaves a transaction. */
    private void inTransaction(ActivityAttempt attempt, MethodCall call, Progress progress) {
        try {
            Payload result = call.result();
            if (boundary.rollbackOnly()) {
                throw ApplicationFailure.newFailure(
                        "The method returned, but its transaction was marked for rollback (by code that it called, or by"
                                + " the transaction timeout)",
                        "TransactionRolledBack");
            }
            progress.complete = attempt.completedInTransaction(result);
        } catch (Throwable thrown) { // whatever it is, it is the outcome of the attempt
            progress.fail(thrown);
        }
        if (!progress.complete) {
            boundary.rollBack();
        }
    }

    /** How far the transaction came. Neither complete nor failed means that the attempt is over. Used by one thread. */
    private static final class Progress {
        private @Nullable Throwable thrown;
        private boolean complete;

        void fail(Throwable failure) {
            if (thrown == null) {
                thrown = failure;
            }
        }
    }
}
