package io.perdura.web.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers every exception with problem details, so that none escapes to the container. */
public class AnyProblem implements ExceptionMapper<Throwable> {

    @Context
    UriInfo uri;

    @Context
    Request request;

    @Override
    public Response toResponse(Throwable thrown) {
        return Problems.answer(thrown, request.getMethod(), uri.getRequestUri().getRawPath());
    }
}
