package io.perdura.benchmarks.app;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets the command start and ask workflows in large numbers. All by POST, the answer is plain text.
 *
 * <ul>
 *   <li>{@code /scale/alarms/start?prefix=p&count=10000&at=millis&spread=1000}: {@link Alarm}s, evenly spread over the milliseconds
 *       from an instant on
 *   <li>{@code /scale/alarms/lateness?prefix=p&count=10000}: waits for them, answers a report of how late they were
 *   <li>{@code /scale/thousands/start?id=i&children=1000&width=1000&atATime=10}, {@code …/done?id=i}: how many are done, and the
 *       nanoseconds that it took to ask; {@code …/await?id=i}: the result
 *   <li>{@code /scale/story/start?id=i&steps=16000}, {@code …/done?id=i}: as above
 *   <li>{@code /scale/peak}: bytes in use after a garbage collection, the most since the last call
 * </ul>
 */
@WebServlet("/scale/*")
public class ScaleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Scale scale;

    @Inject
    private transient HeapPeak peak;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(answer(String.valueOf(request.getPathInfo()), request));
    }

    private String answer(String path, HttpServletRequest request) {
        return switch (path) {
            case "/alarms/start" ->
                scale.startAlarms(
                        text(request, "prefix"),
                        number(request, "count"),
                        Long.parseLong(text(request, "at")),
                        number(request, "spread"));
            case "/alarms/lateness" ->
                scale.lateness(text(request, "prefix"), number(request, "count"))
                        .toText();
            case "/thousands/start" ->
                scale.startThousands(
                        text(request, "id"),
                        number(request, "children"),
                        number(request, "width"),
                        number(request, "atATime"));
            case "/thousands/done" -> scale.doneOfThousands(text(request, "id"));
            case "/thousands/await" -> scale.await(text(request, "id"));
            case "/story/start" -> scale.startStory(text(request, "id"), number(request, "steps"));
            case "/story/done" -> scale.doneOfStory(text(request, "id"));
            case "/peak" -> Long.toString(peak.take());
            default -> throw new IllegalArgumentException("nothing is at /scale" + path);
        };
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null) {
            throw new IllegalArgumentException("the parameter '" + name + "' is missing");
        }
        return value;
    }

    private static int number(HttpServletRequest request, String name) {
        return Integer.parseInt(text(request, name));
    }
}
