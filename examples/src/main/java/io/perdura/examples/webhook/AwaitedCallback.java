package io.perdura.examples.webhook;

import io.perdura.workflow.Workflow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Waits for a call; the key in the path is drawn by the workflow, so that nobody else can guess it. */
public class AwaitedCallback implements WebhookWorkflow {

    private static final Logger LOGGER = Workflow.getLogger(AwaitedCallback.class);

    private final CallbackActivities outside = Workflow.newActivityStub(CallbackActivities.class);
    private final String key = Workflow.randomUUID().toString();

    private String path = "";
    private @Nullable Callback callback;

    @Override
    public CallbackOutcome awaitCallback(String subject, Duration patience) {
        String workflowId = Workflow.getInfo().getWorkflowId();
        String segment = URLEncoder.encode(workflowId, StandardCharsets.UTF_8).replace("+", "%20");
        path = "/examples/callbacks/" + segment + "/" + key;
        outside.registerCallback(subject, path);
        if (!Workflow.await(patience, () -> callback != null)) {
            outside.withdrawCallback(subject);
        }
        return new CallbackOutcome(subject, callback);
    }

    @Override
    public void called(String givenKey, Callback given) {
        if (!key.equals(givenKey)) {
            LOGGER.warn("{} ignores a call with another key", Workflow.getInfo().getWorkflowId());
        } else if (callback == null) {
            callback = given;
        }
    }

    @Override
    public String callbackPath() {
        return path;
    }
}
