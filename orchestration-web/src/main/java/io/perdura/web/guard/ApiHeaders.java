package io.perdura.web.guard;

import jakarta.servlet.annotation.WebFilter;

/** The security headers of the API, wherever it is. */
@WebFilter(urlPatterns = "/api/v1/*", asyncSupported = true)
public class ApiHeaders extends SecurityHeaders {

    private static final long serialVersionUID = 1L;
}
