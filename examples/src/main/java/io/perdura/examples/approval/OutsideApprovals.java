package io.perdura.examples.approval;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;

/** The outside system as this application reaches it: a table in which it finds its requests and their tokens. */
@ApplicationScoped
public class OutsideApprovals implements ApprovalActivities {

    @Inject
    @SuppressWarnings("NullAway.Init")
    RequestBook requests;

    /**
     * Not transactional itself, since it does not complete here: {@link RequestBook} commits the request, then the method
     * returns, and whoever has the token completes it. A further attempt has another token, which takes the place of the
     * old one.
     */
    @Override
    public Decision askForDecision(ApprovalRequest request) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        String token = new String(context.getTaskToken(), StandardCharsets.UTF_8);
        requests.ask(request, context.getInfo().getWorkflowId(), token);
        context.doNotCompleteOnReturn();
        return Decision.NONE;
    }

    @Override
    @Transactional
    @ActivityPolicy(startToClose = "PT10S", initialInterval = "PT0.2S", maximumInterval = "PT10S")
    public void closeRequest(ApprovalResult result) {
        requests.close(result);
    }
}
