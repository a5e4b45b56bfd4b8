package io.perdura.client.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.Closeable;
import java.time.Duration;
import java.util.Arrays;
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
 * perdura.signal(order.workflowId(), "approve", "alice");
 * WorkflowOutcome end = perdura.result(order.workflowId(), Duration.ofMinutes(1));
 * }</pre>
 *
 * <p>Without CDI: {@code RestClientBuilder.newBuilder().baseUri(uri).build(PerduraApi.class)}, to be closed after use.
 *
 * <p>A null argument is left out of the request. {@code runId} names one run of a workflow; without it the newest is meant. The
 * default methods are shorter ways to call the others. Ids, names and tokens are given as they are: {@code @Encoded} makes the
 * client of Open Liberty encode a slash in them too, which would cut the path otherwise. Every refusal is a {@link
 * ProblemException}. Thread-safe.
 */
@RegisterRestClient(configKey = "perdura")
@RegisterProvider(RestJson.class)
@RegisterProvider(ProblemReader.class)
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PerduraApi extends Closeable {

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
    WorkflowDescription describe(
            @PathParam("id") @Encoded String workflowId, @QueryParam("runId") @Nullable String runId);

    default WorkflowDescription describe(String workflowId) {
        return describe(workflowId, null);
    }

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
            @PathParam("id") @Encoded String workflowId,
            @QueryParam("timeout") @Nullable Duration timeout,
            @QueryParam("runId") @Nullable String runId);

    default @Nullable WorkflowOutcome result(String workflowId, Duration timeout) {
        return result(workflowId, timeout, null);
    }

    /** The same, holding no thread of the caller's. */
    @GET
    @Path("workflows/{id}/result")
    CompletionStage<@Nullable WorkflowOutcome> resultAsync(
            @PathParam("id") @Encoded String workflowId,
            @QueryParam("timeout") @Nullable Duration timeout,
            @QueryParam("runId") @Nullable String runId);

    /**
     * Reads the history.
     *
     * @param pageSize 1 to 1,000; null for 100
     * @param pageToken of the page before; null for the first page
     */
    @GET
    @Path("workflows/{id}/history")
    HistoryPage history(
            @PathParam("id") @Encoded String workflowId,
            @QueryParam("pageSize") @Nullable Integer pageSize,
            @QueryParam("pageToken") @Nullable String pageToken,
            @QueryParam("runId") @Nullable String runId);

    /** The first page, with as many events as a page can hold. */
    default HistoryPage history(String workflowId) {
        return history(workflowId, 1_000, null, null);
    }

    /**
     * The whole history of one run as JSON, for {@code WorkflowExecutionHistory.fromJson} and the replayer.
     *
     * @param runId null for the latest run
     */
    @GET
    @Path("workflows/{id}/history/export")
    String exportHistory(@PathParam("id") @Encoded String workflowId, @QueryParam("runId") @Nullable String runId);

    /** Sends a signal; returns when it is durable. */
    @POST
    @Path("workflows/{id}/signals/{name}")
    void signal(
            @PathParam("id") @Encoded String workflowId,
            @PathParam("name") @Encoded String name,
            List<@Nullable Object> arguments,
            @QueryParam("runId") @Nullable String runId);

    default void signal(String workflowId, String name, @Nullable Object... arguments) {
        signal(workflowId, name, Arrays.asList(arguments), null);
    }

    /**
     * Updates a workflow. A refusal is a {@link ProblemException} with status 422.
     *
     * @param waitFor ACCEPTED or COMPLETED; null for COMPLETED
     * @param updateId repeating the update with the same id gets the same answer; null for a random one
     * @param timeout how long to wait at most, up to 5 minutes; null for 30 seconds. Then the answer is that it is accepted
     */
    @POST
    @Path("workflows/{id}/updates/{update}")
    UpdateAnswer update(
            @PathParam("id") @Encoded String workflowId,
            @PathParam("update") @Encoded String name,
            List<@Nullable Object> arguments,
            @QueryParam("waitFor") @Nullable String waitFor,
            @QueryParam("updateId") @Nullable String updateId,
            @QueryParam("timeout") @Nullable Duration timeout,
            @QueryParam("runId") @Nullable String runId);

    /** Updates a workflow and waits for the outcome. */
    default UpdateAnswer update(String workflowId, String name, @Nullable Object... arguments) {
        return update(workflowId, name, Arrays.asList(arguments), null, null, null, null);
    }

    /**
     * Waits for the outcome of an update that was accepted.
     *
     * @param timeout how long at most, up to 5 minutes; null for 30 seconds
     * @return null when there is none after that time
     */
    @GET
    @Path("workflows/{id}/updates/{update}")
    @Nullable
    UpdateAnswer updateOutcome(
            @PathParam("id") @Encoded String workflowId,
            @PathParam("update") @Encoded String updateId,
            @QueryParam("timeout") @Nullable Duration timeout,
            @QueryParam("runId") @Nullable String runId);

    default @Nullable UpdateAnswer updateOutcome(String workflowId, String updateId, Duration timeout) {
        return updateOutcome(workflowId, updateId, timeout, null);
    }

    /** Asks a workflow, also a closed one. */
    @POST
    @Path("workflows/{id}/queries/{name}")
    QueryAnswer query(
            @PathParam("id") @Encoded String workflowId,
            @PathParam("name") @Encoded String name,
            List<@Nullable Object> arguments,
            @QueryParam("runId") @Nullable String runId);

    default QueryAnswer query(String workflowId, String name, @Nullable Object... arguments) {
        return query(workflowId, name, Arrays.asList(arguments), null);
    }

    /** Asks a workflow to cancel itself; its code decides how. */
    @POST
    @Path("workflows/{id}/cancel")
    void cancel(
            @PathParam("id") @Encoded String workflowId, Reason reason, @QueryParam("runId") @Nullable String runId);

    default void cancel(String workflowId, String reason) {
        cancel(workflowId, new Reason(reason), null);
    }

    /** Keeps a workflow's code from being run until it is resumed; what comes meanwhile is kept. */
    @POST
    @Path("workflows/{id}/pause")
    void pause(@PathParam("id") @Encoded String workflowId, Reason reason, @QueryParam("runId") @Nullable String runId);

    default void pause(String workflowId, String reason) {
        pause(workflowId, new Reason(reason), null);
    }

    /** Lets a paused workflow go on. */
    @POST
    @Path("workflows/{id}/resume")
    void resume(
            @PathParam("id") @Encoded String workflowId, Reason reason, @QueryParam("runId") @Nullable String runId);

    default void resume(String workflowId, String reason) {
        resume(workflowId, new Reason(reason), null);
    }

    /** Keeps further attempts of a pending activity from beginning until it is resumed. */
    @POST
    @Path("workflows/{id}/activities/{activityId}/pause")
    void pauseActivity(
            @PathParam("id") @Encoded String workflowId,
            @PathParam("activityId") @Encoded String activityId,
            Reason reason,
            @QueryParam("runId") @Nullable String runId);

    /** Lets a paused activity go on; its next attempt begins when it is due. */
    @POST
    @Path("workflows/{id}/activities/{activityId}/resume")
    void resumeActivity(
            @PathParam("id") @Encoded String workflowId,
            @PathParam("activityId") @Encoded String activityId,
            Reason reason,
            @QueryParam("runId") @Nullable String runId);

    /** Lets the newest run of a workflow begin again from a point of its history; the answer is the new run. */
    @POST
    @Path("workflows/{id}/reset")
    StartedWorkflow reset(
            @PathParam("id") @Encoded String workflowId,
            ResetWorkflow point,
            @QueryParam("runId") @Nullable String runId);

    default StartedWorkflow reset(String workflowId, ResetWorkflow point) {
        return reset(workflowId, point, null);
    }

    /** Ends a workflow at once, without running its code. */
    @POST
    @Path("workflows/{id}/terminate")
    void terminate(
            @PathParam("id") @Encoded String workflowId, Reason reason, @QueryParam("runId") @Nullable String runId);

    default void terminate(String workflowId, String reason) {
        terminate(workflowId, new Reason(reason), null);
    }

    /** Completes an activity that its code left to somebody outside. */
    @POST
    @Path("activities/{token}/complete")
    void completeActivity(@PathParam("token") @Encoded String token, ActivityValue result);

    default void completeActivity(String token, @Nullable Object result) {
        completeActivity(token, new ActivityValue(result));
    }

    /** Fails such an activity; the retry options of its workflow decide what follows. */
    @POST
    @Path("activities/{token}/fail")
    void failActivity(@PathParam("token") @Encoded String token, ActivityFailureReport failure);

    /** Says that such an activity is still worked on. */
    @POST
    @Path("activities/{token}/heartbeat")
    HeartbeatAnswer heartbeatActivity(@PathParam("token") @Encoded String token, ActivityValue details);

    default HeartbeatAnswer heartbeatActivity(String token, @Nullable Object details) {
        return heartbeatActivity(token, new ActivityValue(details));
    }

    /** Creates a schedule, which acts from now on. */
    @POST
    @Path("schedules")
    CreatedSchedule createSchedule(ScheduleDefinition schedule);

    /**
     * Lists schedules, newest first.
     *
     * @param query over the search attributes of schedules; null for all
     * @param pageSize 1 to 1,000; null for 100
     * @param pageToken of the page before; null for the first page
     */
    @GET
    @Path("schedules")
    SchedulePage schedules(
            @QueryParam("query") @Nullable String query,
            @QueryParam("pageSize") @Nullable Integer pageSize,
            @QueryParam("pageToken") @Nullable String pageToken);

    /** A schedule as it is, what it did and will do. */
    @GET
    @Path("schedules/{id}")
    ScheduleStatus schedule(@PathParam("id") @Encoded String scheduleId);

    /** Replaces what a schedule does, and when. */
    @PUT
    @Path("schedules/{id}")
    void replaceSchedule(@PathParam("id") @Encoded String scheduleId, ScheduleDefinition schedule);

    /** Ends a schedule; runs that it started go on. */
    @DELETE
    @Path("schedules/{id}")
    void deleteSchedule(@PathParam("id") @Encoded String scheduleId);

    /** Keeps a schedule from acting; what comes due meanwhile is not made up for. */
    @POST
    @Path("schedules/{id}/pause")
    void pauseSchedule(@PathParam("id") @Encoded String scheduleId, Reason note);

    /** Lets a schedule act again from now on. */
    @POST
    @Path("schedules/{id}/unpause")
    void unpauseSchedule(@PathParam("id") @Encoded String scheduleId, Reason note);

    /** Lets a schedule act once now, also when it is paused. */
    @POST
    @Path("schedules/{id}/trigger")
    void triggerSchedule(@PathParam("id") @Encoded String scheduleId, ScheduleTrigger trigger);

    /** Lets a schedule take past times now, also when it is paused. */
    @POST
    @Path("schedules/{id}/backfill")
    void backfillSchedule(@PathParam("id") @Encoded String scheduleId, ScheduleBackfills backfills);

    /** Begins a batch: one operation on all workflows that match. */
    @POST
    @Path("batches")
    StartedBatch startBatch(StartBatch batch);

    /**
     * Lists batches, newest first.
     *
     * @param pageSize 1 to 1,000; null for 100
     * @param pageToken of the page before; null for the first page
     */
    @GET
    @Path("batches")
    BatchPage batches(
            @QueryParam("pageSize") @Nullable Integer pageSize, @QueryParam("pageToken") @Nullable String pageToken);

    /** How far a batch is. */
    @GET
    @Path("batches/{id}")
    BatchStatus batch(@PathParam("id") @Encoded String batchId);

    /** Ends a batch; what it did stays done. */
    @POST
    @Path("batches/{id}/stop")
    void stopBatch(@PathParam("id") @Encoded String batchId, Reason reason);

    /** What is deployed. */
    @GET
    @Path("workflow-types")
    WorkflowTypes workflowTypes();
}
