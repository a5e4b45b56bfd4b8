package io.perdura.web.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Headers that keep a browser from guessing types, framing pages or loading anything from elsewhere. No CORS header is ever set, so
 * that pages of other sites can't read an answer. The WAR of the API has them on all that it serves ({@code web.xml}); in an application
 * that brings the API along they are on the API alone ({@link ApiHeaders}), since its own pages are its own affair.
 */
public class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean api = request.getRequestURI().startsWith(request.getContextPath() + "/api/");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                api
                        ? "default-src 'none'; frame-ancestors 'none'"
                        : "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        response.setHeader("Cache-Control", api ? "no-store" : "no-cache");
        chain.doFilter(request, response);
    }
}
