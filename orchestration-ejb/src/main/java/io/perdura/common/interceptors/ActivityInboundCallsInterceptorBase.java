package io.perdura.common.interceptors;

import io.perdura.activity.ActivityExecutionContext;

/** Passes everything on; to be extended. */
public class ActivityInboundCallsInterceptorBase implements ActivityInboundCallsInterceptor {
    private final ActivityInboundCallsInterceptor next;

    public ActivityInboundCallsInterceptorBase(ActivityInboundCallsInterceptor next) {
        this.next = next;
    }

    @Override
    public void init(ActivityExecutionContext context) {
        next.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
        return next.execute(input);
    }
}
