package io.perdura.web.rest;

import io.perdura.client.rest.StartWorkflow;
import io.perdura.client.rest.StartedWorkflow;
import io.perdura.client.rest.WorkflowPage;
import io.perdura.common.Payload;
import io.perdura.engine.partition.StartReceipt;
import io.perdura.engine.partition.StartRequest;
import io.perdura.web.json.JsonBody;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

/** Starts and lists workflows. */
@Path("/workflows")
@ApplicationScoped
@Tag(name = RestApplication.WORKFLOWS)
@Produces(MediaType.APPLICATION_JSON)
public class WorkflowsResource {

    @Inject
    EngineGate engine;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Start a workflow", description = "Answers when the start is durable.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = StartWorkflow.class),
                            examples = @ExampleObject(name = "An order", value = """
                                                    {"workflowType": "Order", "workflowId": "order-o-1",
                                                     "input": [{"orderId": "o-1", "customerEmail": "a@example.org",
                                                       "lines": [{"sku": "book", "quantity": 1, "unitCents": 1200}]}]}\
                                                    """)))
    @APIResponse(
            responseCode = "201",
            description = "Started; Location names it.",
            content = @Content(schema = @Schema(implementation = StartedWorkflow.class)))
    @APIResponse(
            responseCode = "200",
            description = "An existing run answers: same requestId, or USE_EXISTING.",
            content = @Content(schema = @Schema(implementation = StartedWorkflow.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public CompletionStage<Response> start(byte[] body, @Context UriInfo uri) {
        StartWorkflow form = JsonBody.as(StartWorkflow.class, body);
        StartRequest request = StartForm.read(form, engine.payloads(), engine.client()::searchAttributeTypes);
        engine.contracts().checkStart(request.workflowType(), request.input());
        URI workflows = uri.getAbsolutePath();
        return engine.answer(start(request, form.signal()), receipt -> started(receipt, workflows));
    }

    private CompletableFuture<StartReceipt> start(StartRequest request, StartWorkflow.@Nullable FirstSignal signal) {
        if (signal == null) {
            return engine.client().start(request);
        }
        List<Payload> input = StartForm.signalInput(signal, engine.payloads());
        engine.contracts().checkFirstSignal(request.workflowType(), signal.name(), input);
        return engine.client().signalWithStart(request, signal.name(), input);
    }

    private static Response started(StartReceipt receipt, URI workflows) {
        StartedWorkflow started =
                new StartedWorkflow(receipt.workflowId(), receipt.runId().toString(), receipt.started());
        return receipt.started()
                ? Response.created(URI.create(workflows + "/" + PathSegment.encode(receipt.workflowId())))
                        .entity(started)
                        .build()
                : Response.ok(started).build();
    }

    @GET
    @Operation(summary = "List runs, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of runs.",
            content = @Content(schema = @Schema(implementation = WorkflowPage.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public WorkflowPage list(
            @Parameter(
                            description =
                                    "Comparisons (= != < <= > >= IN BETWEEN STARTS_WITH, IS NULL) of WorkflowType,"
                                            + " ExecutionStatus, WorkflowId, RunId, TaskQueue, StartTime, CloseTime,"
                                            + " ExecutionDuration, HistoryLength, ParentWorkflowId, Blocked and search"
                                            + " attributes, joined by AND, OR, NOT and parentheses.",
                            example = "WorkflowType = 'Order' AND ExecutionStatus = 'Running'")
                    @QueryParam("query")
                    @Nullable
                    String query,
            @Parameter(description = "1 to 1000, without it 100.", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("pageSize")
                    @Nullable
                    String pageSize,
            @Parameter(description = "nextPageToken of the page before.") @QueryParam("pageToken") @Nullable
                    String pageToken) {
        RunsPage page = RunsPage.of(engine.client(), engine.filter(query), pageSize, pageToken);
        return new WorkflowPage(page.map(engine.runs(false)::summary), page.nextPageToken());
    }
}
