package io.perdura.client;

import io.perdura.common.HistoryEvent;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.workflow.Functions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts workflows and talks to them. Thread-safe; injected on a server, given by the test environment in tests.
 *
 * <p>A start, signal, cancel or terminate inside a JTA transaction takes effect if and only if that transaction commits.
 * Otherwise it is durable when the call returns. Calls throw {@link WorkflowServiceException} when the engine can't serve
 * them at the moment.
 */
@SuppressWarnings("overloads") // told apart by whether the workflow method returns something
public interface WorkflowClient {

    /** The query that every run answers with the stacks of its workflow threads, as text. */
    String QUERY_TYPE_STACK_TRACE = "__stack_trace";

    /** What the client was made with. */
    WorkflowClientOptions getOptions();

    /** A stub that starts one workflow by its workflow method, and can then signal and query it. */
    <T> T newWorkflowStub(Class<T> workflowInterface, WorkflowOptions options);

    /** A stub of the latest run of a workflow that was started before; its workflow method waits for the result. */
    <T> T newWorkflowStub(Class<T> workflowInterface, String workflowId);

    /** A stub of one run of a workflow that was started before. */
    <T> T newWorkflowStub(Class<T> workflowInterface, String workflowId, Optional<String> runId);

    /** A stub of a workflow that was started before. */
    default <T> T newWorkflowStub(Class<T> workflowInterface, WorkflowTargetOptions target) {
        return newWorkflowStub(workflowInterface, target.getWorkflowId(), Optional.ofNullable(target.getRunId()));
    }

    /** A stub that starts one workflow by the name of its type. */
    WorkflowStub newUntypedWorkflowStub(String workflowType, WorkflowOptions options);

    /** A stub of the latest run of a workflow that was started before. */
    WorkflowStub newUntypedWorkflowStub(String workflowId);

    /** A stub of one run of a workflow that was started before. */
    WorkflowStub newUntypedWorkflowStub(WorkflowExecution execution, Optional<String> workflowType);

    /** A stub of one run, or the latest, of a workflow that was started before. */
    default WorkflowStub newUntypedWorkflowStub(
            String workflowId, Optional<String> runId, Optional<String> workflowType) {
        return newUntypedWorkflowStub(new WorkflowExecution(workflowId, runId.orElse("")), workflowType);
    }

    /** A stub of a workflow that was started before. */
    default WorkflowStub newUntypedWorkflowStub(WorkflowTargetOptions target) {
        return newUntypedWorkflowStub(target, Optional.empty());
    }

    /** A stub of a workflow that was started before. */
    default WorkflowStub newUntypedWorkflowStub(WorkflowTargetOptions target, Optional<String> workflowType) {
        return newUntypedWorkflowStub(target.getWorkflowExecution(), workflowType);
    }

    /**
     * Runs that match a filter such as {@code WorkflowType = 'Order' AND ExecutionStatus = 'Running' AND CustomerId = 'c-1'},
     * newest first. They are read page by page while the stream is consumed.
     *
     * @param query null or empty for every run
     * @throws IllegalArgumentException when the filter can't be read; the message says where and what is expected
     */
    Stream<WorkflowExecutionMetadata> listExecutions(@Nullable String query);

    /** As {@link #listExecutions(String)}, reading {@code pageSize} runs at a time. */
    Stream<WorkflowExecutionMetadata> listExecutions(@Nullable String query, int pageSize);

    /** How many runs match a filter of {@link #listExecutions(String)}. */
    WorkflowExecutionCount countWorkflows(@Nullable String query);

    /**
     * The whole history of the latest run of a workflow, open or closed, to be kept as JSON and replayed by a test.
     *
     * @throws WorkflowNotFoundException when there is none
     */
    default WorkflowExecutionHistory fetchHistory(String workflowId) {
        return fetchHistory(workflowId, "");
    }

    /** As above, of one run; an empty or no run id means the latest. */
    WorkflowExecutionHistory fetchHistory(String workflowId, @Nullable String runId);

    /** The events of {@link #fetchHistory(String)}, in their order. */
    default Stream<HistoryEvent> streamHistory(String workflowId) {
        return fetchHistory(workflowId).getEvents().stream();
    }

    /** The events of {@link #fetchHistory(String, String)}, in their order. */
    default Stream<HistoryEvent> streamHistory(String workflowId, @Nullable String runId) {
        return fetchHistory(workflowId, runId).getEvents().stream();
    }

    /** Completes activities that said that they don't end when their method returns. */
    ActivityCompletionClient newActivityCompletionClient();

    /** Collects a workflow method and a signal for {@link #signalWithStart}. */
    default BatchRequest newSignalWithStartRequest() {
        return new SignalWithStartBatch();
    }

    /**
     * Signals the open workflow with the id of the stub's options, or starts it, with the signal as the first thing that it hears.
     *
     * @param signalWithStartBatch made by {@link #newSignalWithStartRequest}, with a workflow method and a signal
     */
    default WorkflowExecution signalWithStart(BatchRequest signalWithStartBatch) {
        if (signalWithStartBatch instanceof SignalWithStartBatch batch) {
            return batch.send();
        }
        throw new IllegalArgumentException(
                "The batch was not made by newSignalWithStartRequest: " + signalWithStartBatch);
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static WorkflowExecution start(Functions.Proc workflow) {
        return WorkflowInvocation.of(workflow).start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <A1 extends @Nullable Object> WorkflowExecution start(Functions.Proc1<A1> workflow, A1 arg1) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1)).start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object> WorkflowExecution start(
            Functions.Proc2<A1, A2> workflow, A1 arg1, A2 arg2) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2)).start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object>
            WorkflowExecution start(Functions.Proc3<A1, A2, A3> workflow, A1 arg1, A2 arg2, A3 arg3) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3)).start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object>
            WorkflowExecution start(Functions.Proc4<A1, A2, A3, A4> workflow, A1 arg1, A2 arg2, A3 arg3, A4 arg4) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3, arg4))
                .start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object>
            WorkflowExecution start(
                    Functions.Proc5<A1, A2, A3, A4, A5> workflow, A1 arg1, A2 arg2, A3 arg3, A4 arg4, A5 arg5) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3, arg4, arg5))
                .start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object>
            WorkflowExecution start(
                    Functions.Proc6<A1, A2, A3, A4, A5, A6> workflow,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3, arg4, arg5, arg6))
                .start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <R extends @Nullable Object> WorkflowExecution start(Functions.Func<R> workflow) {
        return WorkflowInvocation.of(workflow::apply).start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <A1 extends @Nullable Object, R extends @Nullable Object> WorkflowExecution start(
            Functions.Func1<A1, R> workflow, A1 arg1) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1)).start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, R extends @Nullable Object>
            WorkflowExecution start(Functions.Func2<A1, A2, R> workflow, A1 arg1, A2 arg2) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2)).start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    R extends @Nullable Object>
            WorkflowExecution start(Functions.Func3<A1, A2, A3, R> workflow, A1 arg1, A2 arg2, A3 arg3) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3)).start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    R extends @Nullable Object>
            WorkflowExecution start(Functions.Func4<A1, A2, A3, A4, R> workflow, A1 arg1, A2 arg2, A3 arg3, A4 arg4) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3, arg4))
                .start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    R extends @Nullable Object>
            WorkflowExecution start(
                    Functions.Func5<A1, A2, A3, A4, A5, R> workflow, A1 arg1, A2 arg2, A3 arg3, A4 arg4, A5 arg5) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3, arg4, arg5))
                .start();
    }

    /** Starts the workflow whose method is referenced, and does not wait for it. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object,
                    R extends @Nullable Object>
            WorkflowExecution start(
                    Functions.Func6<A1, A2, A3, A4, A5, A6, R> workflow,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3, arg4, arg5, arg6))
                .start();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static CompletableFuture<@Nullable Void> execute(Functions.Proc workflow) {
        return WorkflowInvocation.of(workflow).execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <A1 extends @Nullable Object> CompletableFuture<@Nullable Void> execute(
            Functions.Proc1<A1> workflow, A1 arg1) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1)).execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object> CompletableFuture<@Nullable Void> execute(
            Functions.Proc2<A1, A2> workflow, A1 arg1, A2 arg2) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2)).execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object>
            CompletableFuture<@Nullable Void> execute(Functions.Proc3<A1, A2, A3> workflow, A1 arg1, A2 arg2, A3 arg3) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3)).execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object>
            CompletableFuture<@Nullable Void> execute(
                    Functions.Proc4<A1, A2, A3, A4> workflow, A1 arg1, A2 arg2, A3 arg3, A4 arg4) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3, arg4))
                .execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object>
            CompletableFuture<@Nullable Void> execute(
                    Functions.Proc5<A1, A2, A3, A4, A5> workflow, A1 arg1, A2 arg2, A3 arg3, A4 arg4, A5 arg5) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3, arg4, arg5))
                .execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object>
            CompletableFuture<@Nullable Void> execute(
                    Functions.Proc6<A1, A2, A3, A4, A5, A6> workflow,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3, arg4, arg5, arg6))
                .execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <R> CompletableFuture<@Nullable R> execute(Functions.Func<R> workflow) {
        return WorkflowInvocation.of(workflow::apply).execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <A1 extends @Nullable Object, R> CompletableFuture<@Nullable R> execute(
            Functions.Func1<A1, R> workflow, A1 arg1) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1)).execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, R> CompletableFuture<@Nullable R> execute(
            Functions.Func2<A1, A2, R> workflow, A1 arg1, A2 arg2) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2)).execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object, R>
            CompletableFuture<@Nullable R> execute(Functions.Func3<A1, A2, A3, R> workflow, A1 arg1, A2 arg2, A3 arg3) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3)).execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    R>
            CompletableFuture<@Nullable R> execute(
                    Functions.Func4<A1, A2, A3, A4, R> workflow, A1 arg1, A2 arg2, A3 arg3, A4 arg4) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3, arg4))
                .execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    R>
            CompletableFuture<@Nullable R> execute(
                    Functions.Func5<A1, A2, A3, A4, A5, R> workflow, A1 arg1, A2 arg2, A3 arg3, A4 arg4, A5 arg5) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3, arg4, arg5))
                .execute();
    }

    /** Starts the workflow whose method is referenced; the future gets its result or a {@link WorkflowException}. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object,
                    R>
            CompletableFuture<@Nullable R> execute(
                    Functions.Func6<A1, A2, A3, A4, A5, A6, R> workflow,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6) {
        return WorkflowInvocation.of(() -> workflow.apply(arg1, arg2, arg3, arg4, arg5, arg6))
                .execute();
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static WorkflowUpdateHandle<Void> startUpdate(Functions.Proc updateMethod, UpdateOptions<Void> options) {
        return WorkflowInvocation.of(updateMethod).startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <A1 extends @Nullable Object> WorkflowUpdateHandle<Void> startUpdate(
            Functions.Proc1<A1> updateMethod, A1 arg1, UpdateOptions<Void> options) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1)).startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object> WorkflowUpdateHandle<Void> startUpdate(
            Functions.Proc2<A1, A2> updateMethod, A1 arg1, A2 arg2, UpdateOptions<Void> options) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2)).startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object>
            WorkflowUpdateHandle<Void> startUpdate(
                    Functions.Proc3<A1, A2, A3> updateMethod, A1 arg1, A2 arg2, A3 arg3, UpdateOptions<Void> options) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3)).startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object>
            WorkflowUpdateHandle<Void> startUpdate(
                    Functions.Proc4<A1, A2, A3, A4> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    UpdateOptions<Void> options) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4))
                .startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object>
            WorkflowUpdateHandle<Void> startUpdate(
                    Functions.Proc5<A1, A2, A3, A4, A5> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    UpdateOptions<Void> options) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4, arg5))
                .startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object>
            WorkflowUpdateHandle<Void> startUpdate(
                    Functions.Proc6<A1, A2, A3, A4, A5, A6> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6,
                    UpdateOptions<Void> options) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4, arg5, arg6))
                .startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <R> WorkflowUpdateHandle<R> startUpdate(Functions.Func<R> updateMethod, UpdateOptions<R> options) {
        return WorkflowInvocation.of(updateMethod::apply).startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <A1 extends @Nullable Object, R> WorkflowUpdateHandle<R> startUpdate(
            Functions.Func1<A1, R> updateMethod, A1 arg1, UpdateOptions<R> options) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1)).startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, R> WorkflowUpdateHandle<R> startUpdate(
            Functions.Func2<A1, A2, R> updateMethod, A1 arg1, A2 arg2, UpdateOptions<R> options) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2)).startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object, R>
            WorkflowUpdateHandle<R> startUpdate(
                    Functions.Func3<A1, A2, A3, R> updateMethod, A1 arg1, A2 arg2, A3 arg3, UpdateOptions<R> options) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3)).startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    R>
            WorkflowUpdateHandle<R> startUpdate(
                    Functions.Func4<A1, A2, A3, A4, R> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    UpdateOptions<R> options) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4))
                .startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    R>
            WorkflowUpdateHandle<R> startUpdate(
                    Functions.Func5<A1, A2, A3, A4, A5, R> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    UpdateOptions<R> options) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4, arg5))
                .startUpdate(options);
    }

    /** Starts the update whose method is referenced, and waits for the stage of the options. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object,
                    R>
            WorkflowUpdateHandle<R> startUpdate(
                    Functions.Func6<A1, A2, A3, A4, A5, A6, R> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6,
                    UpdateOptions<R> options) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4, arg5, arg6))
                .startUpdate(options);
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <R> WorkflowUpdateHandle<R> startUpdateWithStart(
            Functions.Proc updateMethod, UpdateOptions<R> options, WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(updateMethod).startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <A1 extends @Nullable Object, R> WorkflowUpdateHandle<R> startUpdateWithStart(
            Functions.Proc1<A1> updateMethod,
            A1 arg1,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1))
                .startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, R> WorkflowUpdateHandle<R> startUpdateWithStart(
            Functions.Proc2<A1, A2> updateMethod,
            A1 arg1,
            A2 arg2,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2))
                .startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object, R>
            WorkflowUpdateHandle<R> startUpdateWithStart(
                    Functions.Proc3<A1, A2, A3> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    UpdateOptions<R> options,
                    WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3))
                .startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    R>
            WorkflowUpdateHandle<R> startUpdateWithStart(
                    Functions.Proc4<A1, A2, A3, A4> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    UpdateOptions<R> options,
                    WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4))
                .startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    R>
            WorkflowUpdateHandle<R> startUpdateWithStart(
                    Functions.Proc5<A1, A2, A3, A4, A5> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    UpdateOptions<R> options,
                    WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4, arg5))
                .startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object,
                    R>
            WorkflowUpdateHandle<R> startUpdateWithStart(
                    Functions.Proc6<A1, A2, A3, A4, A5, A6> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6,
                    UpdateOptions<R> options,
                    WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4, arg5, arg6))
                .startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <R> WorkflowUpdateHandle<R> startUpdateWithStart(
            Functions.Func<R> updateMethod, UpdateOptions<R> options, WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(updateMethod::apply).startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <A1 extends @Nullable Object, R> WorkflowUpdateHandle<R> startUpdateWithStart(
            Functions.Func1<A1, R> updateMethod,
            A1 arg1,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1))
                .startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, R> WorkflowUpdateHandle<R> startUpdateWithStart(
            Functions.Func2<A1, A2, R> updateMethod,
            A1 arg1,
            A2 arg2,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2))
                .startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object, R>
            WorkflowUpdateHandle<R> startUpdateWithStart(
                    Functions.Func3<A1, A2, A3, R> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    UpdateOptions<R> options,
                    WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3))
                .startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    R>
            WorkflowUpdateHandle<R> startUpdateWithStart(
                    Functions.Func4<A1, A2, A3, A4, R> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    UpdateOptions<R> options,
                    WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4))
                .startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    R>
            WorkflowUpdateHandle<R> startUpdateWithStart(
                    Functions.Func5<A1, A2, A3, A4, A5, R> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    UpdateOptions<R> options,
                    WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4, arg5))
                .startUpdateWithStart(options, startOperation.use());
    }

    /** Starts the workflow of the operation with the update whose method is referenced, and waits for the stage of the options. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object,
                    R>
            WorkflowUpdateHandle<R> startUpdateWithStart(
                    Functions.Func6<A1, A2, A3, A4, A5, A6, R> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6,
                    UpdateOptions<R> options,
                    WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4, arg5, arg6))
                .startUpdateWithStart(options, startOperation.use());
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <R> @Nullable R executeUpdateWithStart(
            Functions.Proc updateMethod, UpdateOptions<R> options, WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(updateMethod)
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <A1 extends @Nullable Object, R> @Nullable R executeUpdateWithStart(
            Functions.Proc1<A1> updateMethod,
            A1 arg1,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1))
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, R> @Nullable R executeUpdateWithStart(
            Functions.Proc2<A1, A2> updateMethod,
            A1 arg1,
            A2 arg2,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2))
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object, R> @Nullable
            R executeUpdateWithStart(
                    Functions.Proc3<A1, A2, A3> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    UpdateOptions<R> options,
                    WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3))
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    R>
            @Nullable R executeUpdateWithStart(
            Functions.Proc4<A1, A2, A3, A4> updateMethod,
            A1 arg1,
            A2 arg2,
            A3 arg3,
            A4 arg4,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4))
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    R>
            @Nullable R executeUpdateWithStart(
            Functions.Proc5<A1, A2, A3, A4, A5> updateMethod,
            A1 arg1,
            A2 arg2,
            A3 arg3,
            A4 arg4,
            A5 arg5,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4, arg5))
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object,
                    R>
            @Nullable R executeUpdateWithStart(
            Functions.Proc6<A1, A2, A3, A4, A5, A6> updateMethod,
            A1 arg1,
            A2 arg2,
            A3 arg3,
            A4 arg4,
            A5 arg5,
            A6 arg6,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4, arg5, arg6))
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <R> @Nullable R executeUpdateWithStart(
            Functions.Func<R> updateMethod, UpdateOptions<R> options, WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(updateMethod::apply)
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <A1 extends @Nullable Object, R> @Nullable R executeUpdateWithStart(
            Functions.Func1<A1, R> updateMethod,
            A1 arg1,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1))
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, R> @Nullable R executeUpdateWithStart(
            Functions.Func2<A1, A2, R> updateMethod,
            A1 arg1,
            A2 arg2,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2))
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object, R> @Nullable
            R executeUpdateWithStart(
                    Functions.Func3<A1, A2, A3, R> updateMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    UpdateOptions<R> options,
                    WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3))
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    R>
            @Nullable R executeUpdateWithStart(
            Functions.Func4<A1, A2, A3, A4, R> updateMethod,
            A1 arg1,
            A2 arg2,
            A3 arg3,
            A4 arg4,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4))
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    R>
            @Nullable R executeUpdateWithStart(
            Functions.Func5<A1, A2, A3, A4, A5, R> updateMethod,
            A1 arg1,
            A2 arg2,
            A3 arg3,
            A4 arg4,
            A5 arg5,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4, arg5))
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    /** As {@code startUpdateWithStart}, and waits for the outcome of the update. */
    static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object,
                    R>
            @Nullable R executeUpdateWithStart(
            Functions.Func6<A1, A2, A3, A4, A5, A6, R> updateMethod,
            A1 arg1,
            A2 arg2,
            A3 arg3,
            A4 arg4,
            A5 arg5,
            A6 arg6,
            UpdateOptions<R> options,
            WithStartWorkflowOperation<?> startOperation) {
        return WorkflowInvocation.of(() -> updateMethod.apply(arg1, arg2, arg3, arg4, arg5, arg6))
                .startUpdateWithStart(untilCompleted(options), startOperation.use())
                .getResult();
    }

    private static <R> UpdateOptions<R> untilCompleted(UpdateOptions<R> options) {
        WorkflowUpdateStage stage = options.getWaitForStage();
        if (stage != null && stage != WorkflowUpdateStage.COMPLETED) {
            throw new IllegalArgumentException("UpdateOptions: waitForStage is " + stage
                    + ", but executeUpdateWithStart waits for COMPLETED: leave it out, or call startUpdateWithStart");
        }
        return options.toBuilder()
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
    }
}
