package io.perdura.common.interceptors;

import io.perdura.common.SearchAttributeUpdate;
import io.perdura.workflow.Functions;
import io.perdura.workflow.MutableSideEffectOptions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.SideEffectOptions;
import io.perdura.workflow.TimerOptions;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes everything on; to be extended. */
public class WorkflowOutboundCallsInterceptorBase implements WorkflowOutboundCallsInterceptor {
    private final WorkflowOutboundCallsInterceptor next;

    public WorkflowOutboundCallsInterceptorBase(WorkflowOutboundCallsInterceptor next) {
        this.next = next;
    }

    @Override
    public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
        return next.executeActivity(input);
    }

    @Override
    public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
        return next.executeLocalActivity(input);
    }

    @Override
    public <R> ChildWorkflowOutput<R> executeChildWorkflow(ChildWorkflowInput<R> input) {
        return next.executeChildWorkflow(input);
    }

    @Override
    public SignalExternalOutput signalExternalWorkflow(SignalExternalInput input) {
        return next.signalExternalWorkflow(input);
    }

    @Override
    public CancelWorkflowOutput cancelWorkflow(CancelWorkflowInput input) {
        return next.cancelWorkflow(input);
    }

    @Override
    public void sleep(Duration duration) {
        next.sleep(duration);
    }

    @Override
    public boolean await(Duration timeout, String reason, Supplier<Boolean> unblockCondition) {
        return next.await(timeout, reason, unblockCondition);
    }

    @Override
    public void await(String reason, Supplier<Boolean> unblockCondition) {
        next.await(reason, unblockCondition);
    }

    @Override
    public Promise<Void> newTimer(Duration duration) {
        return next.newTimer(duration);
    }

    @Override
    public Promise<Void> newTimer(Duration duration, TimerOptions options) {
        return next.newTimer(duration, options);
    }

    @Override
    public <R> @Nullable R sideEffect(Class<R> resultClass, Type resultType, Functions.Func<R> func) {
        return next.sideEffect(resultClass, resultType, func);
    }

    @Override
    public <R> @Nullable R mutableSideEffect(
            String id, Class<R> resultClass, Type resultType, BiPredicate<R, R> updated, Functions.Func<R> func) {
        return next.mutableSideEffect(id, resultClass, resultType, updated, func);
    }

    @Override
    public <R> @Nullable R sideEffect(
            Class<R> resultClass, Type resultType, Functions.Func<R> func, SideEffectOptions options) {
        return next.sideEffect(resultClass, resultType, func, options);
    }

    @Override
    public <R> @Nullable R mutableSideEffect(
            String id,
            Class<R> resultClass,
            Type resultType,
            BiPredicate<R, R> updated,
            Functions.Func<R> func,
            MutableSideEffectOptions options) {
        return next.mutableSideEffect(id, resultClass, resultType, updated, func, options);
    }

    @Override
    public int getVersion(String changeId, int minSupported, int maxSupported) {
        return next.getVersion(changeId, minSupported, maxSupported);
    }

    @Override
    public void continueAsNew(ContinueAsNewInput input) {
        next.continueAsNew(input);
    }

    @Override
    public void upsertTypedSearchAttributes(SearchAttributeUpdate<?>... searchAttributeUpdates) {
        next.upsertTypedSearchAttributes(searchAttributeUpdates);
    }

    @Override
    public void upsertMemo(Map<String, Object> memo) {
        next.upsertMemo(memo);
    }

    @Override
    public Random newRandom() {
        return next.newRandom();
    }

    @Override
    public UUID randomUUID() {
        return next.randomUUID();
    }

    @Override
    public long currentTimeMillis() {
        return next.currentTimeMillis();
    }

    @Override
    public void registerQuery(RegisterQueryInput input) {
        next.registerQuery(input);
    }

    @Override
    public void registerSignalHandlers(RegisterSignalHandlersInput input) {
        next.registerSignalHandlers(input);
    }

    @Override
    public void registerUpdateHandlers(RegisterUpdateHandlersInput input) {
        next.registerUpdateHandlers(input);
    }

    @Override
    public void registerDynamicSignalHandler(RegisterDynamicSignalHandlerInput input) {
        next.registerDynamicSignalHandler(input);
    }

    @Override
    public void registerDynamicQueryHandler(RegisterDynamicQueryHandlerInput input) {
        next.registerDynamicQueryHandler(input);
    }

    @Override
    public void registerDynamicUpdateHandler(RegisterDynamicUpdateHandlerInput input) {
        next.registerDynamicUpdateHandler(input);
    }
}
