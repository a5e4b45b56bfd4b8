package io.perdura.common.interceptors;

/** Changes nothing; to be extended. */
public class WorkflowClientInterceptorBase implements WorkflowClientInterceptor {

    @Override
    public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
        return next;
    }
}
