package io.perdura.engine.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.ActivityCanceledException;
import io.perdura.client.ActivityCompletionClient;
import io.perdura.client.ActivityNotExistsException;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowExecutionAlreadyStarted;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowQueryException;
import io.perdura.client.WorkflowServiceException;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.client.WorkflowUpdateTimeoutOrCancelledException;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.FailureConverter;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.partition.RunResult;
import io.perdura.engine.partition.UpdateReceipt;
import io.perdura.engine.port.ActivityAttempt.Heartbeat;
import io.perdura.engine.port.MessageBody.Outcome;
import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class EngineWorkflowClientTest {

    @WorkflowInterface
    public interface Order {
        @WorkflowMethod(name = "Order")
        List<Integer> place(String item, int quantity);

        @SignalMethod
        void approve(String who);

        @QueryMethod
        Optional<String> status();

        default String describe() {
            return "order";
        }
    }

    private final RecordingEngine engine = new RecordingEngine();
    private final DefaultDataConverter converter = DefaultDataConverter.newDefaultInstance();
    private final WorkflowClient client = new EngineWorkflowClient(engine, converter);

    private Order order() {
        return client.newWorkflowStub(
                Order.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId("o-1")
                        .setWorkflowRunTimeout(Duration.ofHours(1))
                        .build());
    }

    private static RunResult ended(WorkflowExecutionStatus status, io.perdura.common.Payload result, Failure failure) {
        return new RunResult("o-1", RecordingEngine.RUN, "Order", status, result, failure);
    }

    private void complete(Object value) {
        engine.result.complete(
                ended(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED, converter.encode(value), null));
    }

    @Test
    void method_reference_starts_and_does_not_wait() {
        WorkflowExecution started = WorkflowClient.start(order()::place, "book", 2);

        assertThat(started).isEqualTo(new WorkflowExecution("o-1", RecordingEngine.RUN.toString()));
        assertThat(engine.calls).containsExactly("start Order");
        assertThat(engine.starts.get(0).input()).isEqualTo(converter.toPayloads("book", 2));
        assertThat(engine.starts.get(0).runTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(engine.starts.get(0).executionTimeout()).isZero();
    }

    @Test
    void calling_the_workflow_method_starts_and_waits_for_a_generic_result() {
        complete(List.of(1, 2));

        assertThat(order().place("book", 2)).containsExactly(1, 2);
        assertThat(engine.calls).containsExactly("start Order", "result of workflow 'o-1'");
    }

    @Test
    void execute_completes_with_the_result() {
        CompletableFuture<List<Integer>> result = WorkflowClient.execute(order()::place, "book", 2);
        assertThat(result).isNotDone();

        complete(List.of(7));

        assertThat(result.join()).containsExactly(7);
    }

    @Test
    void signals_and_queries_go_by_name() {
        Order existing = client.newWorkflowStub(Order.class, "o-1");
        engine.answer.complete(converter.encode("open"));

        existing.approve("ann");
        assertThat(engine.lastInput).isEqualTo(converter.toPayloads("ann"));
        assertThat(existing.status()).contains("open");

        assertThat(engine.calls).containsExactly("signal approve to workflow 'o-1'", "query status of workflow 'o-1'");
        assertThat(existing.describe()).isEqualTo("order");
        assertThat(existing.toString()).contains("Order");
        assertThat(List.of(existing).contains(existing)).isTrue();
        assertThat(existing).isNotEqualTo(order());
    }

    @Test
    void stub_of_one_run_names_it() {
        client.newUntypedWorkflowStub("o-1", Optional.of(RecordingEngine.RUN.toString()), Optional.empty())
                .terminate("enough");

        assertThat(engine.calls)
                .containsExactly("terminate workflow 'o-1' run " + RecordingEngine.RUN + " because enough");
    }

    @Test
    void failed_run_is_thrown_with_its_whole_chain() {
        Failure failure = new FailureConverter(converter)
                .toFailure(ApplicationFailure.newNonRetryableFailureWithCause(
                        "declined", "CardDeclined", new IllegalStateException("limit")));
        engine.result.complete(ended(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED, null, failure));

        assertThatThrownBy(() -> order().place("book", 1))
                .isInstanceOf(WorkflowFailedException.class)
                .hasMessageContaining("o-1")
                .hasMessageContaining("declined")
                .cause()
                .isInstanceOf(ApplicationFailure.class)
                .cause()
                .hasMessageContaining("limit");
    }

    @Test
    void waiting_ends_with_the_timeout_and_gives_up_the_wait() {
        WorkflowStub stub = client.newUntypedWorkflowStub("o-1");

        assertThatThrownBy(() -> stub.getResult(1, TimeUnit.MILLISECONDS, String.class))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("o-1");
        assertThat(engine.result).isCancelled();
    }

    @Test
    void asynchronous_waiting_ends_with_the_timeout() {
        CompletableFuture<String> result =
                client.newUntypedWorkflowStub("o-1").getResultAsync(1, TimeUnit.MILLISECONDS, String.class);

        assertThat(result)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void refusals_become_the_exceptions_of_the_api() {
        assertRefusal(Code.NOT_FOUND, WorkflowNotFoundException.class);
        assertRefusal(Code.CLOSED, WorkflowNotFoundException.class);
        assertRefusal(Code.ALREADY_STARTED, WorkflowExecutionAlreadyStarted.class);
        assertRefusal(Code.QUERY_FAILED, WorkflowQueryException.class);
        assertRefusal(Code.UNAVAILABLE, WorkflowServiceException.class);
        assertRefusal(Code.TOO_LARGE, WorkflowServiceException.class);
    }

    private void assertRefusal(Code code, Class<? extends Throwable> expected) {
        engine.refusal = new EngineException(code, "because", RecordingEngine.RUN, null);
        assertThatThrownBy(() -> WorkflowClient.start(order()::place, "book", 1))
                .isInstanceOf(expected)
                .hasCause(engine.refusal);
        engine.result = CompletableFuture.failedFuture(engine.refusal);
        assertThat(client.newUntypedWorkflowStub("o-1").getResultAsync(String.class))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(expected);
    }

    @Test
    void stub_starts_once_and_not_after_the_fact() {
        Order order = order();
        WorkflowClient.start(order::place, "book", 1);

        assertThatThrownBy(() -> WorkflowClient.start(order::place, "book", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("o-1");
        assertThatThrownBy(() -> client.newUntypedWorkflowStub("o-1").start())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> WorkflowStub.fromTyped(order()).getExecution())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void activities_are_ended_by_token_and_by_ids() {
        ActivityCompletionClient completion = client.newActivityCompletionClient();
        byte[] token = "run:5:1".getBytes(StandardCharsets.UTF_8);

        completion.complete(token, "done");
        completion.completeExceptionally(new WorkflowExecution("o-1", ""), "5", new IllegalStateException("no"));

        assertThat(engine.calls).containsExactly("complete run:5:1", "complete 5 of workflow 'o-1'");
        assertThat(engine.outcomes.get(0)).isEqualTo(new Outcome.Completed(converter.encode("done")));
        assertThat(engine.outcomes.get(1)).isInstanceOf(Outcome.Failed.class);

        engine.heartbeat = Heartbeat.CANCEL_REQUESTED;
        assertThatThrownBy(() -> completion.heartbeat(token, 1)).isInstanceOf(ActivityCanceledException.class);
        engine.heartbeat = Heartbeat.OVER;
        assertThatThrownBy(() -> completion.heartbeat(token, 1)).isInstanceOf(ActivityNotExistsException.class);
        engine.refusal = new EngineException(Code.ATTEMPT_OVER, "over");
        assertThatThrownBy(() -> completion.complete(token, 1)).isInstanceOf(ActivityNotExistsException.class);
    }

    @Test
    void an_update_that_is_not_waited_for_any_longer_goes_on() {
        WorkflowUpdateHandle<String> handle =
                client.newUntypedWorkflowStub("o-1").getUpdateHandle("u-1", String.class);
        assertThat(engine.calls).isEmpty();
        assertThatThrownBy(() -> handle.getResult(1, TimeUnit.MILLISECONDS))
                .isInstanceOf(WorkflowUpdateTimeoutOrCancelledException.class)
                .hasMessageContaining("'u-1' has no outcome yet");
        engine.update = CompletableFuture.completedFuture(new UpdateReceipt(
                "o-1", RecordingEngine.RUN, "u-1", new UpdateReceipt.Outcome(converter.encode("done"), null)));
        assertThat(handle.getResult()).isEqualTo("done");
        assertThat(handle.getResultAsync().join()).isEqualTo("done");
        assertThat(engine.calls).contains("outcome of u-1 of workflow 'o-1'");
    }

    @Test
    void an_update_that_the_engine_refuses_is_not_a_failure_of_the_workflow() {
        engine.update = CompletableFuture.failedFuture(
                new EngineException(Code.WOULD_DEADLOCK, "in a transaction", RecordingEngine.RUN, null));
        assertThatThrownBy(() -> client.newUntypedWorkflowStub("o-1").update("add", String.class))
                .isInstanceOf(WorkflowServiceException.class)
                .hasMessageContaining("in a transaction");
    }
}
