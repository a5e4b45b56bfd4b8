package io.perdura.engine.replay;

import io.perdura.common.SearchAttributeUpdate;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.workflow.Functions;
import io.perdura.workflow.MutableSideEffectOptions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.SideEffectOptions;
import io.perdura.workflow.TimerOptions;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The end of the chain of interceptors behind workflow code: the engine's own calls. */
record OutboundCalls(DurableContext context) implements WorkflowOutboundCallsInterceptor {

    @SuppressWarnings("unchecked") // a promise of what was decoded as R
    private static <R> Promise<@Nullable R> typed(Promise<?> promise) {
        return (Promise<@Nullable R>) promise;
    }

    @Override
    public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
        ActivityCommand command = context.activities()
                .open(
                        input.getActivityName(),
                        new ResultType<>(input.getResultClass(), input.getResultType()),
                        input.getArgs(),
                        input.getOptions(),
                        input.getHeader().getValues());
        return command == null
                ? new ActivityOutput<>("", typed(context.activities().refused()))
                : new ActivityOutput<>(ActivityIds.of(command.eventId(), command.event()), typed(command.promise()));
    }

    @Override
    public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
        return new LocalActivityOutput<>(typed(context.locals()
                .direct(
                        input.getActivityName(),
                        new ResultType<>(input.getResultClass(), input.getResultType()),
                        input.getArgs(),
                        input.getOptions(),
                        input.getHeader().getValues())));
    }

    @Override
    public <R> ChildWorkflowOutput<R> executeChildWorkflow(ChildWorkflowInput<R> input) {
        ChildCommand child = context.children()
                .initiate(
                        input.getWorkflowType(),
                        input.getWorkflowId(),
                        input.getOptions(),
                        new ResultType<>(input.getResultClass(), input.getResultType()),
                        input.getArgs(),
                        input.getHeader().getValues());
        return new ChildWorkflowOutput<>(typed(child.result()), child.execution());
    }

    @Override
    public SignalExternalOutput signalExternalWorkflow(SignalExternalInput input) {
        return new SignalExternalOutput(context.externals()
                .signal(
                        input.getExecution(),
                        ExternalCalls.runId(input.getExecution()),
                        input.getSignalName(),
                        context.converter().toPayloads(input.getArgs()),
                        false,
                        input.getHeader().getValues()));
    }

    @Override
    public CancelWorkflowOutput cancelWorkflow(CancelWorkflowInput input) {
        return new CancelWorkflowOutput(context.externals()
                .cancel(input.getExecution(), ExternalCalls.runId(input.getExecution()), false, input.getReason()));
    }

    @Override
    public void sleep(Duration duration) {
        context.sleep(duration);
    }

    @Override
    public boolean await(Duration timeout, String reason, Supplier<Boolean> unblockCondition) {
        return context.await(timeout, reason, unblockCondition);
    }

    @Override
    public void await(String reason, Supplier<Boolean> unblockCondition) {
        context.await(reason, unblockCondition);
    }

    @Override
    public Promise<Void> newTimer(Duration duration) {
        return context.newTimer(duration);
    }

    @Override
    public Promise<Void> newTimer(Duration duration, TimerOptions options) {
        return context.newTimer(duration, options);
    }

    @Override
    public <R> @Nullable R sideEffect(Class<R> resultClass, Type resultType, Functions.Func<R> func) {
        return context.sideEffect(resultClass, resultType, func);
    }

    @Override
    public <R> @Nullable R mutableSideEffect(
            String id, Class<R> resultClass, Type resultType, BiPredicate<R, R> updated, Functions.Func<R> func) {
        return context.mutableSideEffect(id, resultClass, resultType, updated, func);
    }

    @Override
    public <R> @Nullable R sideEffect(
            Class<R> resultClass, Type resultType, Functions.Func<R> func, SideEffectOptions options) {
        return context.sideEffect(resultClass, resultType, func, options);
    }

    @Override
    public <R> @Nullable R mutableSideEffect(
            String id,
            Class<R> resultClass,
            Type resultType,
            BiPredicate<R, R> updated,
            Functions.Func<R> func,
            MutableSideEffectOptions options) {
        return context.mutableSideEffect(id, resultClass, resultType, updated, func, options);
    }

    @Override
    public int getVersion(String changeId, int minSupported, int maxSupported) {
        return context.getVersion(changeId, minSupported, maxSupported);
    }

    @Override
    public void continueAsNew(ContinueAsNewInput input) {
        context.continueAsNew(input.getWorkflowType(), input.getOptions(), input.getArgs());
    }

    @Override
    public void upsertTypedSearchAttributes(SearchAttributeUpdate<?>... searchAttributeUpdates) {
        context.visibility().upsertTypedSearchAttributes(List.of(searchAttributeUpdates));
    }

    @Override
    public void upsertMemo(Map<String, Object> memo) {
        context.visibility().upsertMemo(memo);
    }

    @Override
    public Random newRandom() {
        return context.newRandom();
    }

    @Override
    public UUID randomUUID() {
        return context.randomUUID();
    }

    @Override
    public long currentTimeMillis() {
        return context.currentTimeMillis();
    }

    @Override
    public void registerQuery(RegisterQueryInput input) {
        context.registrations().answer(input);
    }

    @Override
    public void registerSignalHandlers(RegisterSignalHandlersInput input) {
        context.registrations().handle(input);
    }

    @Override
    public void registerUpdateHandlers(RegisterUpdateHandlersInput input) {
        context.registrations().update(input);
    }

    @Override
    public void registerDynamicSignalHandler(RegisterDynamicSignalHandlerInput input) {
        context.listeners().anySignal(input.getHandler());
    }

    @Override
    public void registerDynamicQueryHandler(RegisterDynamicQueryHandlerInput input) {
        context.listeners().anyQuery(input.getHandler());
    }

    @Override
    public void registerDynamicUpdateHandler(RegisterDynamicUpdateHandlerInput input) {
        context.listeners().anyUpdate(input.getHandler());
    }
}
