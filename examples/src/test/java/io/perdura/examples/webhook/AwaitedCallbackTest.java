package io.perdura.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.testing.TestWorkflowEnvironment;
import io.perdura.testing.TestWorkflowExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AwaitedCallbackTest {

    private static final Callback DELIVERED = new Callback("DELIVERED", "at the door");

    private final RecordingCarrier carrier = new RecordingCarrier();

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(AwaitedCallback.class)
            .setActivityImplementations(carrier)
            .build();

    static class RecordingCarrier implements CallbackActivities {
        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void registerCallback(String subject, String path) {
            told.add(subject + " at " + path);
        }

        @Override
        public void withdrawCallback(String subject) {
            told.add("withdrawn " + subject);
        }
    }

    private static String keyOf(WebhookWorkflow webhook) {
        String path = webhook.callbackPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static CallbackOutcome outcome(WebhookWorkflow webhook) {
        return WorkflowStub.fromTyped(webhook).getResult(CallbackOutcome.class);
    }

    @Test
    void a_call_with_the_key_ends_the_waiting(WebhookWorkflow webhook) {
        WorkflowClient.start(webhook::awaitCallback, "parcel 1", Duration.ofDays(1));
        webhook.called(keyOf(webhook), DELIVERED);
        assertThat(outcome(webhook)).isEqualTo(new CallbackOutcome("parcel 1", DELIVERED));
        assertThat(carrier.told).singleElement().asString().startsWith("parcel 1 at /examples/callbacks/");
    }

    @Test
    void a_call_with_another_key_is_ignored(WebhookWorkflow webhook, TestWorkflowEnvironment environment) {
        WorkflowClient.start(webhook::awaitCallback, "parcel 1", Duration.ofDays(1));
        webhook.called("guessed", new Callback("LOST", ""));
        environment.sleep(Duration.ofHours(1));
        webhook.called(keyOf(webhook), DELIVERED);
        assertThat(outcome(webhook).callback()).isEqualTo(DELIVERED);
    }

    @Test
    void when_nobody_calls_in_time_the_callback_is_withdrawn(WebhookWorkflow webhook) {
        assertThat(webhook.awaitCallback("parcel 1", Duration.ofDays(1)))
                .isEqualTo(new CallbackOutcome("parcel 1", null));
        assertThat(carrier.told).hasSize(2).last().isEqualTo("withdrawn parcel 1");
    }
}
