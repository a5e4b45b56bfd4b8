package io.perdura.it.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between the server's activities and their payment gateway, outlives every kill, and remembers each call. The gateway
 * hides a repeat from its tables by the idempotency key; here it is seen.
 */
final class PaymentWitness implements AutoCloseable {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final URI gateway;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    /**
     * One call of an activity.
     *
     * @param path {@code /charges} or {@code /refunds}
     * @param body the request, which names the order
     */
    record Call(Instant arrived, String path, String idempotencyKey, String body) {}

    /** @param gatewayPort where the server serves its gateway when it is up */
    PaymentWitness(int gatewayPort) {
        gateway = URI.create("http://localhost:" + gatewayPort + "/examples/gateway");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the payment witness can't listen", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::passOn);
        server.start();
    }

    /** What the server is to take for its gateway. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The calls for one order in one of the two ways, in the order of their arrival. */
    List<Call> calls(String path, String orderId) {
        return calls.stream()
                .filter(call -> call.path().equals(path) && call.body().contains("\"" + orderId + "\""))
                .toList();
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String key = String.valueOf(exchange.getRequestHeaders().getFirst(IDEMPOTENCY_KEY));
            byte[] body = exchange.getRequestBody().readAllBytes();
            calls.add(new Call(Instant.now(), path, key, new String(body, StandardCharsets.UTF_8)));
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(gateway + path))
                            .header(IDEMPOTENCY_KEY, key)
                            .header("Content-Type", "application/json")
                            .timeout(LIMIT)
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
