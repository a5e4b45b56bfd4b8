package io.perdura.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perdura.client.rest.RestJson;
import io.perdura.web.guard.BodyLimit;
import io.perdura.web.guard.EmptyBody;
import io.perdura.web.guard.SameSite;
import io.perdura.web.problem.AnyProblem;
import io.perdura.web.problem.LateProblem;
import io.perdura.web.problem.WebProblem;
import io.undertow.Undertow;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;

/** The real resources over HTTP, before a fake engine. */
@SuppressWarnings("UnnecessaryAssignment") // the test stands in for the container that injects
final class ApiServer implements AutoCloseable {

    static final int MAX_BODY = 100_000;

    record Answer(int status, String contentType, HttpResponse<String> response, JsonNode json) {
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String text(String pointer) {
            return json.at(pointer).asText();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    final FakeEngine engine = new FakeEngine();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server = new Server();

    ApiServer() {
        server.start(Undertow.builder().addHttpListener(0, "localhost"));
        server.deploy(new Api(gate()), "/api/v1");
    }

    private EngineGate gate() {
        EngineGate gate = new EngineGate() {
            @Override
            Executor executor() {
                return answer -> new Thread(answer, "answer").start();
            }
        };
        gate.client = engine;
        gate.deployment = Sample.DEPLOYMENT;
        return gate;
    }

    private static final class Server extends UndertowJaxrsServer {
        int port() {
            return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        }
    }

    /** What the container makes of {@link RestApplication}, without injection. */
    static final class Api extends Application {
        private final Set<Object> singletons;

        Api(EngineGate gate) {
            WorkflowsResource workflows = new WorkflowsResource();
            workflows.engine = gate;
            WorkflowResource workflow = new WorkflowResource();
            workflow.engine = gate;
            MessagesResource messages = new MessagesResource();
            messages.engine = gate;
            ResetResource reset = new ResetResource();
            reset.engine = gate;
            UpdatesResource updates = new UpdatesResource();
            updates.engine = gate;
            PendingActivitiesResource pending = new PendingActivitiesResource();
            pending.engine = gate;
            ActivitiesResource activities = new ActivitiesResource();
            activities.engine = gate;
            WorkflowTypesResource types = new WorkflowTypesResource();
            types.engine = gate;
            SchedulesResource schedules = new SchedulesResource();
            schedules.engine = gate;
            BatchesResource batches = new BatchesResource();
            batches.engine = gate;
            ScheduleResource schedule = new ScheduleResource();
            schedule.engine = gate;
            WorkflowCountResource count = new WorkflowCountResource();
            count.engine = gate;
            singletons = Set.of(
                    workflows,
                    workflow,
                    messages,
                    updates,
                    reset,
                    activities,
                    pending,
                    types,
                    count,
                    batches,
                    schedules,
                    schedule,
                    new BodyLimit(MAX_BODY));
        }

        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(
                    RestJson.class,
                    EmptyBody.class,
                    SameSite.class,
                    AnyProblem.class,
                    LateProblem.class,
                    WebProblem.class);
        }

        @Override
        @SuppressWarnings("deprecation") // the only way to give instances without a container
        public Set<Object> getSingletons() {
            return singletons;
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Answer postNothing(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer post(String path, BodyPublisher body, String... headers) {
        return send(request(path).headers(headers).POST(body));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/api/v1" + path));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String body = response.body();
            assertThat(body).as("status %s", response.statusCode()).doesNotStartWith("<");
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response,
                    body.isEmpty() ? JSON.nullNode() : JSON.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
