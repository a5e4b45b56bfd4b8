package io.perdura.web.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

/** The same for what the JAX-RS implementation throws: it asks only a mapper of just this type for those. */
public class WebProblem implements ExceptionMapper<WebApplicationException> {

    @Context
    UriInfo uri;

    @Context
    Request request;

    @Override
    public Response toResponse(WebApplicationException thrown) {
        return Problems.answer(thrown, request.getMethod(), uri.getRequestUri().getRawPath());
    }
}
