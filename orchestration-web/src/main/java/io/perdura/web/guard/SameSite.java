package io.perdura.web.guard;

import io.perdura.web.problem.ProblemKind;
import io.perdura.web.problem.RequestRefused;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.net.URI;
import java.util.Set;

/**
 * Refuses a write that a web page of another origin sent. Without a login, a page that somebody visits on the machine of a server
 * could otherwise cancel its workflows: browsers send some requests across sites without asking first. They say so in {@code
 * Sec-Fetch-Site}, older ones in {@code Origin}; programs send neither.
 */
@PreMatching
public class SameSite implements ContainerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    public void filter(ContainerRequestContext request) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        String origin = request.getHeaderString("Origin");
        boolean own = site != null ? OWN.contains(site) : origin == null || isHost(origin, request);
        if (!own) {
            throw RequestRefused.of(
                    ProblemKind.CROSS_SITE,
                    "The browser says that the request comes from " + (origin == null ? "another site" : origin)
                            + "; expected this server's own origin");
        }
    }

    private static boolean isHost(String origin, ContainerRequestContext request) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(request.getHeaderString("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
