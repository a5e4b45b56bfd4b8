package io.perdura.benchmarks.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A {@link LoadDoor} on a port of its own, for processes that have no HTTP server. */
public final class HttpDoor {

    private static final String PATH = "/load";

    private HttpDoor() {}

    /** Listens on the loopback interface, for the life of the process. {@code /load/ready} says that it does. */
    public static void open(int port, LoadDoor door) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(PATH, exchange -> answer(exchange, door));
        server.start();
    }

    private static void answer(HttpExchange exchange, LoadDoor door) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(PATH.length());
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        int status = 200;
        String answer;
        try {
            answer = path.equals("/ready") ? "ready" : door.answer(path, parameters(query)::get);
        } catch (IllegalArgumentException | IllegalStateException e) {
            status = 400;
            answer = String.valueOf(e.getMessage());
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String each : query.split("&", -1)) {
            int end = each.indexOf('=');
            if (end > 0) {
                parameters.put(
                        each.substring(0, end), URLDecoder.decode(each.substring(end + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
