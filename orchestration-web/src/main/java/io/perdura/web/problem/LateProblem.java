package io.perdura.web.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Answers what failed after its resource method had returned. Such a failure travels as the entity of an answer: the server's JAX-RS
 * logs an asynchronous exception with its stack as an error of its own, also when a mapper makes a plain 409 of it.
 */
public class LateProblem implements ContainerResponseFilter {

    private record Late(Throwable thrown) {}

    /** An answer that this filter turns into the problem that {@code thrown} means. */
    public static Response of(Throwable thrown) {
        return Response.serverError().entity(new Late(thrown)).build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Late late) {
            Response problem = Problems.answer(
                    late.thrown(),
                    request.getMethod(),
                    request.getUriInfo().getRequestUri().getRawPath());
            response.setStatus(problem.getStatus());
            response.getHeaders().putAll(problem.getHeaders());
            response.setEntity(problem.getEntity(), null, MediaType.valueOf(Problems.MEDIA_TYPE));
        }
    }
}
