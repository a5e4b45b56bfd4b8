package io.perdura.it.crash;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** The server's HTTP interface, as somebody outside calls it. Safe for use by many threads. */
final class ServerApi {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    ServerApi(int port) {
        base = "http://localhost:" + port;
    }

    boolean ready() {
        try {
            return get("/health/ready").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    Answer start(String request) throws IOException {
        return post("/api/v1/workflows", request);
    }

    Answer signal(String workflowId, String signal, String arguments) throws IOException {
        return post("/api/v1/workflows/" + workflowId + "/signals/" + signal, arguments);
    }

    /** Asks for the result until there is one. */
    Answer result(String workflowId, Duration limit) {
        AtomicReference<Answer> last = new AtomicReference<>(new Answer(0, "no answer"));
        Patience.until(
                limit,
                () -> {
                    last.set(steadily("/api/v1/workflows/" + workflowId + "/result?timeout=PT10S"));
                    return last.get().status() != 204;
                },
                () -> "the result of " + workflowId + "; it is " + steadily("/api/v1/workflows/" + workflowId));
        return last.get();
    }

    Answer history(String workflowId) {
        return steadily("/api/v1/workflows/" + workflowId + "/history?pageSize=1000");
    }

    Answer rows(String orderId) {
        return steadily("/examples/orders/" + orderId);
    }

    int count(String filter) {
        String query = URLEncoder.encode(filter, StandardCharsets.UTF_8);
        return steadily("/api/v1/workflows/count?query=" + query)
                .json()
                .path("count")
                .asInt(-1);
    }

    /** Reads from a server that is up and stays so, but may have to come to itself first. */
    private Answer steadily(String path) {
        AtomicReference<Answer> last = new AtomicReference<>(new Answer(0, "no answer"));
        Patience.until(
                PATIENCE,
                () -> {
                    try {
                        last.set(get(path));
                    } catch (IOException e) {
                        last.set(new Answer(503, e.toString()));
                    }
                    return !last.get().isNobodyThere();
                },
                () -> path + " answers " + last.get());
        return last.get();
    }

    private Answer get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    private Answer post(String path, String body) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            var response = client.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while waiting for an answer"));
        }
    }
}
