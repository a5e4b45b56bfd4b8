package io.perdura.common.interceptors;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.common.SearchAttributeUpdate;
import io.perdura.common.WorkflowExecution;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.ContinueAsNewOptions;
import io.perdura.workflow.DynamicQueryHandler;
import io.perdura.workflow.DynamicSignalHandler;
import io.perdura.workflow.DynamicUpdateHandler;
import io.perdura.workflow.Functions;
import io.perdura.workflow.HandlerUnfinishedPolicy;
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

/** Around what workflow code asks for. Called in workflow threads only. */
public interface WorkflowOutboundCallsInterceptor {

    /** An activity that is to be scheduled; {@code options} are those of the stub. */
    final class ActivityInput<R> {
        private final String activityName;
        private final Class<R> resultClass;
        private final Type resultType;
        private final @Nullable Object[] args;
        private final @Nullable ActivityOptions options;
        private final Header header;

        public ActivityInput(
                String activityName,
                Class<R> resultClass,
                Type resultType,
                @Nullable Object[] args,
                @Nullable ActivityOptions options,
                Header header) {
            this.activityName = activityName;
            this.resultClass = resultClass;
            this.resultType = resultType;
            this.args = args;
            this.options = options;
            this.header = header;
        }

        public String getActivityName() {
            return activityName;
        }

        public Class<R> getResultClass() {
            return resultClass;
        }

        public Type getResultType() {
            return resultType;
        }

        public @Nullable Object[] getArgs() {
            return args;
        }

        public @Nullable ActivityOptions getOptions() {
            return options;
        }

        public Header getHeader() {
            return header;
        }
    }

    /** Its id, empty when it was not scheduled since its scope is cancelled, and its promise. */
    final class ActivityOutput<R> {
        private final String activityId;
        private final Promise<@Nullable R> result;

        public ActivityOutput(String activityId, Promise<@Nullable R> result) {
            this.activityId = activityId;
            this.result = result;
        }

        public String getActivityId() {
            return activityId;
        }

        public Promise<@Nullable R> getResult() {
            return result;
        }
    }

    /** A local activity that is to run; {@code options} are those of the stub. */
    final class LocalActivityInput<R> {
        private final String activityName;
        private final Class<R> resultClass;
        private final Type resultType;
        private final @Nullable Object[] args;
        private final @Nullable LocalActivityOptions options;
        private final Header header;

        public LocalActivityInput(
                String activityName,
                Class<R> resultClass,
                Type resultType,
                @Nullable Object[] args,
                @Nullable LocalActivityOptions options,
                Header header) {
            this.activityName = activityName;
            this.resultClass = resultClass;
            this.resultType = resultType;
            this.args = args;
            this.options = options;
            this.header = header;
        }

        public String getActivityName() {
            return activityName;
        }

        public Class<R> getResultClass() {
            return resultClass;
        }

        public Type getResultType() {
            return resultType;
        }

        public @Nullable Object[] getArgs() {
            return args;
        }

        public @Nullable LocalActivityOptions getOptions() {
            return options;
        }

        public Header getHeader() {
            return header;
        }
    }

    /** Its promise. */
    final class LocalActivityOutput<R> {
        private final Promise<@Nullable R> result;

        public LocalActivityOutput(Promise<@Nullable R> result) {
            this.result = result;
        }

        public Promise<@Nullable R> getResult() {
            return result;
        }
    }

    /** A child that is to start; no workflow id means that one is made. */
    final class ChildWorkflowInput<R> {
        private final @Nullable String workflowId;
        private final String workflowType;
        private final Class<R> resultClass;
        private final Type resultType;
        private final @Nullable Object[] args;
        private final ChildWorkflowOptions options;
        private final Header header;

        public ChildWorkflowInput(
                @Nullable String workflowId,
                String workflowType,
                Class<R> resultClass,
                Type resultType,
                @Nullable Object[] args,
                ChildWorkflowOptions options,
                Header header) {
            this.workflowId = workflowId;
            this.workflowType = workflowType;
            this.resultClass = resultClass;
            this.resultType = resultType;
            this.args = args;
            this.options = options;
            this.header = header;
        }

        public @Nullable String getWorkflowId() {
            return workflowId;
        }

        public String getWorkflowType() {
            return workflowType;
        }

        public Class<R> getResultClass() {
            return resultClass;
        }

        public Type getResultType() {
            return resultType;
        }

        public @Nullable Object[] getArgs() {
            return args;
        }

        public ChildWorkflowOptions getOptions() {
            return options;
        }

        public Header getHeader() {
            return header;
        }
    }

    /** Its promises. */
    final class ChildWorkflowOutput<R> {
        private final Promise<@Nullable R> result;
        private final Promise<WorkflowExecution> workflowExecution;

        public ChildWorkflowOutput(Promise<@Nullable R> result, Promise<WorkflowExecution> workflowExecution) {
            this.result = result;
            this.workflowExecution = workflowExecution;
        }

        public Promise<@Nullable R> getResult() {
            return result;
        }

        public Promise<WorkflowExecution> getWorkflowExecution() {
            return workflowExecution;
        }
    }

    /** A signal to another workflow; no run id means the latest run. */
    final class SignalExternalInput {
        private final WorkflowExecution execution;
        private final String signalName;
        private final Header header;
        private final @Nullable Object[] args;

        public SignalExternalInput(
                WorkflowExecution execution, String signalName, Header header, @Nullable Object[] args) {
            this.execution = execution;
            this.signalName = signalName;
            this.header = header;
            this.args = args;
        }

        public WorkflowExecution getExecution() {
            return execution;
        }

        public String getSignalName() {
            return signalName;
        }

        public Header getHeader() {
            return header;
        }

        public @Nullable Object[] getArgs() {
            return args;
        }
    }

    /** Completes when the signal is accepted. */
    final class SignalExternalOutput {
        private final Promise<Void> result;

        public SignalExternalOutput(Promise<Void> result) {
            this.result = result;
        }

        public Promise<Void> getResult() {
            return result;
        }
    }

    /** A request to another workflow that it cancel itself. */
    final class CancelWorkflowInput {
        private final WorkflowExecution execution;
        private final @Nullable String reason;

        public CancelWorkflowInput(WorkflowExecution execution, @Nullable String reason) {
            this.execution = execution;
            this.reason = reason;
        }

        public WorkflowExecution getExecution() {
            return execution;
        }

        public @Nullable String getReason() {
            return reason;
        }
    }

    /** Completes when the request is accepted. */
    final class CancelWorkflowOutput {
        private final Promise<Void> result;

        public CancelWorkflowOutput(Promise<Void> result) {
            this.result = result;
        }

        public Promise<Void> getResult() {
            return result;
        }
    }

    /** The next run; no type and no options mean those of this one. */
    final class ContinueAsNewInput {
        private final @Nullable String workflowType;
        private final @Nullable ContinueAsNewOptions options;
        private final @Nullable Object[] args;
        private final Header header;

        public ContinueAsNewInput(
                @Nullable String workflowType,
                @Nullable ContinueAsNewOptions options,
                @Nullable Object[] args,
                Header header) {
            this.workflowType = workflowType;
            this.options = options;
            this.args = args;
            this.header = header;
        }

        public @Nullable String getWorkflowType() {
            return workflowType;
        }

        public @Nullable ContinueAsNewOptions getOptions() {
            return options;
        }

        public @Nullable Object[] getArgs() {
            return args;
        }

        public Header getHeader() {
            return header;
        }
    }

    /** A query that is taken from now on; {@code callback} answers it. */
    final class RegisterQueryInput {
        private final String queryType;
        private final String description;
        private final Class<?>[] argTypes;
        private final Type[] genericArgTypes;
        private final Functions.Func1<@Nullable Object[], @Nullable Object> callback;

        public RegisterQueryInput(
                String queryType,
                String description,
                Class<?>[] argTypes,
                Type[] genericArgTypes,
                Functions.Func1<@Nullable Object[], @Nullable Object> callback) {
            this.queryType = queryType;
            this.description = description;
            this.argTypes = argTypes;
            this.genericArgTypes = genericArgTypes;
            this.callback = callback;
        }

        public String getQueryType() {
            return queryType;
        }

        public String getDescription() {
            return description;
        }

        public Class<?>[] getArgTypes() {
            return argTypes;
        }

        public Type[] getGenericArgTypes() {
            return genericArgTypes;
        }

        public Functions.Func1<@Nullable Object[], @Nullable Object> getCallback() {
            return callback;
        }
    }

    /** A signal that is taken from now on; {@code callback} handles it. */
    final class SignalRegistrationRequest {
        private final String signalType;
        private final String description;
        private final HandlerUnfinishedPolicy unfinishedPolicy;
        private final Class<?>[] argTypes;
        private final Type[] genericArgTypes;
        private final Functions.Proc1<@Nullable Object[]> callback;

        public SignalRegistrationRequest(
                String signalType,
                String description,
                HandlerUnfinishedPolicy unfinishedPolicy,
                Class<?>[] argTypes,
                Type[] genericArgTypes,
                Functions.Proc1<@Nullable Object[]> callback) {
            this.signalType = signalType;
            this.description = description;
            this.unfinishedPolicy = unfinishedPolicy;
            this.argTypes = argTypes;
            this.genericArgTypes = genericArgTypes;
            this.callback = callback;
        }

        public String getSignalType() {
            return signalType;
        }

        public String getDescription() {
            return description;
        }

        public HandlerUnfinishedPolicy getUnfinishedPolicy() {
            return unfinishedPolicy;
        }

        public Class<?>[] getArgTypes() {
            return argTypes;
        }

        public Type[] getGenericArgTypes() {
            return genericArgTypes;
        }

        public Functions.Proc1<@Nullable Object[]> getCallback() {
            return callback;
        }
    }

    /** Signals that are taken from now on. */
    final class RegisterSignalHandlersInput {
        private final List<SignalRegistrationRequest> requests;

        public RegisterSignalHandlersInput(List<SignalRegistrationRequest> requests) {
            this.requests = requests;
        }

        public List<SignalRegistrationRequest> getRequests() {
            return requests;
        }
    }

    /** An update that is taken from now on, by its validator and its handler. */
    final class UpdateRegistrationRequest {
        private final String updateName;
        private final String description;
        private final HandlerUnfinishedPolicy unfinishedPolicy;
        private final Class<?>[] argTypes;
        private final Type[] genericArgTypes;
        private final Functions.Proc1<@Nullable Object[]> validateCallback;
        private final Functions.Func1<@Nullable Object[], @Nullable Object> executeCallback;

        public UpdateRegistrationRequest(
                String updateName,
                String description,
                HandlerUnfinishedPolicy unfinishedPolicy,
                Class<?>[] argTypes,
                Type[] genericArgTypes,
                Functions.Proc1<@Nullable Object[]> validateCallback,
                Functions.Func1<@Nullable Object[], @Nullable Object> executeCallback) {
            this.updateName = updateName;
            this.description = description;
            this.unfinishedPolicy = unfinishedPolicy;
            this.argTypes = argTypes;
            this.genericArgTypes = genericArgTypes;
            this.validateCallback = validateCallback;
            this.executeCallback = executeCallback;
        }

        public String getUpdateName() {
            return updateName;
        }

        public String getDescription() {
            return description;
        }

        public HandlerUnfinishedPolicy getUnfinishedPolicy() {
            return unfinishedPolicy;
        }

        public Class<?>[] getArgTypes() {
            return argTypes;
        }

        public Type[] getGenericArgTypes() {
            return genericArgTypes;
        }

        public Functions.Proc1<@Nullable Object[]> getValidateCallback() {
            return validateCallback;
        }

        public Functions.Func1<@Nullable Object[], @Nullable Object> getExecuteCallback() {
            return executeCallback;
        }
    }

    /** Updates that are taken from now on. */
    final class RegisterUpdateHandlersInput {
        private final List<UpdateRegistrationRequest> requests;

        public RegisterUpdateHandlersInput(List<UpdateRegistrationRequest> requests) {
            this.requests = requests;
        }

        public List<UpdateRegistrationRequest> getRequests() {
            return requests;
        }
    }

    /** A handler of any signal that nobody else takes. */
    final class RegisterDynamicSignalHandlerInput {
        private final DynamicSignalHandler handler;

        public RegisterDynamicSignalHandlerInput(DynamicSignalHandler handler) {
            this.handler = handler;
        }

        public DynamicSignalHandler getHandler() {
            return handler;
        }
    }

    /** A handler of any query that nobody else takes. */
    final class RegisterDynamicQueryHandlerInput {
        private final DynamicQueryHandler handler;

        public RegisterDynamicQueryHandlerInput(DynamicQueryHandler handler) {
            this.handler = handler;
        }

        public DynamicQueryHandler getHandler() {
            return handler;
        }
    }

    /** A handler of any update that nobody else takes. */
    final class RegisterDynamicUpdateHandlerInput {
        private final DynamicUpdateHandler handler;

        public RegisterDynamicUpdateHandlerInput(DynamicUpdateHandler handler) {
            this.handler = handler;
        }

        public DynamicUpdateHandler getHandler() {
            return handler;
        }
    }

    <R> ActivityOutput<R> executeActivity(ActivityInput<R> input);

    <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input);

    <R> ChildWorkflowOutput<R> executeChildWorkflow(ChildWorkflowInput<R> input);

    SignalExternalOutput signalExternalWorkflow(SignalExternalInput input);

    CancelWorkflowOutput cancelWorkflow(CancelWorkflowInput input);

    void sleep(Duration duration);

    boolean await(Duration timeout, String reason, Supplier<Boolean> unblockCondition);

    void await(String reason, Supplier<Boolean> unblockCondition);

    Promise<Void> newTimer(Duration duration);

    /** A timer with what people read about it. */
    Promise<Void> newTimer(Duration duration, TimerOptions options);

    <R> @Nullable R sideEffect(Class<R> resultClass, Type resultType, Functions.Func<R> func);

    <R> @Nullable R mutableSideEffect(
            String id, Class<R> resultClass, Type resultType, BiPredicate<R, R> updated, Functions.Func<R> func);

    /** A side effect with what people read about it. */
    <R> @Nullable R sideEffect(
            Class<R> resultClass, Type resultType, Functions.Func<R> func, SideEffectOptions options);

    /** A mutable side effect with what people read about it. */
    <R> @Nullable R mutableSideEffect(
            String id,
            Class<R> resultClass,
            Type resultType,
            BiPredicate<R, R> updated,
            Functions.Func<R> func,
            MutableSideEffectOptions options);

    int getVersion(String changeId, int minSupported, int maxSupported);

    void continueAsNew(ContinueAsNewInput input);

    void upsertTypedSearchAttributes(SearchAttributeUpdate<?>... searchAttributeUpdates);

    void upsertMemo(Map<String, Object> memo);

    Random newRandom();

    UUID randomUUID();

    long currentTimeMillis();

    /** The workflow, or a listener, answers a query from now on; what is passed on may have another callback. */
    void registerQuery(RegisterQueryInput input);

    /** The workflow, or a listener, takes signals from now on; what is passed on may have other callbacks. */
    void registerSignalHandlers(RegisterSignalHandlersInput input);

    /** The workflow, or a listener, takes updates from now on; what is passed on may have other callbacks. */
    void registerUpdateHandlers(RegisterUpdateHandlersInput input);

    /** A listener takes any signal that nobody else does; another handler may be passed on. */
    void registerDynamicSignalHandler(RegisterDynamicSignalHandlerInput input);

    /** A listener answers any query that nobody else does; another handler may be passed on. */
    void registerDynamicQueryHandler(RegisterDynamicQueryHandlerInput input);

    /** A listener takes any update that nobody else does; another handler may be passed on. */
    void registerDynamicUpdateHandler(RegisterDynamicUpdateHandlerInput input);
}
