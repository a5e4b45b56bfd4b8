package io.perdura.common.interceptors;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.common.SearchAttributeUpdate;
import io.perdura.common.WorkflowExecution;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.ContinueAsNewOptions;
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

/** Around what workflow code asks for. Called in workflow threads only. */
public interface WorkflowOutboundCallsInterceptor extends HandlerRegistrationInterceptor {

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
}
