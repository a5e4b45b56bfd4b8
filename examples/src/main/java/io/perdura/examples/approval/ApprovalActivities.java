package io.perdura.examples.approval;

import io.perdura.activity.ActivityInterface;

/** What the workflow says to the outside system. */
@ActivityInterface
public interface ApprovalActivities {

    /**
     * Puts the request before the outside system, which answers later by completing the activity's token with a
     * {@link Decision}.
     */
    Decision askForDecision(ApprovalRequest request);

    /** Tells the outside system how the request ended, and that its token is of no use any more. */
    void closeRequest(ApprovalResult result);
}
