package io.perdura.web.rest;

import io.perdura.client.batch.BatchDescription;
import io.perdura.client.batch.BatchException;
import io.perdura.client.batch.BatchOperation;
import io.perdura.client.rest.BatchPage;
import io.perdura.client.rest.BatchStatus;
import io.perdura.client.rest.Reason;
import io.perdura.client.rest.StartBatch;
import io.perdura.client.rest.StartedBatch;
import io.perdura.common.Payload;
import io.perdura.engine.client.EngineBatchClient;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
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

/** Begins, describes and stops batches. */
@Path("/batches")
@ApplicationScoped
@Tag(name = RestApplication.BATCHES)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BatchesResource {

    private static final String ID = "The batch's id.";

    @Inject
    EngineGate engine;

    @POST
    @Operation(
            summary = "Cancel, terminate, signal or reset all workflows that match",
            description = "Answers when the batch is durable; then it goes on by itself, also after a crash.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = StartBatch.class),
                            examples = @ExampleObject(name = "Old orders", value = """
                                                    {"operation": "TERMINATE", "reason": "too old",
                                                     "query": "WorkflowType = 'Order' AND StartTime < '2026-01-01T00:00:00Z'"}\
                                                    """)))
    @APIResponse(
            responseCode = "202",
            description = "It has begun; Location names it.",
            content = @Content(schema = @Schema(implementation = StartedBatch.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response start(byte[] body, @Context UriInfo uri) {
        StartBatch form = JsonBody.as(StartBatch.class, body);
        StartBatch.Signal signal = form.signal();
        List<Payload> input = signal == null || signal.input() == null
                ? List.of()
                : engine.payloads().payloads(signal.input());
        BatchOperation operation = operation(form);
        String id = call(() -> engine.batches().start(operation, input));
        return Response.accepted(new StartedBatch(id))
                .location(URI.create(uri.getAbsolutePath() + "/" + id))
                .build();
    }

    private static BatchOperation operation(StartBatch form) {
        if (form.operation() == null) {
            throw RequestRefused.field("operation", "is missing; expected CANCEL, TERMINATE, SIGNAL, RESET");
        }
        if (form.query() == null) {
            throw RequestRefused.field("query", "is missing; expected which workflows are meant");
        }
        StartBatch.Signal signal = form.signal();
        try {
            return new BatchOperation(
                    form.operation(),
                    form.query(),
                    Reasons.orNone(form.reason()),
                    signal == null ? null : Parameters.name("signal.name", signal.name() == null ? "" : signal.name()),
                    List.of(),
                    form.resetTo(),
                    form.perSecond() == null ? BatchOperation.DEFAULT_RATE : form.perSecond());
        } catch (IllegalArgumentException e) {
            throw ScheduleCalls.refused(e);
        }
    }

    @GET
    @Operation(
            summary = "List batches, newest first",
            description = "One that has ended is there until it is forgotten with the retention of closed runs.")
    @APIResponse(
            responseCode = "200",
            description = "A page of batches.",
            content = @Content(schema = @Schema(implementation = BatchPage.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public BatchPage list(
            @Parameter(description = "1 to 1000, without it 100.", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("pageSize")
                    @Nullable
                    String pageSize,
            @Parameter(description = "nextPageToken of the page before.") @QueryParam("pageToken") @Nullable
                    String pageToken) {
        EngineBatchClient batches = engine.batches();
        RunsPage page = RunsPage.of(engine.client(), batches.filter(), pageSize, pageToken);
        return new BatchPage(call(() -> page.map(run -> status(batches.described(run)))), page.nextPageToken());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far it is", description = "How many runs matched, were dealt with, and could not be.")
    @APIResponse(
            responseCode = "200",
            description = "The batch.",
            content = @Content(schema = @Schema(implementation = BatchStatus.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public BatchStatus describe(@Parameter(description = ID) @PathParam("id") String id) {
        return status(call(() -> engine.batches().describe(Parameters.name("batchId", id))));
    }

    private static BatchStatus status(BatchDescription batch) {
        return new BatchStatus(
                batch.batchId(),
                batch.status(),
                batch.kind(),
                batch.query(),
                batch.reason(),
                batch.total(),
                batch.done(),
                batch.failed(),
                batch.failures(),
                batch.stopReason(),
                batch.startedAt(),
                batch.closedAt());
    }

    @POST
    @Path("/{id}/stop")
    @Operation(summary = "Stop it", description = "What was done stays done. One that has ended is left as it is.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = Reason.class)))
    @APIResponse(responseCode = "202", description = "It stops.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response stop(@Parameter(description = ID) @PathParam("id") String id, byte[] body) {
        String reason = Reasons.of(body);
        call(() -> {
            engine.batches().stop(Parameters.name("batchId", id), reason);
            return null;
        });
        return Response.accepted().build();
    }

    private static <T extends @Nullable Object> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (FilterSyntaxException e) {
            throw RequestRefused.of(ProblemKind.INVALID_QUERY, String.valueOf(e.getMessage()), e);
        } catch (BatchException e) {
            throw ScheduleCalls.refused(e, ProblemKind.NO_SUCH_BATCH);
        }
    }
}
