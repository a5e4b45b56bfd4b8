package io.perdura.web.problem;

import java.util.Locale;

/** Each kind of problem: its status, its title, and what a caller can do about it unless there is something better to say. */
public enum ProblemKind {
    MALFORMED_JSON(400, "The body is not what it should be", "Send JSON as /openapi/ui shows it for this path."),
    MALFORMED_URI(
            400,
            "The URI holds a character that must be encoded",
            "Encode it; with curl: curl -G --data-urlencode \"query=WorkflowType = 'Order'\" …/api/v1/workflows"),
    INVALID_REQUEST(400, "The request does not fit", "Correct what 'errors' names, and send it again."),
    INVALID_QUERY(
            400,
            "The list filter can't be read",
            "Write conditions joined by AND, such as: WorkflowType = 'Order' AND ExecutionStatus = 'Running'."),
    UNKNOWN_WORKFLOW_TYPE(
            400,
            "No such workflow type",
            "GET /api/v1/workflow-types lists what is deployed; deploy the application that has this type, in an archive that has"
                    + " a bean."),
    INVALID_ARGUMENT(
            400,
            "An argument does not fit",
            "Correct what the detail names, and send it again; GET /api/v1/workflow-types shows the parameters of each type and"
                    + " message."),
    CROSS_SITE(
            403,
            "A web page of another site sent this",
            "Call the API from a page of the same origin, or from a program that is not a browser."),
    NO_SUCH_PATH(404, "No such path", "GET /openapi/ui lists the paths of this API."),
    NOT_FOUND(
            404,
            "No such workflow, run or activity",
            "Check the id (URL-encoded) and, if given, the runId; GET /api/v1/workflows lists what there is."),
    NO_SUCH_SCHEDULE(
            404,
            "No such schedule",
            "Check the id (URL-encoded); GET /api/v1/schedules lists the schedules there are."),
    NO_SUCH_BATCH(404, "No such batch", "Check the id; a batch is forgotten with the retention of closed workflows."),
    METHOD_NOT_ALLOWED(405, "The path does not know this method", "Use a method that the header Allow names."),
    NOT_ACCEPTABLE(406, "The answer is JSON", "Send 'Accept: application/json' or no Accept header."),
    ALREADY_STARTED(
            409,
            "The workflow id is in use",
            "Take another workflowId, or say with idConflictPolicy or idReusePolicy what is to happen; a repeated request with"
                    + " the same requestId answers with the same run."),
    SCHEDULE_EXISTS(
            409,
            "The schedule exists already",
            "Take another scheduleId, or PUT /api/v1/schedules/{id} to replace it."),
    WORKFLOW_CLOSED(
            409, "The workflow has ended", "Nothing can be sent to it; GET its result or history, or start a new one."),
    ATTEMPT_OVER(
            409,
            "The attempt of the activity is over",
            "It was completed, timed out or was cancelled before; GET the workflow's history to see how."),
    TOO_LARGE(
            413,
            "Too large",
            "Keep the data elsewhere and pass a reference to it; the limits are configurable, see docs/configuration.md."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be JSON", "Send the header 'Content-Type: application/json'."),
    LIMIT_EXCEEDED(
            422,
            "A limit of the workflow is reached",
            "See docs/configuration.md for the limits; let it continue as new."),
    UPDATE_REJECTED(
            422,
            "The workflow did not accept the update",
            "The detail says why; nothing in the workflow has changed. GET /api/v1/workflow-types shows the updates of each"
                    + " type."),
    QUERY_FAILED(
            422,
            "The query failed",
            "GET /api/v1/workflow-types shows the queries of each type; nothing in the workflow has changed."),
    INTERNAL_ERROR(500, "An unexpected error", "Find the reference in the server's log, and report it."),
    UNAVAILABLE(
            503,
            "The server can't do this now",
            "Try again after the time that the header Retry-After names; GET /health/ready says why. Use the same requestId when"
                    + " you repeat a start.");

    private final int status;
    private final String title;
    private final String whatToDo;

    ProblemKind(int status, String title, String whatToDo) {
        this.status = status;
        this.title = title;
        this.whatToDo = whatToDo;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String whatToDo() {
        return whatToDo;
    }

    /** The URI of this kind in answers, such as {@code urn:perdura:problem:not-found}. */
    public String type() {
        return "urn:perdura:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
