package io.perdura.web.rest;

import io.perdura.client.rest.Reason;
import io.perdura.client.rest.ScheduleBackfills;
import io.perdura.client.rest.ScheduleDefinition;
import io.perdura.client.rest.ScheduleStatus;
import io.perdura.client.rest.ScheduleTrigger;
import io.perdura.client.schedules.ScheduleBackfill;
import io.perdura.client.schedules.ScheduleHandle;
import io.perdura.client.schedules.ScheduleUpdate;
import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.web.json.JsonBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Describes, changes and deletes one schedule. */
@Path("/schedules/{id}")
@ApplicationScoped
@Tag(name = RestApplication.SCHEDULES)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ScheduleResource {

    private static final String ID = "The schedule's id.";

    @Inject
    EngineGate engine;

    private ScheduleHandle handle(String id) {
        return engine.schedules().getHandle(Parameters.name("scheduleId", id));
    }

    @GET
    @Operation(summary = "Describe it", description = "What it is, what it did, and when it acts next.")
    @APIResponse(
            responseCode = "200",
            description = "The schedule.",
            content = @Content(schema = @Schema(implementation = ScheduleStatus.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ScheduleStatus describe(@Parameter(description = ID, example = "nightly") @PathParam("id") String id) {
        return new ScheduleView(engine.payloads(), engine.deployment().converter())
                .status(ScheduleCalls.of(handle(id)::describe));
    }

    @PUT
    @Operation(
            summary = "Replace it",
            description = "What it does, and when; its policy is the default when there is none, its state stays.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ScheduleDefinition.class)))
    @APIResponse(responseCode = "204", description = "Replaced.")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void replace(@Parameter(description = ID, example = "nightly") @PathParam("id") String id, byte[] body) {
        ScheduleForm form = engine.scheduleForm(JsonBody.as(ScheduleDefinition.class, body));
        ScheduleCalls.run(() -> handle(id)
                .update(input -> new ScheduleUpdate(
                        form.schedule(input.getDescription().getSchedule().getState()), form.searchAttributes())));
    }

    @DELETE
    @Operation(summary = "Delete it", description = "Workflows that it started go on.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void delete(@Parameter(description = ID, example = "nightly") @PathParam("id") String id) {
        ScheduleCalls.run(handle(id)::delete);
    }

    @POST
    @Path("/pause")
    @Operation(
            summary = "Pause it",
            description = "It does not act until it is unpaused; what comes due meanwhile is not made up for.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = Reason.class)))
    @APIResponse(responseCode = "202", description = "It is paused.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response pause(@Parameter(description = ID, example = "nightly") @PathParam("id") String id, byte[] body) {
        String note = Reasons.of(body);
        ScheduleCalls.run(() -> handle(id).pause(note));
        return Response.accepted().build();
    }

    @POST
    @Path("/unpause")
    @Operation(summary = "Let it act again", description = "From now on.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = Reason.class)))
    @APIResponse(responseCode = "202", description = "It acts again.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response unpause(@Parameter(description = ID, example = "nightly") @PathParam("id") String id, byte[] body) {
        String note = Reasons.of(body);
        ScheduleCalls.run(() -> handle(id).unpause(note));
        return Response.accepted().build();
    }

    @POST
    @Path("/trigger")
    @Operation(
            summary = "Let it act once now",
            description = "Also when it is paused; does not count as one of its limited actions.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = ScheduleTrigger.class)))
    @APIResponse(responseCode = "202", description = "It acts.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response trigger(@Parameter(description = ID, example = "nightly") @PathParam("id") String id, byte[] body) {
        ScheduleOverlapPolicy overlap = ScheduleForm.overlap(
                JsonBody.isEmpty(body)
                        ? null
                        : JsonBody.as(ScheduleTrigger.class, body).overlap());
        ScheduleCalls.run(() -> handle(id).trigger(overlap));
        return Response.accepted().build();
    }

    @POST
    @Path("/backfill")
    @Operation(
            summary = "Let it take past times now",
            description =
                    "Both bounds belong to a backfill. Also when it is paused; does not count as limited actions.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ScheduleBackfills.class)))
    @APIResponse(responseCode = "202", description = "It takes them.")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response backfill(
            @Parameter(description = ID, example = "nightly") @PathParam("id") String id, byte[] body) {
        List<ScheduleBackfill> backfills = ScheduleForm.backfills(
                JsonBody.as(ScheduleBackfills.class, body).backfills());
        ScheduleCalls.run(() -> handle(id).backfill(backfills));
        return Response.accepted().build();
    }
}
