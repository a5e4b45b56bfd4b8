package io.perdura.examples.web;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.examples.webhook.Callback;
import io.perdura.examples.webhook.WebhookWorkflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the outside calls back. The answer comes when the call is durable: whoever gets none may call again. */
@Path("callbacks")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
public class CallbacksResource {

    @Inject
    @SuppressWarnings("NullAway.Init")
    WorkflowClient workflows;

    /** 202 when the workflow has heard it, 400 without a status, 410 when nobody waits any more or ever did. */
    @POST
    @Path("{workflowId}/{key}")
    public Response call(
            @PathParam("workflowId") String workflowId, @PathParam("key") String key, @Nullable Callback callback) {
        if (callback == null || callback.status() == null || callback.status().isBlank()) {
            return problem(
                    Response.Status.BAD_REQUEST,
                    "Callback without a status",
                    "Send an object with status, such as {\"status\": \"DELIVERED\", \"detail\": \"at the door\"}");
        }
        try {
            workflows.newWorkflowStub(WebhookWorkflow.class, workflowId).called(key, callback);
            return Response.accepted().build();
        } catch (WorkflowNotFoundException e) {
            return problem(Response.Status.GONE, "Nobody waits for this", "The callback is over: do not call again");
        }
    }

    private static Response problem(Response.Status status, String title, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(Map.of("title", title, "status", status.getStatusCode(), "detail", detail))
                .build();
    }
}
