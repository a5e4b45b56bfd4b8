package io.perdura.web.rest;

import io.perdura.client.rest.UpdateAnswer;
import io.perdura.common.Payload;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.partition.RunTarget;
import io.perdura.engine.partition.UpdateCall;
import io.perdura.engine.partition.UpdateReceipt;
import io.perdura.web.json.JsonBody;
import io.perdura.web.view.UpdateView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Updates one workflow, and waits for outcomes of its updates. */
@Path("/workflows/{id}/updates/{update}")
@ApplicationScoped
@Tag(name = RestApplication.WORKFLOW)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UpdatesResource {

    private static final String TIMEOUT = "ISO-8601 duration up to PT5M, without it PT30S.";

    @Inject
    EngineGate engine;

    @POST
    @Operation(
            summary = "Make an update",
            description = "The workflow's validator may refuse it, which leaves no trace. Once accepted it is durable.")
    @RequestBody(
            required = false,
            description = "The arguments, as an array; no body for none.",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = Object.class,
                                            examples = "[\"book\", 2]")))
    @APIResponse(
            responseCode = "200",
            description = "Its handler has ended: COMPLETED with its result, or FAILED with its failure.",
            content = @Content(schema = @Schema(implementation = UpdateAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is accepted; the header Location says where its outcome will be.",
            content = @Content(schema = @Schema(implementation = UpdateAnswer.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public CompletionStage<Response> update(
            @Parameter(description = WorkflowResource.ID, example = "cart-c-1") @PathParam("id") String id,
            @Parameter(description = WorkflowResource.RUN_ID) @QueryParam("runId") @Nullable String runId,
            @Parameter(description = "The update's name.", example = "addItem") @PathParam("update") String name,
            @Parameter(description = "ACCEPTED or COMPLETED, without it COMPLETED.") @QueryParam("waitFor") @Nullable
                    String waitFor,
            @Parameter(
                            description =
                                    "Repeating the update with the same id gets the same answer; without it a random one.")
                    @QueryParam("updateId")
                    @Nullable
                    String updateId,
            @Parameter(description = TIMEOUT, example = "PT10S") @QueryParam("timeout") @Nullable String timeout,
            @Parameter(description = WorkflowResource.STACK_TRACES, schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("stackTraces")
                    @Nullable
                    String stackTraces,
            byte[] body,
            @Context UriInfo uri) {
        RunTarget target = Parameters.target(id, runId);
        boolean untilCompleted = Parameters.untilCompleted(waitFor);
        String given = Parameters.nameOrNone("updateId", updateId);
        Duration wait = Parameters.timeout(timeout);
        UpdateView view = engine.updates(Parameters.flag("stackTraces", stackTraces));
        List<Payload> arguments = engine.payloads().payloads(JsonBody.asArguments(body));
        UpdateCall call = new UpdateCall(
                given == null ? UUID.randomUUID().toString() : given,
                Parameters.name("name", name),
                arguments,
                untilCompleted);
        engine.contracts().checkUpdate(target, call.name(), arguments);
        URI updates = uri.getAbsolutePath().resolve(".");
        CompletableFuture<UpdateReceipt> answer = engine.client().update(target, call);
        CompletableFuture<UpdateReceipt> inTime = within(wait, answer)
                .thenCompose(receipt ->
                        receipt.map(CompletableFuture::completedFuture).orElseGet(() -> soFar(target, call)));
        return engine.answer(inTime, receipt -> answer(receipt, view, updates));
    }

    private static CompletableFuture<Optional<UpdateReceipt>> within(
            Duration wait, CompletableFuture<UpdateReceipt> answer) {
        return answer.thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), wait.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((receipt, failure) -> answer.cancel(false));
    }

    /** What history says after the time that the caller would wait. */
    private CompletableFuture<UpdateReceipt> soFar(RunTarget target, UpdateCall call) {
        return within(Duration.ZERO, engine.client().updateOutcome(target, call.updateId()))
                .handle((outcome, failure) -> {
                    if (failure != null) {
                        throw new EngineException(
                                EngineException.Code.UNAVAILABLE,
                                target + " has not looked at update '" + call.name() + "' yet: repeat it with updateId="
                                        + call.updateId(),
                                null,
                                failure);
                    }
                    return outcome.orElseGet(() -> new UpdateReceipt(
                            target.workflowId(),
                            engine.client().describe(target).execution().runId(),
                            call.updateId(),
                            null));
                });
    }

    private static Response answer(UpdateReceipt receipt, UpdateView view, URI updates) {
        UpdateAnswer answer = view.show(receipt);
        if (answer.status() != UpdateAnswer.UpdateStatus.ACCEPTED) {
            return Response.ok(answer).build();
        }
        URI outcome = URI.create(updates + PathSegment.encode(receipt.updateId()) + "?runId=" + answer.runId());
        return Response.accepted(answer).location(outcome).build();
    }

    @GET
    @Operation(
            summary = "Wait for the outcome of an update",
            description = "Of one that was accepted, by its id; also of a workflow that has ended since.")
    @APIResponse(
            responseCode = "200",
            description = "COMPLETED with its result, or FAILED with its failure.",
            content = @Content(schema = @Schema(implementation = UpdateAnswer.class)))
    @APIResponse(responseCode = "204", description = "Its handler still runs after the timeout: ask again.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public CompletionStage<Response> outcome(
            @Parameter(description = WorkflowResource.ID, example = "cart-c-1") @PathParam("id") String id,
            @Parameter(description = WorkflowResource.RUN_ID) @QueryParam("runId") @Nullable String runId,
            @Parameter(description = "The update's id.", example = "u-1") @PathParam("update") String updateId,
            @Parameter(description = TIMEOUT, example = "PT10S") @QueryParam("timeout") @Nullable String timeout,
            @Parameter(description = WorkflowResource.STACK_TRACES, schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("stackTraces")
                    @Nullable
                    String stackTraces) {
        RunTarget target = Parameters.target(id, runId);
        Duration wait = Parameters.timeout(timeout);
        UpdateView view = engine.updates(Parameters.flag("stackTraces", stackTraces));
        CompletableFuture<Optional<UpdateReceipt>> inTime =
                within(wait, engine.client().updateOutcome(target, Parameters.name("updateId", updateId)));
        return engine.answer(
                inTime,
                outcome -> outcome.map(receipt -> Response.ok(view.show(receipt)))
                        .orElseGet(Response::noContent)
                        .build());
    }
}
