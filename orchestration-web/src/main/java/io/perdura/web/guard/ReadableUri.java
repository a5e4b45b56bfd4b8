package io.perdura.web.guard;

import io.perdura.client.rest.RestJson;
import io.perdura.web.problem.ProblemKind;
import io.perdura.web.problem.Problems;
import io.perdura.web.problem.RequestRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses a URI with characters that must be encoded, such as {@code ?query=StartTime > '2026'} typed as it is. Without this filter
 * the JAX-RS implementation fails on them before any exception mapper is asked: a 500 for a mistake of the caller's.
 */
@WebFilter(urlPatterns = "/api/v1/*", asyncSupported = true)
public class ReadableUri extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        String uri = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        try {
            new URI(uri);
        } catch (URISyntaxException e) {
            refuse(request, response, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, URISyntaxException e)
            throws IOException {
        Response problem = Problems.answer(
                RequestRefused.of(ProblemKind.MALFORMED_URI, described(e)),
                request.getMethod(),
                request.getRequestURI());
        response.setStatus(problem.getStatus());
        response.setContentType(problem.getMediaType().toString());
        response.getOutputStream().write(RestJson.write(problem.getEntity()));
    }

    static String described(URISyntaxException e) {
        int index = e.getIndex();
        if (index < 0 || index >= e.getInput().length()) {
            return e.getReason() + " in " + e.getInput();
        }
        int character = e.getInput().codePointAt(index);
        StringBuilder encoded = new StringBuilder();
        for (byte b : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02X", b));
        }
        return "Position " + (index + 1) + " of " + e.getInput() + " holds '" + Character.toString(character)
                + "'; expected " + (character == '%' ? "two hexadecimal digits after it, or %25 for itself" : encoded);
    }
}
