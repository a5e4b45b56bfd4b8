package io.perdura.common.interceptors;

/** Wraps every run and every attempt of an activity that this node executes. Thread-safe. */
public interface WorkerInterceptor {

    /** Called once for each run in memory; the answer calls {@code next}. */
    WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next);

    /** Called once for each attempt; the answer calls {@code next}. */
    ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next);
}
