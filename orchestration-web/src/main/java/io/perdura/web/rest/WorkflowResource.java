package io.perdura.web.rest;

import io.perdura.client.rest.HistoryPage;
import io.perdura.client.rest.WorkflowDescription;
import io.perdura.client.rest.WorkflowOutcome;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.partition.HistoryEntry;
import io.perdura.engine.partition.RunResult;
import io.perdura.engine.partition.RunTarget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Describes one workflow, waits for its result, tells its history. */
@Path("/workflows/{id}")
@ApplicationScoped
@Tag(name = RestApplication.WORKFLOW)
@Produces(MediaType.APPLICATION_JSON)
public class WorkflowResource {

    static final String ID = "The workflow id, URL-encoded.";
    static final String RUN_ID = "One run of it; without it the newest.";
    static final String STACK_TRACES = "True to show the stack traces of failures.";

    @Inject
    EngineGate engine;

    @GET
    @Operation(
            summary = "Describe",
            description = "Status, times, and what it waits for: activities, children, timers.")
    @APIResponse(
            responseCode = "200",
            description = "The run.",
            content = @Content(schema = @Schema(implementation = WorkflowDescription.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public WorkflowDescription describe(
            @Parameter(description = ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = RUN_ID) @QueryParam("runId") @Nullable String runId,
            @Parameter(description = STACK_TRACES, schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("stackTraces")
                    @Nullable
                    String stackTraces) {
        boolean shown = Parameters.flag("stackTraces", stackTraces);
        return engine.runs(shown).description(engine.client().describe(Parameters.target(id, runId)));
    }

    @GET
    @Path("/result")
    @Operation(
            summary = "Wait for the result",
            description =
                    "Without runId, follows the workflow through its runs to the end. Waiting costs the server no thread.")
    @APIResponse(
            responseCode = "200",
            description =
                    "It has ended: COMPLETED with its result, or FAILED, CANCELED, TERMINATED, TIMED_OUT with the failure.",
            content = @Content(schema = @Schema(implementation = WorkflowOutcome.class)))
    @APIResponse(responseCode = "204", description = "It is still running after the timeout: ask again.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public CompletionStage<Response> result(
            @Parameter(description = ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = RUN_ID) @QueryParam("runId") @Nullable String runId,
            @Parameter(description = "ISO-8601 duration up to PT5M, without it PT30S.", example = "PT10S")
                    @QueryParam("timeout")
                    @Nullable
                    String timeout,
            @Parameter(description = STACK_TRACES, schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("stackTraces")
                    @Nullable
                    String stackTraces) {
        RunTarget target = Parameters.target(id, runId);
        Duration wait = Parameters.timeout(timeout);
        boolean shown = Parameters.flag("stackTraces", stackTraces);
        CompletableFuture<RunResult> end = engine.client().result(target);
        CompletableFuture<Optional<RunResult>> inTime = end.thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), wait.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((result, failure) -> end.cancel(false));
        return engine.answer(
                inTime,
                result -> result.map(ended -> Response.ok(engine.runs(shown).outcome(ended)))
                        .orElseGet(Response::noContent)
                        .build());
    }

    @GET
    @Path("/history")
    @Operation(
            summary = "Read the history",
            description = "What happened, in order: a sentence for each event, and what it holds.")
    @APIResponse(
            responseCode = "200",
            description = "A page of events.",
            content = @Content(schema = @Schema(implementation = HistoryPage.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public HistoryPage history(
            @Parameter(description = ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = RUN_ID) @QueryParam("runId") @Nullable String runId,
            @Parameter(description = "1 to 1000, without it 100.", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("pageSize")
                    @Nullable
                    String pageSize,
            @Parameter(description = "nextPageToken of the page before.") @QueryParam("pageToken") @Nullable
                    String pageToken,
            @Parameter(description = STACK_TRACES, schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("stackTraces")
                    @Nullable
                    String stackTraces) {
        int size = Parameters.pageSize(pageSize);
        boolean shown = Parameters.flag("stackTraces", stackTraces);
        PageToken.HistoryPosition from =
                pageToken == null ? beginning(Parameters.target(id, runId)) : PageToken.nextEvent(pageToken);
        RunTarget run = new RunTarget(Parameters.name("workflowId", id), from.runId());
        List<HistoryEntry> entries = engine.client().history(run, from.eventId(), size + 1);
        boolean more = entries.size() > size;
        List<HistoryEntry> page = more ? entries.subList(0, size) : entries;
        return new HistoryPage(
                id,
                from.runId().toString(),
                engine.story(shown).tell(page, eventId -> event(run, eventId)),
                more ? PageToken.nextEvent(from.runId(), entries.get(size).eventId()) : null);
    }

    @GET
    @Path("/history/export")
    @Operation(
            summary = "Export the history",
            description =
                    "All of one run's history as a file that the replayer of the test kit reads. It holds the payloads"
                            + " as they are stored.")
    @APIResponse(responseCode = "200", description = "The history.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response export(
            @Parameter(description = ID, example = "order-o-1") @PathParam("id") String id,
            @Parameter(description = RUN_ID) @QueryParam("runId") @Nullable String runId) {
        WorkflowExecutionHistory history = engine.client().export(Parameters.target(id, runId));
        String file = history.getWorkflowType().replaceAll("[^A-Za-z0-9.-]", "_") + "-"
                + history.getWorkflowExecution().getRunId() + ".json";
        StreamingOutput json = out -> out.write(history.toJson(true).getBytes(StandardCharsets.UTF_8));
        return Response.ok(json)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    /** All pages are of one run, also when the workflow goes on in another one meanwhile. */
    private PageToken.HistoryPosition beginning(RunTarget target) {
        return new PageToken.HistoryPosition(
                target.runId() != null
                        ? target.runId()
                        : engine.client().describe(target).execution().runId(),
                1);
    }

    private Optional<HistoryEvent> event(RunTarget run, long eventId) {
        return engine.client().history(run, eventId, 1).stream()
                .filter(entry -> entry.eventId() == eventId)
                .map(HistoryEntry::event)
                .findFirst();
    }
}
