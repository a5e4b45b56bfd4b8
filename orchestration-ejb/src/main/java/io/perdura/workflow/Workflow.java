package io.perdura.workflow;

import io.perdura.common.Durations;
import io.perdura.common.RetryOptions;
import io.perdura.failure.CheckedExceptionWrapper;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that workflow code may do besides plain Java: call activities and children, wait, read time and chance.
 * Call from workflow code only (except {@link #getLogger}); elsewhere each method throws
 * {@link IllegalStateException}. What waits throws {@code CanceledFailure} when its scope is cancelled.
 *
 * <p>The methods that make stubs, and those about memo and search attributes, are inherited: {@code Workflow.newActivityStub(…)},
 * {@code Workflow.upsertMemo(…)}.
 */
public final class Workflow extends WorkflowStubs {
    /** What {@link #getVersion} returns for code that ran before the change was made. */
    public static final int DEFAULT_VERSION = -1;

    private Workflow() {}

    /** Waits until the condition holds. It is evaluated whenever the run made progress and must change nothing. */
    public static void await(Supplier<Boolean> unblockCondition) {
        WorkflowContext.current().await("await", unblockCondition);
    }

    /**
     * Waits until the condition holds or the timeout passes.
     *
     * @return false if the timeout passed
     */
    public static boolean await(Duration timeout, Supplier<Boolean> unblockCondition) {
        return WorkflowContext.current()
                .await(Durations.notNegative("timeout", timeout), "await " + timeout, unblockCondition);
    }

    /** Waits durably; days and months cost one row. */
    public static void sleep(Duration duration) {
        WorkflowContext.current().sleep(Durations.notNegative("duration", duration));
    }

    /** Waits durably. */
    public static void sleep(long millis) {
        sleep(Duration.ofMillis(millis));
    }

    /** A promise that completes after the delay; zero completes it at once. Cancelled with the current scope. */
    public static Promise<Void> newTimer(Duration delay) {
        return WorkflowContext.current().newTimer(Durations.notNegative("delay", delay));
    }

    /** As {@link #newTimer(Duration)}; the history and descriptions show the summary of the options. */
    public static Promise<Void> newTimer(Duration delay, TimerOptions options) {
        return WorkflowContext.current().newTimer(Durations.notNegative("delay", delay), options);
    }

    /** The time as recorded: the same in every replay, and fixed while the code does not wait. */
    public static long currentTimeMillis() {
        return WorkflowContext.current().currentTimeMillis();
    }

    /** A random generator that yields the same numbers in every replay. */
    public static Random newRandom() {
        return WorkflowContext.current().newRandom();
    }

    /** A UUID that is the same in every replay. */
    public static UUID randomUUID() {
        return WorkflowContext.current().randomUUID();
    }

    /**
     * Runs a short piece of code once and records its result. It may be run again only if the task that holds it is not
     * recorded; it must not call other methods of this class.
     */
    public static <R> @Nullable R sideEffect(Class<R> resultClass, Functions.Func<R> func) {
        return sideEffect(resultClass, resultClass, func);
    }

    /** As {@link #sideEffect(Class, Functions.Func)}, for a generic result. */
    public static <R> @Nullable R sideEffect(Class<R> resultClass, Type resultType, Functions.Func<R> func) {
        return WorkflowContext.current().sideEffect(resultClass, resultType, func);
    }

    /** As {@link #sideEffect(Class, Functions.Func)}, with what people read about it. */
    public static <R> @Nullable R sideEffect(Class<R> resultClass, Functions.Func<R> func, SideEffectOptions options) {
        return sideEffect(resultClass, resultClass, func, options);
    }

    /** As above, for a generic result. */
    public static <R> @Nullable R sideEffect(
            Class<R> resultClass, Type resultType, Functions.Func<R> func, SideEffectOptions options) {
        return WorkflowContext.current().sideEffect(resultClass, resultType, func, options);
    }

    /**
     * A value that may change from call to call, recorded only when it changed: for configuration that is read again and again.
     *
     * @param id names the value, unique in the workflow
     * @param updated whether the new value (second argument) differs so much from the recorded one (first) that it is recorded
     *     and returned; else the recorded one is returned
     * @param func reads the value; as with {@link #sideEffect}, it must be short and must not call other methods of this class
     */
    public static <R> @Nullable R mutableSideEffect(
            String id, Class<R> resultClass, BiPredicate<R, R> updated, Functions.Func<R> func) {
        return mutableSideEffect(id, resultClass, resultClass, updated, func);
    }

    /** As {@link #mutableSideEffect(String, Class, BiPredicate, Functions.Func)}, for a generic value. */
    public static <R> @Nullable R mutableSideEffect(
            String id, Class<R> resultClass, Type resultType, BiPredicate<R, R> updated, Functions.Func<R> func) {
        return WorkflowContext.current().mutableSideEffect(id, resultClass, resultType, updated, func);
    }

    /** As {@link #mutableSideEffect(String, Class, BiPredicate, Functions.Func)}, with what people read about it. */
    public static <R> @Nullable R mutableSideEffect(
            String id,
            Class<R> resultClass,
            BiPredicate<R, R> updated,
            Functions.Func<R> func,
            MutableSideEffectOptions options) {
        return mutableSideEffect(id, resultClass, resultClass, updated, func, options);
    }

    /** As above, for a generic value. */
    public static <R> @Nullable R mutableSideEffect(
            String id,
            Class<R> resultClass,
            Type resultType,
            BiPredicate<R, R> updated,
            Functions.Func<R> func,
            MutableSideEffectOptions options) {
        return WorkflowContext.current().mutableSideEffect(id, resultClass, resultType, updated, func, options);
    }

    /**
     * Lets old and new code live side by side: open runs keep the version that they recorded, new ones get
     * {@code maxSupported}.
     *
     * @param changeId names the change, unique in the workflow
     * @param minSupported the oldest version that the code can still run; may be {@link #DEFAULT_VERSION}
     * @throws Error if the run has recorded a version that is not supported; it fails the task, until code that supports it is
     *     deployed
     */
    public static int getVersion(String changeId, int minSupported, int maxSupported) {
        if (minSupported > maxSupported) {
            throw new IllegalArgumentException("getVersion(\"" + changeId + "\"): minSupported " + minSupported
                    + " is above maxSupported " + maxSupported + ": give them in this order");
        }
        return WorkflowContext.current().getVersion(changeId, minSupported, maxSupported);
    }

    /** What this run is: ids, type, times, limits. */
    public static WorkflowInfo getInfo() {
        return WorkflowContext.current().getInfo();
    }

    /**
     * The object of the running workflow, on which its methods are called.
     *
     * @throws IllegalStateException while its constructor runs
     */
    public static Object getInstance() {
        return WorkflowContext.current().instance();
    }

    /** The update whose handler or validator this code belongs to; empty elsewhere. */
    public static Optional<UpdateInfo> getCurrentUpdateInfo() {
        return WorkflowContext.current().getCurrentUpdateInfo();
    }

    /**
     * Whether no handler of a signal or update is under way. Wait for it before the workflow method returns or continues as
     * new: {@code Workflow.await(Workflow::isEveryHandlerFinished)}.
     */
    public static boolean isEveryHandlerFinished() {
        return WorkflowContext.current().isEveryHandlerFinished();
    }

    /** A logger that is silent while history is replayed. May be kept in a static field. */
    public static Logger getLogger(Class<?> type) {
        return new ReplayAwareLogger(LoggerFactory.getLogger(type));
    }

    /** A logger that is silent while history is replayed. May be kept in a static field. */
    public static Logger getLogger(String name) {
        return new ReplayAwareLogger(LoggerFactory.getLogger(name));
    }

    /** A promise for the code itself to complete. */
    public static <E extends @Nullable Object> CompletablePromise<E> newPromise() {
        return WorkflowContext.current().newPromise();
    }

    /** A promise that has its value already. */
    public static <E extends @Nullable Object> Promise<E> newPromise(E value) {
        CompletablePromise<E> promise = WorkflowContext.current().newPromise();
        promise.complete(value);
        return promise;
    }

    /** A promise that has failed already. */
    public static <E extends @Nullable Object> Promise<E> newFailedPromise(Exception failure) {
        CompletablePromise<E> promise = WorkflowContext.current().newPromise();
        promise.completeExceptionally(CheckedExceptionWrapper.wrap(failure));
        return promise;
    }

    /** A lock for the workflow threads of this run. */
    public static WorkflowLock newWorkflowLock() {
        return new SemaphoreLock();
    }

    /** Permits for the workflow threads of this run. */
    public static WorkflowSemaphore newWorkflowSemaphore(int permits) {
        return new FairSemaphore(permits);
    }

    /**
     * A queue between the workflow threads of this run.
     *
     * @param capacity how many elements may wait in it; at least 1
     */
    public static <E> WorkflowQueue<E> newWorkflowQueue(int capacity) {
        return new BoundedQueue<>(capacity);
    }

    /** The same as {@link #newWorkflowQueue}. */
    public static <E> WorkflowQueue<E> newQueue(int capacity) {
        return newWorkflowQueue(capacity);
    }

    /**
     * Lets an object take messages of this run: it implements interfaces with {@code @WorkflowInterface}, whose signals and
     * queries are added, or {@link DynamicSignalHandler} or {@link DynamicQueryHandler}, which take what has no other handler.
     * Signals that came before and had no handler are handed over now, in their order.
     *
     * @throws IllegalArgumentException if it has no handler, or one that is there already
     */
    public static void registerListener(Object listener) {
        WorkflowContext.current().registerListener(listener);
    }

    /** A scope below the current one; {@code run} it, and cancel it alone. */
    public static CancellationScope newCancellationScope(Runnable runnable) {
        return newCancellationScope(scope -> runnable.run());
    }

    /** A scope below the current one that is handed to its own code. */
    public static CancellationScope newCancellationScope(Functions.Proc1<CancellationScope> proc) {
        return WorkflowContext.current().newCancellationScope(false, proc);
    }

    /** A scope that is not cancelled with the current one: for what must be done after a cancellation. */
    public static CancellationScope newDetachedCancellationScope(Runnable runnable) {
        return WorkflowContext.current().newCancellationScope(true, scope -> runnable.run());
    }

    /**
     * Calls the function again, with durable pauses, until it returns or the options allow no further attempt; then
     * throws the last failure.
     *
     * @param expiration the time that all attempts together may take; empty means no limit
     */
    public static <R extends @Nullable Object> R retry(
            RetryOptions options, Optional<Duration> expiration, Functions.Func<R> fn) {
        return new Retrying(options, expiration).call(fn);
    }

    /** As {@link #retry(RetryOptions, Optional, Functions.Func)}, for code without a result. */
    public static void retry(RetryOptions options, Optional<Duration> expiration, Functions.Proc proc) {
        new Retrying(options, expiration).run(proc);
    }

    /** An unchecked exception to throw for {@code e}: itself, or one that the engine unwraps again. */
    public static RuntimeException wrap(Exception e) {
        return CheckedExceptionWrapper.wrap(e);
    }
}
