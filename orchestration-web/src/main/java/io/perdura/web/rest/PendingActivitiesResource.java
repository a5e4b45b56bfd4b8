package io.perdura.web.rest;

import io.perdura.client.rest.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Pauses and resumes one activity of a workflow. */
@Path("/workflows/{id}/activities/{activityId}")
@ApplicationScoped
@Tag(name = RestApplication.WORKFLOW)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PendingActivitiesResource {

    private static final String ACTIVITY = "The activityId that the description shows.";

    @Inject
    EngineGate engine;

    @POST
    @Path("/pause")
    @Operation(
            summary = "Pause an activity",
            description =
                    "An attempt that runs goes on; no further one begins until the activity is resumed. Its timeouts"
                            + " go on. Pausing twice has no effect.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = Reason.class)))
    @APIResponse(responseCode = "202", description = "It is paused.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public CompletionStage<Response> pause(
            @Parameter(description = WorkflowResource.ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = ACTIVITY, example = "6") @PathParam("activityId") String activityId,
            @Parameter(description = WorkflowResource.RUN_ID) @QueryParam("runId") @Nullable String runId,
            byte[] body) {
        return engine.accepted(engine.client()
                .pauseActivity(
                        Parameters.target(id, runId), Parameters.name("activityId", activityId), Reasons.of(body)));
    }

    @POST
    @Path("/resume")
    @Operation(
            summary = "Let an activity go on",
            description = "Its next attempt begins when it is due, at once if it was.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = Reason.class)))
    @APIResponse(responseCode = "202", description = "It goes on.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public CompletionStage<Response> resume(
            @Parameter(description = WorkflowResource.ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = ACTIVITY, example = "6") @PathParam("activityId") String activityId,
            @Parameter(description = WorkflowResource.RUN_ID) @QueryParam("runId") @Nullable String runId,
            byte[] body) {
        return engine.accepted(engine.client()
                .resumeActivity(
                        Parameters.target(id, runId), Parameters.name("activityId", activityId), Reasons.of(body)));
    }
}
