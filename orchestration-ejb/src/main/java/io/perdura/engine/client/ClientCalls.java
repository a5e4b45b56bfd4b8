package io.perdura.engine.client;

import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** The end of the chain of interceptors around a client, which calls whatever workflow an input names. Thread-safe. */
record ClientCalls(ClientScope scope) implements WorkflowClientCallsInterceptor {

    private StubCalls starting(WorkflowStartInput input) {
        return new StubCalls(new StartableStub(scope, input.getWorkflowType(), input.getOptions()));
    }

    private StubCalls calling(WorkflowExecution execution) {
        return new StubCalls(new ExistingStub(scope, execution, Optional.empty()));
    }

    @Override
    public WorkflowStartOutput start(WorkflowStartInput input) {
        return starting(input).start(input);
    }

    @Override
    public WorkflowSignalOutput signal(WorkflowSignalInput input) {
        return calling(input.getWorkflowExecution()).signal(input);
    }

    @Override
    public WorkflowSignalWithStartOutput signalWithStart(WorkflowSignalWithStartInput input) {
        return starting(input.getWorkflowStartInput()).signalWithStart(input);
    }

    @Override
    public <R> WorkflowUpdateWithStartOutput<R> updateWithStart(WorkflowUpdateWithStartInput<R> input) {
        return starting(input.getWorkflowStartInput()).updateWithStart(input);
    }

    @Override
    public <R> WorkflowUpdateHandle<R> startUpdate(StartUpdateInput<R> input) {
        return calling(input.getWorkflowExecution()).startUpdate(input);
    }

    @Override
    public <R> GetResultOutput<R> getResult(GetResultInput<R> input) throws TimeoutException {
        return calling(input.getWorkflowExecution()).getResult(input);
    }

    @Override
    public <R> GetResultAsyncOutput<R> getResultAsync(GetResultInput<R> input) {
        return calling(input.getWorkflowExecution()).getResultAsync(input);
    }

    @Override
    public <R> QueryOutput<R> query(QueryInput<R> input) {
        return calling(input.getWorkflowExecution()).query(input);
    }

    @Override
    public CancelOutput cancel(CancelInput input) {
        return calling(input.getWorkflowExecution()).cancel(input);
    }

    @Override
    public TerminateOutput terminate(TerminateInput input) {
        return calling(input.getWorkflowExecution()).terminate(input);
    }

    @Override
    public DescribeWorkflowOutput describe(DescribeWorkflowInput input) {
        return calling(input.getWorkflowExecution()).describe(input);
    }

    @Override
    public ListWorkflowExecutionsOutput listWorkflowExecutions(ListWorkflowExecutionsInput input) {
        return new ListWorkflowExecutionsOutput(Listing.metadata(scope, input.getQuery(), input.getPageSize()));
    }

    @Override
    public CountWorkflowOutput countWorkflows(CountWorkflowsInput input) {
        return new CountWorkflowOutput(new Counting(scope.engine()).count(input.getQuery()));
    }
}
