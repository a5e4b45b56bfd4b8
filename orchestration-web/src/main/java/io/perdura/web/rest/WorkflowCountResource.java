package io.perdura.web.rest;

import io.perdura.client.rest.WorkflowCount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Counts workflows. A class of its own, since a request first chooses the class whose path has the most literal characters: as a method of
 * {@link WorkflowsResource}, "count" would be taken for a workflow id.
 */
@Path("/workflows/count")
@ApplicationScoped
@Tag(name = RestApplication.WORKFLOWS)
@Produces(MediaType.APPLICATION_JSON)
public class WorkflowCountResource {

    @Inject
    EngineGate engine;

    @GET
    @Operation(summary = "Count runs")
    @APIResponse(
            responseCode = "200",
            description = "How many runs match.",
            content = @Content(schema = @Schema(implementation = WorkflowCount.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public WorkflowCount count(
            @Parameter(description = "As for the list.", example = "ExecutionStatus = 'Failed'")
                    @QueryParam("query")
                    @Nullable
                    String query) {
        return new WorkflowCount(engine.client().count(engine.filter(query)));
    }
}
