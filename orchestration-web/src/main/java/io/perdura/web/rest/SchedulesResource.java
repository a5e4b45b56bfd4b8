package io.perdura.web.rest;

import io.perdura.client.rest.CreatedSchedule;
import io.perdura.client.rest.ScheduleDefinition;
import io.perdura.client.rest.SchedulePage;
import io.perdura.engine.client.EngineScheduleClient;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.filter.FilterSyntaxException;
import io.perdura.web.json.JsonBody;
import io.perdura.web.problem.ProblemKind;
import io.perdura.web.problem.RequestRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Creates and lists schedules. */
@Path("/schedules")
@ApplicationScoped
@Tag(name = RestApplication.SCHEDULES)
@Produces(MediaType.APPLICATION_JSON)
public class SchedulesResource {

    @Inject
    EngineGate engine;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create a schedule", description = "It acts from now on. Answers when it is durable.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ScheduleDefinition.class),
                            examples = @ExampleObject(name = "Each night", value = """
                                                    {"scheduleId": "nightly",
                                                     "spec": {"cronExpressions": ["0 3 * * *"], "timeZoneName": "Europe/Berlin"},
                                                     "action": {"workflowType": "Digest", "workflowId": "digest", "input": []}}\
                                                    """)))
    @APIResponse(
            responseCode = "201",
            description = "Created; Location names it.",
            content = @Content(schema = @Schema(implementation = CreatedSchedule.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response create(byte[] body, @Context UriInfo uri) {
        ScheduleDefinition definition = JsonBody.as(ScheduleDefinition.class, body);
        if (definition.scheduleId() == null) {
            throw RequestRefused.field("scheduleId", "is missing; expected an id, by which the schedule is found");
        }
        String id = Parameters.name("scheduleId", definition.scheduleId());
        ScheduleForm form = engine.scheduleForm(definition);
        ScheduleCalls.of(() -> engine.schedules().createSchedule(id, form.schedule(null), form.options()));
        return Response.created(URI.create(uri.getAbsolutePath() + "/" + PathSegment.encode(id)))
                .entity(new CreatedSchedule(id))
                .build();
    }

    @GET
    @Operation(
            summary = "List schedules, newest first",
            description = "They may be a moment older than their description.")
    @APIResponse(
            responseCode = "200",
            description = "A page of schedules.",
            content = @Content(schema = @Schema(implementation = SchedulePage.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public SchedulePage list(
            @Parameter(
                            description = "Comparisons of search attributes of schedules, as for workflows.",
                            example = "Team = 'sales'")
                    @QueryParam("query")
                    @Nullable
                    String query,
            @Parameter(description = "1 to 1000, without it 100.", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("pageSize")
                    @Nullable
                    String pageSize,
            @Parameter(description = "nextPageToken of the page before.") @QueryParam("pageToken") @Nullable
                    String pageToken) {
        EngineScheduleClient schedules = engine.schedules();
        RunsPage page = RunsPage.of(engine.client(), filter(schedules, query), pageSize, pageToken);
        return new SchedulePage(page.map(run -> ScheduleView.item(schedules.listed(run))), page.nextPageToken());
    }

    private static ExecutionFilter filter(EngineScheduleClient schedules, @Nullable String query) {
        try {
            return schedules.filter(query);
        } catch (FilterSyntaxException e) {
            throw RequestRefused.of(ProblemKind.INVALID_QUERY, String.valueOf(e.getMessage()), e);
        }
    }
}
