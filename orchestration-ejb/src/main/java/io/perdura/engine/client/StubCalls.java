package io.perdura.engine.client;

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
        return new QueryOutput<>(
                stub.query(input.getQueryType(), input.getResultClass(), input.getResultType(), input.getArguments()));
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
}
