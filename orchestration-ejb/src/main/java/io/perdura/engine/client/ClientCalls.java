package io.perdura.engine.client;

import io.perdura.client.WorkflowQueryConditionallyRejectedException;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The end of a chain of interceptors around a client's calls, where they become calls of a stub. Thread-safe.
 *
 * @param starting the stub that starts what an input says
 * @param calling the stub of the run that an input names
 */
record ClientCalls(
        ClientScope scope,
        Function<WorkflowClientCallsInterceptor.WorkflowStartInput, RunCalls> starting,
        Function<WorkflowExecution, RunCalls> calling)
        implements WorkflowClientCallsInterceptor {

    /** Calls whatever workflow an input names. */
    static ClientCalls of(ClientScope scope) {
        return new ClientCalls(
                scope,
                start -> new StartableStub(scope, start.getWorkflowType(), start.getOptions()),
                run -> new ExistingStub(scope, run, Optional.empty()));
    }

    /** Calls one stub: what a stub is of stays, whatever an interceptor makes of the input. */
    static ClientCalls of(RunCalls stub) {
        return new ClientCalls(stub.scope, start -> stub, run -> stub);
    }

    private RunCalls stub(WorkflowStartInput input) {
        return starting.apply(input);
    }

    private RunCalls stub(WorkflowExecution execution) {
        return calling.apply(execution);
    }

    @Override
    public WorkflowStartOutput start(WorkflowStartInput input) {
        return new WorkflowStartOutput(stub(input).start(input.getHeader().getValues(), input.getArguments()));
    }

    @Override
    public WorkflowSignalOutput signal(WorkflowSignalInput input) {
        stub(input.getWorkflowExecution())
                .signal(input.getHeader().getValues(), input.getSignalName(), input.getArguments());
        return new WorkflowSignalOutput();
    }

    @Override
    public WorkflowSignalWithStartOutput signalWithStart(WorkflowSignalWithStartInput input) {
        WorkflowStartInput start = input.getWorkflowStartInput();
        return new WorkflowSignalWithStartOutput(new WorkflowStartOutput(stub(start)
                .signalWithStart(
                        start.getHeader().getValues(),
                        input.getSignalName(),
                        input.getSignalArguments(),
                        start.getArguments())));
    }

    @Override
    public <R> WorkflowUpdateHandle<R> startUpdate(StartUpdateInput<R> input) {
        return stub(input.getWorkflowExecution())
                .startUpdate(input.getHeader().getValues(), input.getOptions(), input.getArguments());
    }

    @Override
    public <R> GetResultOutput<R> getResult(GetResultInput<R> input) throws TimeoutException {
        RunCalls run = stub(input.getWorkflowExecution());
        return new GetResultOutput<>(
                input.getTimeout() == 0
                        ? run.getResult(input.getResultClass(), input.getResultType())
                        : run.getResult(
                                input.getTimeout(),
                                input.getTimeoutUnit(),
                                input.getResultClass(),
                                input.getResultType()));
    }

    @Override
    public <R> GetResultAsyncOutput<R> getResultAsync(GetResultInput<R> input) {
        RunCalls run = stub(input.getWorkflowExecution());
        return new GetResultAsyncOutput<>(
                input.getTimeout() == 0
                        ? run.getResultAsync(input.getResultClass(), input.getResultType())
                        : run.getResultAsync(
                                input.getTimeout(),
                                input.getTimeoutUnit(),
                                input.getResultClass(),
                                input.getResultType()));
    }

    @Override
    public <R> QueryOutput<R> query(QueryInput<R> input) {
        try {
            return new QueryOutput<>(stub(input.getWorkflowExecution())
                    .query(input.getQueryType(), input.getResultClass(), input.getResultType(), input.getArguments()));
        } catch (WorkflowQueryConditionallyRejectedException refused) {
            return new QueryOutput<>(refused.getWorkflowExecutionStatus(), null);
        }
    }

    @Override
    public CancelOutput cancel(CancelInput input) {
        stub(input.getWorkflowExecution()).cancel(input.getReason());
        return new CancelOutput();
    }

    @Override
    public TerminateOutput terminate(TerminateInput input) {
        stub(input.getWorkflowExecution()).terminate(input.getReason(), input.getDetails());
        return new TerminateOutput();
    }

    @Override
    public <R> WorkflowUpdateWithStartOutput<R> updateWithStart(WorkflowUpdateWithStartInput<R> input) {
        WorkflowStartInput start = input.getWorkflowStartInput();
        StartUpdateInput<R> update = input.getStartUpdateInput();
        RunCalls starts = stub(start);
        WorkflowUpdateHandle<R> handle = starts.startUpdateWithStart(
                start.getHeader().getValues(),
                update.getHeader().getValues(),
                update.getOptions(),
                update.getArguments(),
                start.getArguments());
        return new WorkflowUpdateWithStartOutput<>(new WorkflowStartOutput(starts.getExecution()), handle);
    }

    @Override
    public DescribeWorkflowOutput describe(DescribeWorkflowInput input) {
        return new DescribeWorkflowOutput(stub(input.getWorkflowExecution()).describe());
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
