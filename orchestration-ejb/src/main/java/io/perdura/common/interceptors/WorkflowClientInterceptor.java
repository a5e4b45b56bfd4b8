package io.perdura.common.interceptors;

/** Wraps the calls of workflow clients. Thread-safe. On a server it is enough that there is a bean of this type. */
public interface WorkflowClientInterceptor {

    /** Called for each stub; the answer calls {@code next}. */
    WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next);
}
