package io.perdura.web.rest;

import io.perdura.client.rest.ScheduleDefinition;
import io.perdura.common.Payload;
import io.perdura.engine.client.EngineBatchClient;
import io.perdura.engine.client.EngineScheduleClient;
import io.perdura.engine.partition.EngineClient;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.filter.FilterSyntaxException;
import io.perdura.engine.replay.Deployment;
import io.perdura.web.json.PayloadJson;
import io.perdura.web.problem.LateProblem;
import io.perdura.web.problem.ProblemKind;
import io.perdura.web.problem.RequestRefused;
import io.perdura.web.view.FailureView;
import io.perdura.web.view.HistoryStory;
import io.perdura.web.view.RunView;
import io.perdura.web.view.UpdateView;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The engine as the resources use it. Thread-safe. */
@ApplicationScoped
public class EngineGate {

    @Inject
    EngineClient client;

    @Inject
    Deployment deployment;

    @Resource
    ManagedExecutorService server;

    public EngineClient client() {
        return client;
    }

    ExecutionFilter filter(@Nullable String query) {
        try {
            return client.filter(query);
        } catch (FilterSyntaxException e) {
            throw RequestRefused.of(ProblemKind.INVALID_QUERY, String.valueOf(e.getMessage()), e);
        }
    }

    EngineScheduleClient schedules() {
        return new EngineScheduleClient(client, deployment.converter());
    }

    EngineBatchClient batches() {
        return new EngineBatchClient(client, deployment.converter());
    }

    /** A schedule as a request says it, whose arguments fit what is deployed here. */
    ScheduleForm scheduleForm(ScheduleDefinition definition) {
        ScheduleForm form =
                new ScheduleForm(definition, payloads(), deployment.converter(), client::searchAttributeTypes);
        List<Payload> input = form.input(); // refuses a form without action
        contracts().checkScheduled(definition.action().workflowType(), input);
        return form;
    }

    public Deployment deployment() {
        return deployment;
    }

    public PayloadJson payloads() {
        return new PayloadJson(deployment.converter());
    }

    public FailureView failures(boolean stackTraces) {
        return new FailureView(payloads(), stackTraces);
    }

    public RunView runs(boolean stackTraces) {
        return new RunView(payloads(), failures(stackTraces));
    }

    UpdateView updates(boolean stackTraces) {
        return new UpdateView(payloads(), failures(stackTraces));
    }

    public HistoryStory story(boolean stackTraces) {
        return new HistoryStory(payloads(), failures(stackTraces));
    }

    Contracts contracts() {
        return new Contracts(
                deployment, target -> client.describe(target).execution().workflowType());
    }

    /**
     * Answers when the engine is done. The answer is written by a thread of the server, never by the engine's: one that commits must
     * not wait for a slow network. When the engine is done already, that is the thread of the request.
     */
    public <T> CompletionStage<Response> answer(CompletableFuture<T> done, Function<? super T, Response> answer) {
        CompletableFuture<Response> written =
                done.isDone() ? done.thenApply(answer) : done.thenApplyAsync(answer, executor());
        return written.exceptionally(LateProblem::of);
    }

    /** Answers 202 when the engine is done. */
    CompletionStage<Response> accepted(CompletableFuture<Void> done) {
        return answer(done, nothing -> Response.accepted().build());
    }

    Executor executor() {
        return server;
    }
}
