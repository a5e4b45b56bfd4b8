package io.perdura.engine.client;

import io.perdura.client.WorkflowStub;
import io.perdura.common.Payload;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor;
import io.perdura.common.interceptors.WorkflowClientInterceptor;
import io.perdura.engine.replay.Interception;
import java.util.List;
import java.util.Map;

/**
 * What goes around the calls of a client. Immutable and thread-safe.
 *
 * @param contexts the propagators whose contexts the calls carry
 */
public record ClientInterception(List<WorkflowClientInterceptor> interceptors, Interception contexts) {

    public static final ClientInterception NONE = new ClientInterception(List.of(), Interception.NONE);

    public ClientInterception {
        interceptors = List.copyOf(interceptors);
    }

    /** What a call from this thread carries. */
    Map<String, Payload> header() {
        return contexts.header();
    }

    /** The stub itself, or one whose calls go through the interceptors. */
    WorkflowStub around(RunCalls stub) {
        if (interceptors.isEmpty()) {
            return stub;
        }
        return InterceptedStub.of(stub, around(ClientCalls.of(stub)), this);
    }

    /** The chain of interceptors that ends with {@code end}. */
    WorkflowClientCallsInterceptor around(WorkflowClientCallsInterceptor end) {
        WorkflowClientCallsInterceptor chain = end;
        for (WorkflowClientInterceptor interceptor : interceptors) {
            chain = interceptor.workflowClientCallsInterceptor(chain);
        }
        return chain;
    }
}
