package io.perdura.examples.approval;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.converter.DataConverterException;
import io.perdura.examples.notice.NoticeActivities;
import io.perdura.examples.notice.NoticeKind;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.PerduraFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Asks, waits for the first answer, and tells somebody else when it takes long. */
public class AwaitedApproval implements ApprovalWorkflow {

    /** The workflow gives up by itself before the activity's own timeout does. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Logger LOGGER = Workflow.getLogger(AwaitedApproval.class);

    private final ApprovalActivities outside = Workflow.newActivityStub(ApprovalActivities.class);
    private final NoticeActivities notices = Workflow.newActivityStub(NoticeActivities.class);

    private ApprovalState state = ApprovalState.WAITING;
    private @Nullable Decision decision;

    @Override
    public ApprovalResult request(@Nullable ApprovalRequest given) {
        ApprovalRequest request = ApprovalRequest.check(given);
        try {
            // In a scope of its own: once there is an answer, or no more time, the question is called off alone.
            CancellationScope question =
                    Workflow.newCancellationScope(() -> Async.procedure(() -> askUntilDecided(request)));
            question.run();
            awaitDecision(request);
            question.cancel("The request is closed");
            return close(request, decision);
        } catch (CanceledFailure canceled) {
            state = ApprovalState.WITHDRAWN;
            Workflow.newDetachedCancellationScope(() -> outside.closeRequest(
                            new ApprovalResult(request.requestId(), state, null, canceled.getOriginalMessage())))
                    .run();
            throw canceled;
        }
    }

    /** Runs beside the workflow method, in a coroutine: each question is one activity that is completed from outside. */
    private void askUntilDecided(ApprovalRequest request) {
        Duration timeout = request.timeoutOrDefault().plus(GRACE);
        ApprovalActivities desk = Workflow.newActivityStub(
                ApprovalActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(timeout)
                        .setScheduleToCloseTimeout(timeout)
                        .build());
        while (decision == null) {
            try {
                decide(desk.askForDecision(request));
            } catch (DataConverterException unreadable) {
                LOGGER.warn("Request {} is asked again: {}", request.requestId(), unreadable.getMessage());
            } catch (ActivityFailure failure) {
                if (failure.getCause() instanceof CanceledFailure) {
                    return;
                }
                decide(new Decision(false, null, "The outside system refused: " + reason(failure)));
            }
        }
    }

    private static @Nullable String reason(ActivityFailure failure) {
        return failure.getCause() instanceof PerduraFailure cause ? cause.getOriginalMessage() : failure.getMessage();
    }

    private void awaitDecision(ApprovalRequest request) {
        Duration patience = request.timeoutOrDefault().dividedBy(2);
        if (!Workflow.await(patience, () -> decision != null)) {
            state = ApprovalState.ESCALATED;
            notices.sendNotice(
                    NoticeKind.ESCALATION,
                    request.requestId(),
                    "No decision for %s: %s".formatted(patience, request.subject()));
            Workflow.await(request.timeoutOrDefault().minus(patience), () -> decision != null);
        }
    }

    private ApprovalResult close(ApprovalRequest request, @Nullable Decision last) {
        if (last == null) {
            state = ApprovalState.EXPIRED;
        } else {
            state = Boolean.TRUE.equals(last.approved()) ? ApprovalState.APPROVED : ApprovalState.REJECTED;
        }
        ApprovalResult result = new ApprovalResult(
                request.requestId(), state, last == null ? null : last.by(), last == null ? null : last.comment());
        outside.closeRequest(result);
        return result;
    }

    @Override
    public void decide(@Nullable Decision candidate) {
        if (candidate == null || candidate.approved() == null) {
            LOGGER.warn(
                    "{} ignores {}: expected an object with approved true or false",
                    Workflow.getInfo().getWorkflowId(),
                    candidate);
        } else if (decision == null) {
            decision = candidate;
        }
    }

    @Override
    public ApprovalState status() {
        return state;
    }
}
