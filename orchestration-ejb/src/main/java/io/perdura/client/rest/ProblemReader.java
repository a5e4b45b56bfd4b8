package io.perdura.client.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns an answer of 400 and above into a {@link ProblemException}. */
public final class ProblemReader implements ResponseExceptionMapper<ProblemException> {

    private static final String PROBLEM_SUBTYPE = "problem+json";

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400;
    }

    @Override
    public ProblemException toThrowable(Response response) {
        if (response.getMediaType() != null
                && PROBLEM_SUBTYPE.equals(response.getMediaType().getSubtype())) {
            return new ProblemException(RestJson.read(response.readEntity(String.class), Problem.class));
        }
        return new ProblemException(new Problem(
                "about:blank",
                response.getStatusInfo().getReasonPhrase(),
                response.getStatus(),
                "The answer holds no problem details: " + bodyOf(response),
                "Check that the base URL is that of a Perdura server, and what stands between it and this client",
                null,
                null,
                null));
    }

    private static String bodyOf(Response response) {
        @Nullable String body = response.hasEntity() ? response.readEntity(String.class) : null;
        if (body == null || body.isBlank()) {
            return "it is empty";
        }
        return body.length() > 500 ? body.substring(0, 500) + "…" : body;
    }
}
