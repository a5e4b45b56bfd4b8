package io.perdura.workflow;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.common.TypedStub;
import io.perdura.common.WorkflowExecution;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of {@link Workflow} that make stubs: of activities, children, other workflows, and the next run. */
abstract class WorkflowStubs extends WorkflowValues {
    WorkflowStubs() {}

    /** A stub with the options of the activity's {@code @ActivityPolicy} or of the deployment. */
    public static <T> T newActivityStub(Class<T> activityInterface) {
        return WorkflowContext.current().newActivityStub(activityInterface, null, Map.of());
    }

    /** A stub whose methods schedule activities and wait for their results. */
    public static <T> T newActivityStub(Class<T> activityInterface, ActivityOptions options) {
        return WorkflowContext.current().newActivityStub(activityInterface, options, Map.of());
    }

    /**
     * A stub with options of their own for some methods.
     *
     * @param activityMethodOptions by activity type; what is set there goes over {@code options}
     */
    public static <T> T newActivityStub(
            Class<T> activityInterface, ActivityOptions options, Map<String, ActivityOptions> activityMethodOptions) {
        return WorkflowContext.current().newActivityStub(activityInterface, options, Map.copyOf(activityMethodOptions));
    }

    /** A stub that calls activities by the name of their type. */
    public static ActivityStub newUntypedActivityStub(ActivityOptions options) {
        return WorkflowContext.current().newUntypedActivityStub(options);
    }

    /** A stub for local activities with the options of the {@code @ActivityPolicy} or of the deployment. */
    public static <T> T newLocalActivityStub(Class<T> activityInterface) {
        return WorkflowContext.current().newLocalActivityStub(activityInterface, null, Map.of());
    }

    /** A stub whose methods run activities inside the task of the workflow; see {@link LocalActivityOptions}. */
    public static <T> T newLocalActivityStub(Class<T> activityInterface, LocalActivityOptions options) {
        return WorkflowContext.current().newLocalActivityStub(activityInterface, options, Map.of());
    }

    /**
     * A stub for local activities with options of their own for some methods.
     *
     * @param activityMethodOptions by activity type; what is set there goes over {@code options}
     */
    public static <T> T newLocalActivityStub(
            Class<T> activityInterface,
            LocalActivityOptions options,
            Map<String, LocalActivityOptions> activityMethodOptions) {
        return WorkflowContext.current()
                .newLocalActivityStub(activityInterface, options, Map.copyOf(activityMethodOptions));
    }

    /** A stub that calls local activities by the name of their type. */
    public static ActivityStub newUntypedLocalActivityStub(LocalActivityOptions options) {
        return WorkflowContext.current().newUntypedLocalActivityStub(options);
    }

    /** The options of activity stubs that this run makes from now on without options, over those that it was registered with. */
    public static void setDefaultActivityOptions(ActivityOptions defaultActivityOptions) {
        WorkflowContext.current().setDefaultActivityOptions(defaultActivityOptions);
    }

    /** The options of local activity stubs that this run makes from now on without options, over those that it was registered with. */
    public static void setDefaultLocalActivityOptions(LocalActivityOptions defaultLocalActivityOptions) {
        WorkflowContext.current().setDefaultLocalActivityOptions(defaultLocalActivityOptions);
    }

    /** Options by activity type for stubs that this run makes from now on; they go over the stub's. */
    public static void applyActivityOptions(Map<String, ActivityOptions> activityTypeToOptions) {
        WorkflowContext.current().applyActivityOptions(Map.copyOf(activityTypeToOptions));
    }

    /** Options by activity type for local stubs that this run makes from now on; they go over the stub's. */
    public static void applyLocalActivityOptions(Map<String, LocalActivityOptions> activityTypeToOptions) {
        WorkflowContext.current().applyLocalActivityOptions(Map.copyOf(activityTypeToOptions));
    }

    /** A stub for one child workflow with default options. */
    public static <T> T newChildWorkflowStub(Class<T> workflowInterface) {
        return newChildWorkflowStub(workflowInterface, ChildWorkflowOptions.getDefaultInstance());
    }

    /** A stub for one child workflow: its workflow method starts it and waits for its result. */
    public static <T> T newChildWorkflowStub(Class<T> workflowInterface, ChildWorkflowOptions options) {
        return WorkflowContext.current().newChildWorkflowStub(workflowInterface, options);
    }

    /** A stub that starts a child by the name of its type, with default options. */
    public static ChildWorkflowStub newUntypedChildWorkflowStub(String workflowType) {
        return newUntypedChildWorkflowStub(workflowType, ChildWorkflowOptions.getDefaultInstance());
    }

    /** A stub that starts a child by the name of its type. */
    public static ChildWorkflowStub newUntypedChildWorkflowStub(String workflowType, ChildWorkflowOptions options) {
        return WorkflowContext.current().newUntypedChildWorkflowStub(workflowType, options);
    }

    /**
     * The ids of the child behind a typed stub, once it has started; fails if it could not start. Those of an external workflow are known
     * at once.
     */
    public static Promise<WorkflowExecution> getWorkflowExecution(Object workflowStub) {
        Object untyped = TypedStub.untyped(workflowStub, Object.class);
        return untyped instanceof ExternalWorkflowStub external
                ? Workflow.newPromise(external.getExecution())
                : TypedStub.untyped(workflowStub, ChildWorkflowStub.class).getExecution();
    }

    /** A stub that signals the latest run of another workflow. */
    public static <T> T newExternalWorkflowStub(Class<T> workflowInterface, String workflowId) {
        return newExternalWorkflowStub(workflowInterface, WorkflowExecution.latest(workflowId));
    }

    /** A stub that signals another workflow. */
    public static <T> T newExternalWorkflowStub(Class<T> workflowInterface, WorkflowExecution execution) {
        return WorkflowContext.current().newExternalWorkflowStub(workflowInterface, execution);
    }

    /** A handle that signals or cancels the latest run of another workflow. */
    public static ExternalWorkflowStub newUntypedExternalWorkflowStub(String workflowId) {
        return newUntypedExternalWorkflowStub(WorkflowExecution.latest(workflowId));
    }

    /** A handle that signals or cancels another workflow. */
    public static ExternalWorkflowStub newUntypedExternalWorkflowStub(WorkflowExecution execution) {
        return WorkflowContext.current().newUntypedExternalWorkflowStub(execution);
    }

    /** A stub whose workflow method closes this run and starts the next one with its arguments. */
    public static <T> T newContinueAsNewStub(Class<T> workflowInterface) {
        return WorkflowContext.current().newContinueAsNewStub(workflowInterface, null);
    }

    /** A stub whose workflow method closes this run and starts the next one with its arguments. */
    public static <T> T newContinueAsNewStub(Class<T> workflowInterface, ContinueAsNewOptions options) {
        return WorkflowContext.current().newContinueAsNewStub(workflowInterface, options);
    }

    /** Closes this run and starts the next one of the same type. Never returns. */
    public static void continueAsNew(@Nullable Object... args) {
        WorkflowContext.current().continueAsNew(null, null, args);
    }

    /** Closes this run and starts the next one of the same type. Never returns. */
    public static void continueAsNew(ContinueAsNewOptions options, @Nullable Object... args) {
        WorkflowContext.current().continueAsNew(null, options, args);
    }

    /** Closes this run and starts the next one with another type. Never returns. */
    public static void continueAsNew(
            String workflowType, @Nullable ContinueAsNewOptions options, @Nullable Object... args) {
        WorkflowContext.current().continueAsNew(workflowType, options, args);
    }
}
