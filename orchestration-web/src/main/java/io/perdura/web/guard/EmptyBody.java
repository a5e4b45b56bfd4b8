package io.perdura.web.guard;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Lets a request without a body do without a Content-Type, or with any: {@code curl -X POST …/cancel} just works. Whether a body is
 * needed is for the resource to say.
 */
@PreMatching
public class EmptyBody implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        boolean empty =
                length == null ? request.getHeaderString("Transfer-Encoding") == null : "0".equals(length.trim());
        if (empty) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }
}
