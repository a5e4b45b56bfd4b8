package io.perdura.web.rest;

import io.perdura.client.rest.Problem;
import io.perdura.client.rest.RestJson;
import io.perdura.web.guard.BodyLimit;
import io.perdura.web.guard.EmptyBody;
import io.perdura.web.guard.SameSite;
import io.perdura.web.problem.AnyProblem;
import io.perdura.web.problem.LateProblem;
import io.perdura.web.problem.WebProblem;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The REST API. Its classes are listed, so that nothing of an application around it becomes part of it; and its providers do without
 * {@code @Provider}, so that an application that has its classes scanned does not take them for its own.
 */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Perdura",
                        version = "v1",
                        description =
                                "Durable workflows: start them, talk to them, see what they did. Every answer that is"
                                        + " not a success is application/problem+json (RFC 9457) and says what to do.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        components =
                @Components(
                        responses = {
                            @APIResponse(
                                    name = "BadRequest",
                                    description = "Something in the request does not fit: 'errors' names the fields.",
                                    content =
                                            @Content(
                                                    mediaType = RestApplication.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NotFound",
                                    description = "No such workflow, run or activity.",
                                    content =
                                            @Content(
                                                    mediaType = RestApplication.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "Conflict",
                                    description = "The id is in use, the workflow has ended, or the attempt is over.",
                                    content =
                                            @Content(
                                                    mediaType = RestApplication.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "TooLarge",
                                    description = "A payload or the body is over its limit.",
                                    content =
                                            @Content(
                                                    mediaType = RestApplication.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "Unprocessable",
                                    description = "The query's code failed, or a limit of the workflow is reached.",
                                    content =
                                            @Content(
                                                    mediaType = RestApplication.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "Unavailable",
                                    description = "Not now: try again after Retry-After.",
                                    content =
                                            @Content(
                                                    mediaType = RestApplication.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class)))
                        }),
        tags = {
            @Tag(name = RestApplication.WORKFLOWS, description = "Start and find workflows."),
            @Tag(
                    name = RestApplication.WORKFLOW,
                    description = "One workflow: its state, result and history; messages to it."),
            @Tag(name = RestApplication.ACTIVITIES, description = "Complete an activity from outside, by its token."),
            @Tag(name = RestApplication.SCHEDULES, description = "Start workflows again and again."),
            @Tag(name = RestApplication.BATCHES, description = "One operation on many workflows."),
            @Tag(name = RestApplication.WORKFLOW_TYPES, description = "What is deployed.")
        })
public class RestApplication extends Application {

    static final String PROBLEM = "application/problem+json";
    static final String WORKFLOWS = "Workflows";
    static final String WORKFLOW = "One workflow";
    static final String ACTIVITIES = "Activities";
    static final String BATCHES = "Batches";
    static final String SCHEDULES = "Schedules";
    static final String WORKFLOW_TYPES = "Workflow types";

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                WorkflowsResource.class,
                WorkflowCountResource.class,
                WorkflowResource.class,
                MessagesResource.class,
                UpdatesResource.class,
                ResetResource.class,
                PendingActivitiesResource.class,
                ActivitiesResource.class,
                BatchesResource.class,
                SchedulesResource.class,
                ScheduleResource.class,
                WorkflowTypesResource.class,
                RestJson.class,
                BodyLimit.class,
                EmptyBody.class,
                SameSite.class,
                AnyProblem.class,
                LateProblem.class,
                WebProblem.class);
    }
}
