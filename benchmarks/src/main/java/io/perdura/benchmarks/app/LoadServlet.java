package io.perdura.benchmarks.app;

import io.perdura.benchmarks.load.LoadDoor;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets the command drive callers inside the server; {@link LoadDoor} says how. */
@WebServlet("/load/*")
public class LoadServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Workloads workloads;

    @Resource
    private transient ManagedThreadFactory threads;

    private transient @Nullable LoadDoor door;

    @Override
    public void init() {
        door = new LoadDoor(threads, workloads::operation, workloads);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String answer;
        try {
            answer = Objects.requireNonNull(door, "init comes first")
                    .answer(Objects.requireNonNullElse(request.getPathInfo(), "/"), request::getParameter);
        } catch (IllegalArgumentException | IllegalStateException e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            answer = String.valueOf(e.getMessage());
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(answer);
    }
}
