package io.perdura.benchmarks.subject;

import io.perdura.benchmarks.load.Operation;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;

/** What a caller does over Perdura's REST API: W1 and W5. */
public final class RestCalls {

    private static final String API = "/bench/api/v1/workflows";

    private final int port;
    private final ThreadLocal<PlainHttp> connections;

    /** @param address of the server */
    public RestCalls(String address) {
        this.port = URI.create(address).getPort();
        this.connections = ThreadLocal.withInitial(() -> new PlainHttp(port));
    }

    /** @throws IllegalArgumentException when this workload is not for REST */
    public Operation operation(String work) {
        String prefix = "rest-" + work + "-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        return switch (work) {
            case "w1" -> number -> hello(prefix + number);
            case "w5" -> number -> signal(prefix + number);
            default -> throw new IllegalArgumentException("no workload '" + work + "' over REST: w1 and w5 are");
        };
    }

    private long hello(String id) throws IOException {
        PlainHttp http = connections.get();
        long begin = System.nanoTime();
        start(http, "Hello", id, "\"bob\"");
        http.get(API + "/" + id + "/result?timeout=PT30S").expect("hello bob");
        return begin;
    }

    private long signal(String id) throws IOException {
        PlainHttp http = connections.get();
        start(http, "Waiting", id, "");
        long begin = System.nanoTime();
        http.post(API + "/" + id + "/signals/go", "[\"now\"]").expect("");
        http.get(API + "/" + id + "/result?timeout=PT30S").expect("\"now\"");
        return begin;
    }

    private static void start(PlainHttp http, String type, String id, String input) throws IOException {
        http.post(API, "{\"workflowType\":\"" + type + "\",\"workflowId\":\"" + id + "\",\"input\":[" + input + "]}")
                .expect(id);
    }
}
