package io.perdura.workflow;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.common.WorkflowExecution;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the engine does for workflow code. Implemented by the engine, not for users: they call {@link Workflow},
 * {@link Async}, {@link Promise} and {@link CancellationScope}, which hold no logic of their own and come here.
 *
 * <p>The engine binds a context to each thread that runs workflow code. Every method may be called from such a thread
 * only; the ones that wait throw {@code CanceledFailure} when the current scope is cancelled, unless said otherwise.
 */
public interface WorkflowContext {

    /** What workflow code is told that calls a client. */
    String CLIENT_IS_FORBIDDEN =
            "Cannot be called from workflow thread. A client is for code outside of workflows: here, start"
                    + " a workflow by Workflow.newChildWorkflowStub, signal or cancel one by Workflow.newExternalWorkflowStub, and"
                    + " let an activity do what remains";

    /**
     * The context of the workflow code that is running on this thread.
     *
     * @throws IllegalStateException outside workflow code
     */
    static WorkflowContext current() {
        WorkflowContext context = BoundContext.THREAD.get();
        if (context == null) {
            throw new IllegalStateException(
                    "Thread '" + Thread.currentThread().getName() + "' runs no workflow code: call"
                            + " this from a workflow, signal or query method, or from code that Async or a CancellationScope"
                            + " started, never from an activity, a constructor of another bean or a thread of your own");
        }
        return context;
    }

    /** The context of this thread, or null outside workflow code. */
    static @Nullable WorkflowContext currentOrNull() {
        return BoundContext.THREAD.get();
    }

    /** Binds a context to this thread, until {@link #clear}. For the engine. */
    static void set(WorkflowContext context) {
        BoundContext.THREAD.set(context);
    }

    /** Ends what {@link #set} began. For the engine. */
    static void clear() {
        BoundContext.THREAD.remove();
    }

    /**
     * A proxy whose methods schedule activities and wait for them; within {@link #async} they don't wait.
     *
     * @param options for all methods; null means those of the deployment
     * @param methodOptions by activity type; each goes over {@code options}
     */
    <T> T newActivityStub(
            Class<T> activityInterface, @Nullable ActivityOptions options, Map<String, ActivityOptions> methodOptions);

    ActivityStub newUntypedActivityStub(@Nullable ActivityOptions options);

    /** As {@link #newActivityStub}, for local activities. */
    <T> T newLocalActivityStub(
            Class<T> activityInterface,
            @Nullable LocalActivityOptions options,
            Map<String, LocalActivityOptions> methodOptions);

    ActivityStub newUntypedLocalActivityStub(@Nullable LocalActivityOptions options);

    void setDefaultActivityOptions(ActivityOptions options);

    void setDefaultLocalActivityOptions(LocalActivityOptions options);

    void applyActivityOptions(Map<String, ActivityOptions> byType);

    void applyLocalActivityOptions(Map<String, LocalActivityOptions> byType);

    /** A proxy that implements {@link io.perdura.common.TypedStub} over a {@link ChildWorkflowStub}. */
    <T> T newChildWorkflowStub(Class<T> workflowInterface, ChildWorkflowOptions options);

    ChildWorkflowStub newUntypedChildWorkflowStub(String workflowType, ChildWorkflowOptions options);

    /** A proxy for signals that implements {@link io.perdura.common.TypedStub} over an {@link ExternalWorkflowStub}. */
    <T> T newExternalWorkflowStub(Class<T> workflowInterface, WorkflowExecution execution);

    ExternalWorkflowStub newUntypedExternalWorkflowStub(WorkflowExecution execution);

    /** A proxy whose workflow method calls {@link #continueAsNew}. */
    <T> T newContinueAsNewStub(Class<T> workflowInterface, @Nullable ContinueAsNewOptions options);

    /**
     * Closes this run and starts the next one. Never returns: it unwinds the workflow thread.
     *
     * @param workflowType null means the type of this run
     * @param options null means those of this run
     */
    void continueAsNew(
            @Nullable String workflowType, @Nullable ContinueAsNewOptions options, @Nullable Object... arguments);

    /**
     * Runs {@code call} without waiting for it. If {@code function} is a method reference to an activity or child stub,
     * the stub's operation is started in this thread and its promise returned; else {@code call} runs in a new workflow
     * thread, which belongs to the current cancellation scope.
     *
     * @param function the function object that the user gave
     * @param call calls {@code function} with its arguments
     */
    <R extends @Nullable Object> Promise<R> async(Object function, Functions.Func<R> call);

    <V extends @Nullable Object> CompletablePromise<V> newPromise();

    /** Completes with null when all are completed, or with the failure of the first one that failed. */
    Promise<Void> allOf(Iterable<? extends Promise<?>> promises);

    /** Completes like the first promise that completes, whether with a value or a failure. */
    <V extends @Nullable Object> Promise<V> anyOf(Iterable<? extends Promise<? extends V>> promises);

    /** A scope below the current one, or a detached one, that runs {@code body} when its {@code run} is called. */
    CancellationScope newCancellationScope(boolean detached, Functions.Proc1<CancellationScope> body);

    /** The scope that this thread runs in. */
    CancellationScope currentScope();

    /** A durable timer; zero completes at once. Cancelled with the current scope. */
    default Promise<Void> newTimer(Duration delay) {
        return newTimer(delay, TimerOptions.getDefaultInstance());
    }

    /** As {@link #newTimer(Duration)}, with what people read about it. */
    Promise<Void> newTimer(Duration delay, TimerOptions options);

    /** Waits for a durable timer. */
    default void sleep(Duration duration) {
        newTimer(duration).get();
    }

    /**
     * Waits until the condition holds.
     *
     * @param reason for stack traces and messages
     */
    void await(String reason, Supplier<Boolean> condition);

    /** Waits until the condition holds (true) or the durable timeout passes (false). */
    boolean await(Duration timeout, String reason, Supplier<Boolean> condition);

    /** The recorded time of the current task, in milliseconds of the epoch. */
    long currentTimeMillis();

    /** A generator seeded from recorded chance. */
    Random newRandom();

    /** A UUID from recorded chance. */
    UUID randomUUID();

    /** Runs {@code function} once, records its result, and returns the recorded result in every replay. */
    default <R> @Nullable R sideEffect(Class<R> resultClass, Type resultType, Functions.Func<R> function) {
        return sideEffect(resultClass, resultType, function, SideEffectOptions.getDefaultInstance());
    }

    /** As above, with what people read about it. */
    <R> @Nullable R sideEffect(
            Class<R> resultClass, Type resultType, Functions.Func<R> function, SideEffectOptions options);

    /** The recorded value of {@code id}, or the new one of {@code function}, which is recorded, if it is needed or updated. */
    default <R> @Nullable R mutableSideEffect(
            String id, Class<R> resultClass, Type resultType, BiPredicate<R, R> updated, Functions.Func<R> function) {
        return mutableSideEffect(
                id, resultClass, resultType, updated, function, MutableSideEffectOptions.getDefaultInstance());
    }

    /** As above, with what people read about it. */
    <R> @Nullable R mutableSideEffect(
            String id,
            Class<R> resultClass,
            Type resultType,
            BiPredicate<R, R> updated,
            Functions.Func<R> function,
            MutableSideEffectOptions options);

    /** The version recorded for {@code changeId}, or the one that this call records. Never yields. */
    int getVersion(String changeId, int minSupported, int maxSupported);

    /** Memo, search attributes, and how earlier runs ended. */
    WorkflowVisibility visibility();

    WorkflowInfo getInfo();

    /** The workflow object of the run. */
    Object instance();

    /** The update whose handler or validator runs on this thread. */
    Optional<UpdateInfo> getCurrentUpdateInfo();

    /** Whether no handler of a signal or update is under way. */
    boolean isEveryHandlerFinished();

    /** Adds an object that takes messages; see {@link Workflow#registerListener}. */
    void registerListener(Object listener);

    /** What {@link WorkflowLocal} keeps, by variable. */
    Map<Object, @Nullable Object> runValues();

    /** What {@link WorkflowThreadLocal} keeps for the running workflow thread, by variable. */
    Map<Object, @Nullable Object> threadValues();

    /** Whether recorded history is being repeated, rather than written. */
    boolean isReplaying();
}
