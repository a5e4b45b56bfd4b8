package io.perdura.examples.webhook;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;

/** Registers a callback and waits for the call. */
@WorkflowInterface
public interface WebhookWorkflow {

    /**
     * Waits for the first call that knows the key.
     *
     * @param subject what the news is about
     * @param patience how long to wait
     */
    @WorkflowMethod(name = "Webhook")
    CallbackOutcome awaitCallback(String subject, Duration patience);

    /**
     * Somebody called. A call with another key is nobody's whom we asked, and is ignored; so are repeated ones, since those who
     * call over HTTP do so until they have an answer.
     */
    @SignalMethod
    void called(String key, Callback callback);

    /** The path that the outside was given, below the server's address; empty before it was. */
    @QueryMethod
    String callbackPath();
}
