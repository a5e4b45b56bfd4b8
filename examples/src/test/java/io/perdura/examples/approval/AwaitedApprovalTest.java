package io.perdura.examples.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityPolicy;
import io.perdura.client.ActivityCompletionException;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowStub;
import io.perdura.examples.order.RecordingShop;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.testing.TestWorkflowEnvironment;
import io.perdura.testing.TestWorkflowExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An outside system that answers by signal, by token, wrongly, or not at all. */
class AwaitedApprovalTest {

    private static final ApprovalRequest REQUEST =
            new ApprovalRequest("a-1", "New laptop", 150_000L, Duration.ofDays(2));
    private static final Decision YES = new Decision(true, "boss", "fine");

    private final RecordingShop shop = new RecordingShop();
    private final OutsideSystem outside = new OutsideSystem();

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(AwaitedApproval.class)
            .setActivityImplementations(shop, outside)
            .build();

    @Test
    void givenAnAnswerBySignal_thenItCounts(ApprovalWorkflow approval) throws Exception {
        WorkflowClient.start(approval::request, REQUEST);
        outside.nextToken();
        assertThat(approval.status()).isEqualTo(ApprovalState.WAITING);
        approval.decide(YES);
        assertEnd(approval, new ApprovalResult("a-1", ApprovalState.APPROVED, "boss", "fine"));
    }

    @Test
    void givenAnAnswerByToken_thenItCounts(ApprovalWorkflow approval, WorkflowClient client) throws Exception {
        WorkflowClient.start(approval::request, REQUEST);
        client.newActivityCompletionClient().complete(outside.nextToken(), new Decision(false, "boss", null));
        assertEnd(approval, new ApprovalResult("a-1", ApprovalState.REJECTED, "boss", null));
    }

    @Test
    void givenTwoAnswers_thenTheFirstCountsAndTheTokenIsOfNoUseAnyMore(ApprovalWorkflow approval, WorkflowClient client)
            throws Exception {
        WorkflowClient.start(approval::request, REQUEST);
        byte[] token = outside.nextToken();
        approval.decide(YES);
        assertEnd(approval, new ApprovalResult("a-1", ApprovalState.APPROVED, "boss", "fine"));
        assertThatThrownBy(
                        () -> client.newActivityCompletionClient().complete(token, new Decision(false, "late", null)))
                .isInstanceOf(ActivityCompletionException.class);
    }

    @Test
    void givenAnswersThatSayNothing_thenTheyAreIgnoredAndAskedAgain(ApprovalWorkflow approval, WorkflowClient client)
            throws Exception {
        WorkflowClient.start(approval::request, REQUEST);
        approval.decide(new Decision(null, "boss", null));
        approval.decide(null);
        client.newActivityCompletionClient().complete(outside.nextToken(), "yes");
        client.newActivityCompletionClient().complete(outside.nextToken(), new Decision(null, null, null));
        client.newActivityCompletionClient().complete(outside.nextToken(), YES);
        assertEnd(approval, new ApprovalResult("a-1", ApprovalState.APPROVED, "boss", "fine"));
    }

    @Test
    void givenAnOutsideSystemThatRefuses_thenTheRequestIsRejected(ApprovalWorkflow approval, WorkflowClient client)
            throws Exception {
        WorkflowClient.start(approval::request, REQUEST);
        client.newActivityCompletionClient()
                .completeExceptionally(
                        outside.nextToken(), ApplicationFailure.newNonRetryableFailure("No such budget", "Refused"));
        ApprovalResult result = result(approval);
        assertThat(result.state()).isEqualTo(ApprovalState.REJECTED);
        assertThat(result.comment()).isEqualTo("The outside system refused: No such budget");
    }

    @Test
    void givenNoAnswer_thenItEscalatesAndExpires(ApprovalWorkflow approval, TestWorkflowEnvironment environment)
            throws Exception {
        WorkflowClient.start(approval::request, REQUEST);
        outside.nextToken();
        environment.sleep(Duration.ofHours(30));
        assertThat(approval.status()).isEqualTo(ApprovalState.ESCALATED);
        assertThat(shop.calls()).containsExactly("ESCALATION");
        assertEnd(approval, new ApprovalResult("a-1", ApprovalState.EXPIRED, null, null));
    }

    @Test
    void givenACancelledRun_thenTheRequestIsWithdrawn(ApprovalWorkflow approval) throws Exception {
        WorkflowClient.start(approval::request, REQUEST);
        outside.nextToken();
        WorkflowStub.fromTyped(approval).cancel();
        WorkflowFailedException failed = catchThrowableOfType(WorkflowFailedException.class, () -> result(approval));
        assertThat(failed.getCause()).isInstanceOf(CanceledFailure.class);
        assertThat(outside.closed).extracting(ApprovalResult::state).containsExactly(ApprovalState.WITHDRAWN);
    }

    @Test
    void givenARequestWithoutASubject_thenItFailsAndNamesTheField(ApprovalWorkflow approval) {
        WorkflowClient.start(approval::request, new ApprovalRequest("a-1", " ", null, null));
        WorkflowFailedException failed = catchThrowableOfType(WorkflowFailedException.class, () -> result(approval));
        assertThat(failed.getCause()).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.getType()).isEqualTo(ApprovalRequest.INVALID_REQUEST);
            assertThat(failure.getOriginalMessage()).startsWith("subject is ' '");
        });
    }

    private void assertEnd(ApprovalWorkflow approval, ApprovalResult expected) {
        assertThat(result(approval)).isEqualTo(expected);
        assertThat(approval.status()).isEqualTo(expected.state());
        assertThat(outside.closed).containsExactly(expected);
    }

    private static ApprovalResult result(ApprovalWorkflow approval) {
        return WorkflowStub.fromTyped(approval).getResult(ApprovalResult.class);
    }

    /** Keeps the tokens for the test to answer with. */
    @ActivityPolicy(startToClose = "PT1M")
    static class OutsideSystem implements ApprovalActivities {

        private final BlockingQueue<byte[]> tokens = new LinkedBlockingQueue<>();
        private final List<ApprovalResult> closed = new CopyOnWriteArrayList<>();

        byte[] nextToken() throws InterruptedException {
            byte[] token = tokens.poll(10, TimeUnit.SECONDS);
            assertThat(token).as("the token of the next question").isNotNull();
            return token;
        }

        @Override
        public Decision askForDecision(ApprovalRequest request) {
            Activity.getExecutionContext().doNotCompleteOnReturn();
            tokens.add(Activity.getExecutionContext().getTaskToken());
            return Decision.NONE;
        }

        @Override
        public void closeRequest(ApprovalResult result) {
            closed.add(result);
        }
    }
}
