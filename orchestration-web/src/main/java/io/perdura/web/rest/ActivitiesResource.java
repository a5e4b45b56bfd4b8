package io.perdura.web.rest;

import io.perdura.client.rest.ActivityFailureReport;
import io.perdura.client.rest.HeartbeatAnswer;
import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.port.MessageBody.Outcome;
import io.perdura.web.json.JsonBody;
import io.perdura.web.problem.RequestRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Ends an activity that its code left to somebody outside, by the token that it gave away. */
@Path("/activities/{token}")
@ApplicationScoped
@Tag(name = RestApplication.ACTIVITIES)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ActivitiesResource {

    private static final String TOKEN = "The activity's task token.";
    private static final String TOKEN_EXAMPLE = "0190163d-8694-739b-aea5-966c26f8ad91:5:1";
    private static final String DEFAULT_TYPE = "External";

    @Inject
    EngineGate engine;

    @POST
    @Path("/complete")
    @Operation(summary = "Complete it", description = "Answers when the result is durable.")
    @RequestBody(
            required = false,
            description = "The result as JSON; no body for none.",
            content =
                    @Content(schema = @Schema(implementation = Object.class, examples = "{\"approvedBy\": \"alice\"}")))
    @APIResponse(responseCode = "204", description = "The workflow will get the result.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    public CompletionStage<Response> complete(
            @Parameter(description = TOKEN, example = TOKEN_EXAMPLE) @PathParam("token") String token, byte[] body) {
        Payload result = value(body);
        return end(token, new Outcome.Completed(result));
    }

    @POST
    @Path("/fail")
    @Operation(
            summary = "Fail it",
            description = "The workflow's retry options decide whether there is another attempt.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ActivityFailureReport.class)))
    @APIResponse(responseCode = "204", description = "The attempt has failed.")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public CompletionStage<Response> fail(
            @Parameter(description = TOKEN, example = TOKEN_EXAMPLE) @PathParam("token") String token, byte[] body) {
        ActivityFailureReport report = JsonBody.as(ActivityFailureReport.class, body);
        if (report.message() == null) {
            throw RequestRefused.field("message", "is missing; expected what went wrong");
        }
        String type = report.type() == null ? DEFAULT_TYPE : Parameters.name("type", report.type());
        Failure failure = Failure.application(type, report.message(), Boolean.TRUE.equals(report.nonRetryable()));
        return end(token, new Outcome.Failed(failure));
    }

    @POST
    @Path("/heartbeat")
    @Operation(
            summary = "Say that it is still worked on",
            description = "Keeps the heartbeat timeout from passing; the next attempt can read the details.")
    @RequestBody(
            required = false,
            description = "Details as JSON; no body for none.",
            content = @Content(schema = @Schema(implementation = Object.class, examples = "{\"percent\": 40}")))
    @APIResponse(
            responseCode = "200",
            description = "Whether it is still wanted.",
            content = @Content(schema = @Schema(implementation = HeartbeatAnswer.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public HeartbeatAnswer heartbeat(
            @Parameter(description = TOKEN, example = TOKEN_EXAMPLE) @PathParam("token") String token, byte[] body) {
        List<Payload> details = JsonBody.isEmpty(body) ? List.of() : List.of(value(body));
        return new HeartbeatAnswer(
                engine.client().heartbeatActivity(token, details).name());
    }

    private Payload value(byte[] body) {
        return engine.payloads().payload(JsonBody.asValue(body));
    }

    private CompletionStage<Response> end(String token, Outcome outcome) {
        return engine.answer(engine.client().completeActivity(token, outcome), ActivitiesResource::done);
    }

    private static Response done(@Nullable Void done) {
        return Response.noContent().build();
    }
}
