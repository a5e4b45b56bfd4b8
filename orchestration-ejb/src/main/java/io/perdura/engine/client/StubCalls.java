package io.perdura.engine.client;

import io.perdura.client.WorkflowQueryConditionallyRejectedException;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor;
import java.util.concurrent.TimeoutException;

/** The end of a chain of interceptors: the stub. */
record StubCalls(RunCalls stub) implements WorkflowClientCallsInterceptor {

    @Override
    public WorkflowStartOutput start(WorkflowStartInput input) {
        return new WorkflowStartOutput(stub.start(input.getHeader().getValues(), input.getArguments()));
    }

    @Override
    public WorkflowSignalOutput signal(WorkflowSignalInput input) {
        stub.signal(input.getHeader().getValues(), input.getSignalName(), input.getArguments());
        return new WorkflowSignalOutput();
    }

    @Override
    public WorkflowSignalWithStartOutput signalWithStart(WorkflowSignalWithStartInput input) {
        return new WorkflowSignalWithStartOutput(new WorkflowStartOutput(stub.signalWithStart(
                input.getWorkflowStartInput().getHeader().getValues(),
                input.getSignalName(),
                input.getSignalArguments(),
                input.getWorkflowStartInput().getArguments())));
    }

    @Override
    public <R> WorkflowUpdateHandle<R> startUpdate(StartUpdateInput<R> input) {
        return stub.startUpdate(input.getHeader().getValues(), input.getOptions(), input.getArguments());
    }

    @Override
    public <R> GetResultOutput<R> getResult(GetResultInput<R> input) throws TimeoutException {
        return new GetResultOutput<>(
                input.getTimeout() == 0
                        ? stub.getResult(input.getResultClass(), input.getResultType())
                        : stub.getResult(
                                input.getTimeout(),
                                input.getTimeoutUnit(),
                                input.getResultClass(),
                                input.getResultType()));
    }

    @Override
    public <R> GetResultAsyncOutput<R> getResultAsync(GetResultInput<R> input) {
        return new GetResultAsyncOutput<>(
                input.getTimeout() == 0
                        ? stub.getResultAsync(input.getResultClass(), input.getResultType())
                        : stub.getResultAsync(
                                input.getTimeout(),
                                input.getTimeoutUnit(),
                                input.getResultClass(),
                                input.getResultType()));
    }

    @Override
    public <R> QueryOutput<R> query(QueryInput<R> input) {
        try {
            return new QueryOutput<>(stub.query(
                    input.getQueryType(), input.getResultClass(), input.getResultType(), input.getArguments()));
        } catch (WorkflowQueryConditionallyRejectedException refused) {
            return new QueryOutput<>(refused.getWorkflowExecutionStatus(), null);
        }
    }

    @Override
    public CancelOutput cancel(CancelInput input) {
        stub.cancel(input.getReason());
        return new CancelOutput();
    }

    @Override
    public TerminateOutput terminate(TerminateInput input) {
        stub.terminate(input.getReason(), input.getDetails());
        return new TerminateOutput();
    }

    @Override
    public <R> WorkflowUpdateWithStartOutput<R> updateWithStart(WorkflowUpdateWithStartInput<R> input) {
        WorkflowStartInput start = input.getWorkflowStartInput();
        StartUpdateInput<R> update = input.getStartUpdateInput();
        WorkflowUpdateHandle<R> handle = stub.startUpdateWithStart(
                start.getHeader().getValues(),
                update.getHeader().getValues(),
                update.getOptions(),
                update.getArguments(),
                start.getArguments());
        return new WorkflowUpdateWithStartOutput<>(new WorkflowStartOutput(stub.getExecution()), handle);
    }

    @Override
    public DescribeWorkflowOutput describe(DescribeWorkflowInput input) {
        return new DescribeWorkflowOutput(stub.describe());
    }

    @Override
    public ListWorkflowExecutionsOutput listWorkflowExecutions(ListWorkflowExecutionsInput input) {
        return new ListWorkflowExecutionsOutput(Listing.metadata(stub.scope, input.getQuery(), input.getPageSize()));
    }

    @Override
    public CountWorkflowOutput countWorkflows(CountWorkflowsInput input) {
        return new CountWorkflowOutput(new Counting(stub.scope.engine()).count(input.getQuery()));
    }
}
