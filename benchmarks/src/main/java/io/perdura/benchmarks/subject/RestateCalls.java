package io.perdura.benchmarks.subject;

import io.perdura.benchmarks.load.Batch;
import io.perdura.benchmarks.load.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** What a caller does over Restate's ingress. */
final class RestateCalls implements Batch {

    private final ThreadLocal<PlainHttp> connections;

    /** @param port of the ingress */
    RestateCalls(int port) {
        this.connections = ThreadLocal.withInitial(() -> new PlainHttp(port));
    }

    Operation operation(String work) {
        String prefix = work + "-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        return switch (work) {
            case "w1" -> number -> call("Hello", prefix + number, "\"bob\"", "hello bob");
            case "w2" -> number -> call("Sequence", prefix + number, "20", "2000");
            case "w3" -> number -> call("FanOut", prefix + number, "100", "10000");
            case "w4" -> number -> sleeper(prefix + number);
            case "w5" -> number -> signal(prefix + number);
            default -> throw new IllegalArgumentException("no workload '" + work + "'");
        };
    }

    private long call(String workflow, String id, String input, String result) throws IOException {
        PlainHttp http = connections.get();
        long begin = System.nanoTime();
        http.post("/" + workflow + "/" + id + "/run", input).expect(result);
        return begin;
    }

    private long sleeper(String id) throws IOException {
        PlainHttp http = connections.get();
        long begin = System.nanoTime();
        http.post("/Sleeper/" + id + "/run/send", "3600").expect("");
        return begin;
    }

    private long signal(String id) throws IOException {
        PlainHttp http = connections.get();
        http.post("/Waiting/" + id + "/run/send", null).expect("");
        long begin = System.nanoTime();
        http.post("/Waiting/" + id + "/go", "\"now\"").expect("");
        http.get("/restate/workflow/Waiting/" + id + "/attach").expect("\"now\"");
        return begin;
    }

    @Override
    public void start(String id, int steps, long goAtMillis) {
        try {
            connections
                    .get()
                    .post(
                            "/Witnessed/" + id + "/run/send",
                            "{\"steps\":" + steps + ",\"goAtMillis\":" + goAtMillis + "}")
                    .expect("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean await(String id, int steps) {
        try {
            return connections
                    .get()
                    .get("/restate/workflow/Witnessed/" + id + "/attach")
                    .body()
                    .equals(Integer.toString(100 * steps));
        } catch (IOException e) {
            return false;
        }
    }
}
