package io.perdura.web.rest;

import io.perdura.client.rest.QueryAnswer;
import io.perdura.client.rest.Reason;
import io.perdura.common.Payload;
import io.perdura.engine.partition.RunTarget;
import io.perdura.web.json.JsonBody;
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
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Signals, queries, pauses, cancels and terminates one workflow. */
@Path("/workflows/{id}")
@ApplicationScoped
@Tag(name = RestApplication.WORKFLOW)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {

    @Inject
    EngineGate engine;

    @POST
    @Path("/signals/{name}")
    @Operation(
            summary = "Send a signal",
            description = "Answers when the signal is durable; its handler runs after that.")
    @RequestBody(
            required = false,
            description = "The arguments, as an array.",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = Object.class,
                                            examples = "[\"alice\"]")))
    @APIResponse(responseCode = "202", description = "It will be delivered.")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    public CompletionStage<Response> signal(
            @Parameter(description = WorkflowResource.ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = WorkflowResource.RUN_ID) @QueryParam("runId") @Nullable String runId,
            @Parameter(description = "The signal's name.", example = "approve") @PathParam("name") String name,
            byte[] body) {
        RunTarget target = Parameters.target(id, runId);
        String signal = Parameters.name("name", name);
        List<Payload> arguments = engine.payloads().payloads(JsonBody.asArguments(body));
        engine.contracts().checkSignal(target, signal, arguments);
        return engine.accepted(engine.client().signal(target, signal, arguments));
    }

    @POST
    @Path("/queries/{name}")
    @Operation(summary = "Ask a query", description = "Closed workflows answer too. A query changes nothing.")
    @RequestBody(
            required = false,
            description = "The arguments, as an array; no body for none.",
            content =
                    @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class, examples = "[]")))
    @APIResponse(
            responseCode = "200",
            description = "What the query method returned.",
            content = @Content(schema = @Schema(implementation = QueryAnswer.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public CompletionStage<Response> query(
            @Parameter(description = WorkflowResource.ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = WorkflowResource.RUN_ID) @QueryParam("runId") @Nullable String runId,
            @Parameter(description = "The query's name.", example = "status") @PathParam("name") String name,
            byte[] body) {
        RunTarget target = Parameters.target(id, runId);
        String query = Parameters.name("name", name);
        List<Payload> arguments = engine.payloads().payloads(JsonBody.asArguments(body));
        engine.contracts().checkQuery(target, query, arguments);
        return engine.answer(
                engine.client().query(target, query, arguments),
                answer -> Response.ok(new QueryAnswer(engine.payloads().show(answer)))
                        .build());
    }

    @POST
    @Path("/cancel")
    @Operation(
            summary = "Ask it to cancel itself",
            description = "Its code may clean up, and decides how it ends. Answers when the request is durable.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = Reason.class)))
    @APIResponse(responseCode = "202", description = "It will be asked.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public CompletionStage<Response> cancel(
            @Parameter(description = WorkflowResource.ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = WorkflowResource.RUN_ID) @QueryParam("runId") @Nullable String runId,
            byte[] body) {
        return engine.accepted(engine.client().cancel(Parameters.target(id, runId), Reasons.of(body)));
    }

    @POST
    @Path("/pause")
    @Operation(
            summary = "Pause it",
            description = "Its code is not run until it is resumed. Signals, results and timers are kept meanwhile; its"
                    + " timeouts go on. Pausing twice has no effect.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = Reason.class)))
    @APIResponse(responseCode = "202", description = "It is paused as soon as its code waits.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public CompletionStage<Response> pause(
            @Parameter(description = WorkflowResource.ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = WorkflowResource.RUN_ID) @QueryParam("runId") @Nullable String runId,
            byte[] body) {
        return engine.accepted(engine.client().pause(Parameters.target(id, runId), Reasons.of(body)));
    }

    @POST
    @Path("/resume")
    @Operation(summary = "Let it go on", description = "What came while it was paused is handled in its order.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = Reason.class)))
    @APIResponse(responseCode = "202", description = "It goes on.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public CompletionStage<Response> resume(
            @Parameter(description = WorkflowResource.ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = WorkflowResource.RUN_ID) @QueryParam("runId") @Nullable String runId,
            byte[] body) {
        return engine.accepted(engine.client().resume(Parameters.target(id, runId), Reasons.of(body)));
    }

    @POST
    @Path("/terminate")
    @Operation(
            summary = "End it at once",
            description = "None of its code runs any more, compensations neither. Prefer cancel.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = Reason.class)))
    @APIResponse(responseCode = "202", description = "It will end.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public CompletionStage<Response> terminate(
            @Parameter(description = WorkflowResource.ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = WorkflowResource.RUN_ID) @QueryParam("runId") @Nullable String runId,
            byte[] body) {
        return engine.accepted(engine.client().terminate(Parameters.target(id, runId), Reasons.of(body)));
    }
}
