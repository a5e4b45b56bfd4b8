package io.perdura.engine.replay;

import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;

/** The end of the chain of interceptors before a workflow's methods. */
record InboundCalls(WorkflowCode code, DurableContext context) implements WorkflowInboundCallsInterceptor {

    @Override
    public void init(WorkflowOutboundCallsInterceptor outboundCalls) {
        context.intercept(outboundCalls);
    }

    @Override
    public WorkflowOutput execute(WorkflowInput input) {
        return new WorkflowOutput(code.execute(input.getArguments()));
    }

    @Override
    public void handleSignal(SignalInput input) {
        code.handle(input.getSignalName(), input.getArguments());
    }

    @Override
    public QueryOutput handleQuery(QueryInput input) {
        return new QueryOutput(code.answer(input.getQueryName(), input.getArguments()));
    }

    @Override
    public void validateUpdate(UpdateInput input) {
        code.validateDirectly(input.getUpdateName(), input.getArguments());
    }

    @Override
    public UpdateOutput executeUpdate(UpdateInput input) {
        return new UpdateOutput(code.updateDirectly(input.getUpdateName(), input.getArguments()));
    }
}
