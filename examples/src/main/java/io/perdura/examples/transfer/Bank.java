package io.perdura.examples.transfer;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityPolicy;
import io.perdura.failure.ApplicationFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A bank that keeps no books: enough to see when the answer comes. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT0.2S", maximumInterval = "PT10S")
public class Bank implements TransferActivities {

    @Override
    public String mintTransaction(TransferRequest request) {
        if (request.cents() <= 0 || request.fromAccount().equals(request.toAccount())) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "%d cents from '%s' to '%s', expected more than none, between two accounts"
                            .formatted(request.cents(), request.fromAccount(), request.toAccount()),
                    INVALID_TRANSFER);
        }
        String workflowId = Activity.getExecutionContext().getInfo().getWorkflowId();
        return UUID.nameUUIDFromBytes(workflowId.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public void completeTransaction(String transaction) {
        // The books would be kept here.
    }
}
