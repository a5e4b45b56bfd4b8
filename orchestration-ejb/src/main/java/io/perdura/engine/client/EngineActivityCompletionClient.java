package io.perdura.engine.client;

import io.perdura.client.ActivityCanceledException;
import io.perdura.client.ActivityCompletionClient;
import io.perdura.client.ActivityNotExistsException;
import io.perdura.client.ActivityPausedException;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecution;
import io.perdura.engine.port.ActivityAttempt.Heartbeat;
import io.perdura.engine.port.MessageBody.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends activities from outside. Thread-safe. */
final class EngineActivityCompletionClient implements ActivityCompletionClient {

    private final ClientScope scope;

    EngineActivityCompletionClient(ClientScope scope) {
        this.scope = scope;
    }

    @Override
    public <R> void complete(byte[] taskToken, @Nullable R result) {
        end(taskToken, new Outcome.Completed(scope.converter().encode(result)));
    }

    @Override
    public <R> void complete(WorkflowExecution execution, String activityId, @Nullable R result) {
        end(execution, activityId, new Outcome.Completed(scope.converter().encode(result)));
    }

    @Override
    public void completeExceptionally(byte[] taskToken, Exception failure) {
        end(taskToken, new Outcome.Failed(scope.failures().toFailure(failure)));
    }

    @Override
    public void completeExceptionally(WorkflowExecution execution, String activityId, Exception failure) {
        end(execution, activityId, new Outcome.Failed(scope.failures().toFailure(failure)));
    }

    @Override
    public <V> void reportCancellation(byte[] taskToken, @Nullable V details) {
        end(taskToken, new Outcome.Canceled(payloads(details)));
    }

    @Override
    public <V> void reportCancellation(WorkflowExecution execution, String activityId, @Nullable V details) {
        end(execution, activityId, new Outcome.Canceled(payloads(details)));
    }

    @Override
    public <V> void heartbeat(byte[] taskToken, @Nullable V details) {
        String token = text(taskToken);
        check(
                Calls.ofActivity(() -> scope.engine().heartbeatActivity(token, payloads(details))),
                "activity token '" + token + "'");
    }

    @Override
    public <V> void heartbeat(WorkflowExecution execution, String activityId, @Nullable V details) {
        check(
                Calls.ofActivity(() ->
                        scope.engine().heartbeatActivity(ClientScope.target(execution), activityId, payloads(details))),
                "activity '" + activityId + "' of " + ClientScope.target(execution));
    }

    private void end(byte[] taskToken, Outcome outcome) {
        Calls.ofActivity(() -> Calls.answer(scope.engine().completeActivity(text(taskToken), outcome)));
    }

    private void end(WorkflowExecution execution, String activityId, Outcome outcome) {
        Calls.ofActivity(() ->
                Calls.answer(scope.engine().completeActivity(ClientScope.target(execution), activityId, outcome)));
    }

    private static void check(Heartbeat heartbeat, String what) {
        if (heartbeat == Heartbeat.CANCEL_REQUESTED) {
            throw new ActivityCanceledException(null);
        }
        if (heartbeat == Heartbeat.PAUSED) {
            throw new ActivityPausedException(null);
        }
        if (heartbeat == Heartbeat.OVER) {
            throw new ActivityNotExistsException(
                    "The attempt of " + what + " is over: it timed out, was ended, or its workflow closed", null, null);
        }
    }

    private List<Payload> payloads(@Nullable Object details) {
        return details == null ? List.of() : scope.converter().toPayloads(details);
    }

    private static String text(byte[] taskToken) {
        return new String(taskToken, StandardCharsets.UTF_8);
    }
}
