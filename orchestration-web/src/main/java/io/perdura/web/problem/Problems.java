package io.perdura.web.problem;

import io.perdura.client.rest.Problem;
import io.perdura.client.rest.Problem.FieldError;
import io.perdura.common.converter.DataConverterException;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.port.StoreException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer that an exception means. Nothing else turns exceptions into answers, and nothing of an exception that nobody
 * expected reaches the caller but a reference to the log.
 */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    static final String MEDIA_TYPE = "application/problem+json";

    private static final int RETRY_AFTER_SECONDS = 2;
    private static final int CAUSES = 20;

    private Problems() {}

    /**
     * @param instance the path of the request
     */
    public static Response answer(Throwable thrown, String method, String instance) {
        Throwable known = known(thrown);
        if (known instanceof RequestRefused refused) {
            return answer(refused.kind(), text(refused), instance, refused.errors(), null);
        }
        if (known instanceof EngineException refused) {
            return answer(kindOf(refused.code()), text(refused), instance, List.of(), refused.runId());
        }
        if (known instanceof DataConverterException mismatch) {
            return answer(ProblemKind.INVALID_ARGUMENT, text(mismatch), instance, List.of(), null);
        }
        if (known instanceof StoreException failure && failure.kind() != StoreException.Kind.DATA) {
            return answer(ProblemKind.UNAVAILABLE, "The database: " + text(failure), instance, List.of(), null);
        }
        if (known instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
            return webAnswer(web, method, instance);
        }
        String reference = UUID.randomUUID().toString();
        LOG.warn(
                "PDUR0901 {} {} failed unexpectedly; the caller got the reference {}",
                method,
                instance,
                reference,
                thrown);
        return answer(ProblemKind.INTERNAL_ERROR, "Reference " + reference, instance, List.of(), null);
    }

    /** The first exception of the chain that says what to answer: containers and futures wrap it. */
    private static Throwable known(Throwable thrown) {
        Throwable candidate = thrown;
        for (int depth = 0; candidate != null && depth < CAUSES; depth++, candidate = candidate.getCause()) {
            if (candidate instanceof RequestRefused
                    || candidate instanceof EngineException
                    || candidate instanceof DataConverterException
                    || candidate instanceof StoreException
                    || candidate instanceof WebApplicationException) {
                return candidate;
            }
        }
        return thrown;
    }

    private static ProblemKind kindOf(EngineException.Code code) {
        return switch (code) {
            case NOT_FOUND -> ProblemKind.NOT_FOUND;
            case UNKNOWN_TYPE -> ProblemKind.UNKNOWN_WORKFLOW_TYPE;
            case INVALID_ARGUMENT -> ProblemKind.INVALID_ARGUMENT;
            case TOO_LARGE -> ProblemKind.TOO_LARGE;
            case LIMIT_EXCEEDED -> ProblemKind.LIMIT_EXCEEDED;
            case ALREADY_STARTED -> ProblemKind.ALREADY_STARTED;
            case CLOSED -> ProblemKind.WORKFLOW_CLOSED;
            case ATTEMPT_OVER -> ProblemKind.ATTEMPT_OVER;
            case UPDATE_REJECTED -> ProblemKind.UPDATE_REJECTED;
            case QUERY_FAILED -> ProblemKind.QUERY_FAILED;
            // Joining a transaction is the only way to WOULD_DEADLOCK, and a request joins none: an error of ours.
            case WOULD_DEADLOCK -> ProblemKind.INTERNAL_ERROR;
            case UNAVAILABLE -> ProblemKind.UNAVAILABLE;
        };
    }

    /** What the JAX-RS implementation refuses by itself: its texts are for developers of servers, so ours replace them. */
    private static Response webAnswer(WebApplicationException thrown, String method, String instance) {
        if (thrown instanceof NotFoundException) {
            return answer(ProblemKind.NO_SUCH_PATH, "There is nothing at " + instance, instance, List.of(), null);
        }
        if (thrown instanceof NotAllowedException) {
            String allowed = thrown.getResponse().getHeaderString(HttpHeaders.ALLOW);
            Response problem = answer(
                    ProblemKind.METHOD_NOT_ALLOWED,
                    method + " is not possible at " + instance + (allowed == null ? "" : "; expected " + allowed),
                    instance,
                    List.of(),
                    null);
            return allowed == null
                    ? problem
                    : Response.fromResponse(problem)
                            .header(HttpHeaders.ALLOW, allowed)
                            .build();
        }
        if (thrown instanceof NotSupportedException) {
            return answer(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "The Content-Type of the request is not application/json",
                    instance,
                    List.of(),
                    null);
        }
        if (thrown instanceof NotAcceptableException) {
            return answer(
                    ProblemKind.NOT_ACCEPTABLE,
                    "The request accepts no media type that this path answers with",
                    instance,
                    List.of(),
                    null);
        }
        return answer(ProblemKind.INVALID_REQUEST, text(thrown), instance, List.of(), null);
    }

    private static Response answer(
            ProblemKind kind, String detail, String instance, List<FieldError> errors, @Nullable RunId runId) {
        Problem problem = new Problem(
                kind.type(),
                kind.title(),
                kind.status(),
                detail,
                kind.whatToDo(),
                instance,
                errors.isEmpty() ? null : errors,
                runId == null ? null : runId.toString());
        Response.ResponseBuilder answer =
                Response.status(kind.status()).type(MEDIA_TYPE).entity(problem);
        if (kind == ProblemKind.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
