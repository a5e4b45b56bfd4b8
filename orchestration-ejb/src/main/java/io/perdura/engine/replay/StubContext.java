package io.perdura.engine.replay;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.ChildWorkflowStub;
import io.perdura.workflow.ContinueAsNewOptions;
import io.perdura.workflow.ExternalWorkflowStub;
import io.perdura.workflow.WorkflowContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of the context that makes stubs. A stub's calls go through the chain of interceptors that there was when the stub was
 * made: one that an interceptor makes for itself, before its chain is complete, does not come back to it.
 */
abstract class StubContext implements WorkflowContext {

    private final StubDefaults defaults;

    StubContext(WorkflowImplementationOptions options) {
        this.defaults = new StubDefaults(options);
    }

    abstract DurableContext self();

    abstract Stubs stubs();

    abstract ActivityCalls activities();

    abstract LocalCalls locals();

    abstract ChildCalls children();

    @Override
    public <T> T newActivityStub(
            Class<T> activityInterface, @Nullable ActivityOptions options, Map<String, ActivityOptions> methodOptions) {
        return stubs().activity(activityInterface, defaults.orDefault(options), defaults.merged(methodOptions));
    }

    @Override
    public ActivityStub newUntypedActivityStub(@Nullable ActivityOptions options) {
        ActivityOptions own = defaults.orDefault(options);
        Map<String, ActivityOptions> byType = defaults.merged(Map.of());
        WorkflowOutboundCallsInterceptor head = self().outbound();
        return new UntypedActivityStub(stubs(), (type, result, arguments) -> {
            ActivityOptions ofType = byType.get(type);
            return activities().schedule(head, type, result, arguments, ofType == null ? own : ofType.mergedOver(own));
        });
    }

    @Override
    public <T> T newLocalActivityStub(
            Class<T> activityInterface,
            @Nullable LocalActivityOptions options,
            Map<String, LocalActivityOptions> methodOptions) {
        return stubs().localActivity(
                        activityInterface, defaults.orDefault(options), defaults.mergedLocal(methodOptions));
    }

    @Override
    public ActivityStub newUntypedLocalActivityStub(@Nullable LocalActivityOptions options) {
        LocalActivityOptions own = defaults.orDefault(options);
        Map<String, LocalActivityOptions> byType = defaults.mergedLocal(Map.of());
        WorkflowOutboundCallsInterceptor head = self().outbound();
        return new UntypedActivityStub(
                stubs(),
                (type, result, arguments) ->
                        locals().call(head, type, result, arguments, Stubs.merged(own, byType.get(type))));
    }

    @Override
    public void setDefaultActivityOptions(ActivityOptions options) {
        defaults.set(options);
    }

    @Override
    public void setDefaultLocalActivityOptions(LocalActivityOptions options) {
        defaults.setLocal(options);
    }

    @Override
    public void applyActivityOptions(Map<String, ActivityOptions> byType) {
        defaults.apply(byType);
    }

    @Override
    public void applyLocalActivityOptions(Map<String, LocalActivityOptions> byType) {
        defaults.applyLocal(byType);
    }

    @Override
    public <T> T newChildWorkflowStub(Class<T> workflowInterface, ChildWorkflowOptions options) {
        return stubs().child(workflowInterface, options);
    }

    @Override
    public ChildWorkflowStub newUntypedChildWorkflowStub(String workflowType, ChildWorkflowOptions options) {
        return new UntypedChildStub(self(), stubs(), workflowType, options);
    }

    @Override
    public <T> T newExternalWorkflowStub(Class<T> workflowInterface, WorkflowExecution execution) {
        return stubs().external(workflowInterface, execution);
    }

    @Override
    public ExternalWorkflowStub newUntypedExternalWorkflowStub(WorkflowExecution execution) {
        return new UntypedExternalStub(self(), execution);
    }

    @Override
    public <T> T newContinueAsNewStub(Class<T> workflowInterface, @Nullable ContinueAsNewOptions options) {
        return stubs().continueAsNew(workflowInterface, options);
    }

    @Override
    public void continueAsNew(
            @Nullable String workflowType, @Nullable ContinueAsNewOptions options, @Nullable Object... arguments) {
        children().continueAsNew(workflowType, options, arguments);
        throw new CoroutineDestroyed();
    }
}
