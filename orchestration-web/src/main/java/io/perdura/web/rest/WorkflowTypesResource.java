package io.perdura.web.rest;

import io.perdura.client.rest.WorkflowTypes;
import io.perdura.web.schema.TypeCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Says what is deployed on this node. */
@Path("/workflow-types")
@ApplicationScoped
@Tag(name = RestApplication.WORKFLOW_TYPES)
@Produces(MediaType.APPLICATION_JSON)
public class WorkflowTypesResource {

    @Inject
    EngineGate engine;

    private volatile @Nullable WorkflowTypes types;

    @GET
    @Operation(
            summary = "List the deployed types",
            description = "Each with its task queue, parameters, result, signals, queries and updates as JSON Schema.")
    @APIResponse(
            responseCode = "200",
            description = "The types that are deployed on the node that answers.",
            content = @Content(schema = @Schema(implementation = WorkflowTypes.class)))
    public WorkflowTypes list() {
        WorkflowTypes known = types;
        if (known == null) {
            known = TypeCatalog.of(engine.deployment());
            types = known;
        }
        return known;
    }
}
