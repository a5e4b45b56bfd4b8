package io.perdura.client.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/**
 * A Perdura server through its REST API, {@code /api/v1}. In an application:
 *
 * <pre>{@code
 * @Inject @RestClient PerduraApi perdura;          // perdura/mp-rest/url=http://localhost:9080
 *
 * StartedWorkflow order = perdura.start(StartWorkflow.of("Order", cart).withWorkflowId("order-" + cart.id()));
 * perdura.signal(order.workflowId(), null, "approve", List.of("alice"));
 * }</pre>
 *
 * <p>Without CDI: {@code RestClientBuilder.newBuilder().baseUri(uri).build(PerduraApi.class)}.
 *
 * <p>A null argument is left out of the request. {@code runId} names one run of a workflow; without it the newest is meant.
 * Every refusal is a {@link ProblemException}. Thread-safe.
 */
@RegisterRestClient(configKey = "perdura")
@RegisterProvider(RestJson.class)
@RegisterProvider(ProblemReader.class)
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PerduraApi {

    /** Starts a workflow; returns when that is durable. */
    @POST
    @Path("workflows")
    StartedWorkflow start(StartWorkflow workflow);

    /**
     * Lists runs, newest first.
     *
     * @param query such as {@code WorkflowType = 'Order' AND ExecutionStatus = 'Running'}; null for all
     * @param pageSize 1 to 1,000; null for 100
     * @param pageToken of the page before; null for the first page
     */
    @GET
    @Path("workflows")
    WorkflowPage list(
            @QueryParam("query") @Nullable String query,
            @QueryParam("pageSize") @Nullable Integer pageSize,
            @QueryParam("pageToken") @Nullable String pageToken);

    /** Counts runs. */
    @GET
    @Path("workflows/count")
    WorkflowCount count(@QueryParam("query") @Nullable String query);

    @GET
    @Path("workflows/{id}")
    WorkflowDescription describe(@PathParam("id") String workflowId, @QueryParam("runId") @Nullable String runId);

    /**
     * Waits for the end of a workflow.
     *
     * @param timeout how long at most, up to 5 minutes; null for 30 seconds
     * @return null when it is still running after that time
     */
    @GET
    @Path("workflows/{id}/result")
    @Nullable
    WorkflowOutcome result(
            @PathParam("id") String workflowId,
            @QueryParam("runId") @Nullable String runId,
            @QueryParam("timeout") @Nullable Duration timeout);

    /** The same, holding no thread of the caller's. */
    @GET
    @Path("workflows/{id}/result")
    CompletionStage<@Nullable WorkflowOutcome> resultAsync(
            @PathParam("id") String workflowId,
            @QueryParam("runId") @Nullable String runId,
            @QueryParam("timeout") @Nullable Duration timeout);

    /**
     * Reads the history.
     *
     * @param pageSize 1 to 1,000; null for 100
     * @param pageToken of the page before; null for the first page
     */
    @GET
    @Path("workflows/{id}/history")
    HistoryPage history(
            @PathParam("id") String workflowId,
            @QueryParam("runId") @Nullable String runId,
            @QueryParam("pageSize") @Nullable Integer pageSize,
            @QueryParam("pageToken") @Nullable String pageToken);

    /** Sends a signal; returns when it is durable. */
    @POST
    @Path("workflows/{id}/signals/{name}")
    void signal(
            @PathParam("id") String workflowId,
            @QueryParam("runId") @Nullable String runId,
            @PathParam("name") String name,
            List<?> arguments);

    /** Asks a workflow, also a closed one. */
    @POST
    @Path("workflows/{id}/queries/{name}")
    QueryAnswer query(
            @PathParam("id") String workflowId,
            @QueryParam("runId") @Nullable String runId,
            @PathParam("name") String name,
            List<?> arguments);

    /** Asks a workflow to cancel itself; its code decides how. */
    @POST
    @Path("workflows/{id}/cancel")
    void cancel(@PathParam("id") String workflowId, @QueryParam("runId") @Nullable String runId, Reason reason);

    /** Ends a workflow at once, without running its code. */
    @POST
    @Path("workflows/{id}/terminate")
    void terminate(@PathParam("id") String workflowId, @QueryParam("runId") @Nullable String runId, Reason reason);

    /** Completes an activity that its code left to somebody outside. */
    @POST
    @Path("activities/{token}/complete")
    void completeActivity(@PathParam("token") String token, @Nullable Object result);

    /** Fails such an activity; the retry options of its workflow decide what follows. */
    @POST
    @Path("activities/{token}/fail")
    void failActivity(@PathParam("token") String token, ActivityFailureReport failure);

    /** Says that such an activity is still worked on. */
    @POST
    @Path("activities/{token}/heartbeat")
    HeartbeatAnswer heartbeatActivity(@PathParam("token") String token, @Nullable Object details);

    /** What is deployed. */
    @GET
    @Path("workflow-types")
    WorkflowTypes workflowTypes();
}
