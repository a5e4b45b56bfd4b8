package io.perdura.web.rest;

import io.perdura.client.rest.ResetWorkflow;
import io.perdura.client.rest.StartedWorkflow;
import io.perdura.engine.partition.ResetRequest;
import io.perdura.engine.partition.RunTarget;
import io.perdura.engine.run.ResetPoint;
import io.perdura.web.json.JsonBody;
import io.perdura.web.problem.RequestRefused;
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

/** Lets one workflow begin again from a point of its history. */
@Path("/workflows/{id}/reset")
@ApplicationScoped
@Tag(name = RestApplication.WORKFLOW)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ResetResource {

    @Inject
    EngineGate engine;

    @POST
    @Operation(
            summary = "Begin again from a point of its history",
            description =
                    "The newest run, open or ended, is repeated up to there and goes on as a new run under the same"
                            + " workflow id; an open one is terminated in the same transaction.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ResetWorkflow.class)))
    @APIResponse(
            responseCode = "201",
            description = "The new run.",
            content = @Content(schema = @Schema(implementation = StartedWorkflow.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public CompletionStage<Response> reset(
            @Parameter(description = WorkflowResource.ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = "The run that is meant, which must be the newest; without it the newest.")
                    @QueryParam("runId")
                    @Nullable
                    String runId,
            byte[] body) {
        RunTarget target = Parameters.target(id, runId);
        ResetWorkflow form = JsonBody.as(ResetWorkflow.class, body);
        ResetRequest request = new ResetRequest(
                point(form), Reasons.orNone(form.reason()), form.reapply() != ResetWorkflow.Reapply.NONE);
        return engine.answer(
                engine.client().reset(target, request),
                receipt -> Response.status(Response.Status.CREATED)
                        .entity(new StartedWorkflow(
                                receipt.workflowId(), receipt.runId().toString(), true))
                        .build());
    }

    private static ResetPoint point(ResetWorkflow form) {
        if ((form.eventId() == null) == (form.type() == null)) {
            throw RequestRefused.field(
                    "eventId", "expected either eventId or type (FirstTask, LastTask), and not both");
        }
        if (form.eventId() != null) {
            return ResetPoint.before(form.eventId());
        }
        return new ResetPoint(
                form.type() == ResetWorkflow.Type.FirstTask ? ResetPoint.Kind.FIRST_TASK : ResetPoint.Kind.LAST_TASK,
                0);
    }
}
