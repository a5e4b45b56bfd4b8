package io.perdura.benchmarks.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The control door of a measured process. Thread-safe. */
public final class Remote {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    /** @param base the address before every path */
    public Remote(String base) {
        this.base = base;
    }

    /** Posts nothing and answers the text that comes. */
    public String post(String path) {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(URI.create(base + path)).POST(HttpRequest.BodyPublishers.noBody()));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    base + path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    /** Posts JSON; every answer of success will do. */
    public void postJson(String path, String json) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    base + path + " answered " + response.statusCode() + ": " + response.body());
        }
    }

    /** Whether a GET of the path is answered with 200. */
    public boolean answers(String path) {
        try {
            return send(HttpRequest.newBuilder(URI.create(base + path)).GET()).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + base + " was asked", e);
        }
    }
}
