package io.perdura.workflow;

import io.perdura.common.RetryOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts activities, child workflows and workflow code without waiting for them. A method reference to a stub
 * ({@code activities::charge}) is scheduled directly; any other code runs in a workflow thread of its own that takes
 * turns with the others of its run. Call from workflow code only.
 */
public final class Async {
    private Async() {}

    /** Calls the function asynchronously; the promise gets its result or failure. */
    public static <R extends @Nullable Object> Promise<R> function(Functions.Func<R> function) {
        return WorkflowContext.current().async(function, function);
    }

    /** Calls the function asynchronously; the promise gets its result or failure. */
    public static <A1 extends @Nullable Object, R extends @Nullable Object> Promise<R> function(
            Functions.Func1<A1, R> function, A1 arg1) {
        return WorkflowContext.current().async(function, () -> function.apply(arg1));
    }

    /** Calls the function asynchronously; the promise gets its result or failure. */
    public static <A1 extends @Nullable Object, A2 extends @Nullable Object, R extends @Nullable Object>
            Promise<R> function(Functions.Func2<A1, A2, R> function, A1 arg1, A2 arg2) {
        return WorkflowContext.current().async(function, () -> function.apply(arg1, arg2));
    }

    /** Calls the function asynchronously; the promise gets its result or failure. */
    public static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    R extends @Nullable Object>
            Promise<R> function(Functions.Func3<A1, A2, A3, R> function, A1 arg1, A2 arg2, A3 arg3) {
        return WorkflowContext.current().async(function, () -> function.apply(arg1, arg2, arg3));
    }

    /** Calls the function asynchronously; the promise gets its result or failure. */
    public static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    R extends @Nullable Object>
            Promise<R> function(Functions.Func4<A1, A2, A3, A4, R> function, A1 arg1, A2 arg2, A3 arg3, A4 arg4) {
        return WorkflowContext.current().async(function, () -> function.apply(arg1, arg2, arg3, arg4));
    }

    /** Calls the function asynchronously; the promise gets its result or failure. */
    public static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    R extends @Nullable Object>
            Promise<R> function(
                    Functions.Func5<A1, A2, A3, A4, A5, R> function, A1 arg1, A2 arg2, A3 arg3, A4 arg4, A5 arg5) {
        return WorkflowContext.current().async(function, () -> function.apply(arg1, arg2, arg3, arg4, arg5));
    }

    /** Calls the function asynchronously; the promise gets its result or failure. */
    public static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object,
                    R extends @Nullable Object>
            Promise<R> function(
                    Functions.Func6<A1, A2, A3, A4, A5, A6, R> function,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6) {
        return WorkflowContext.current().async(function, () -> function.apply(arg1, arg2, arg3, arg4, arg5, arg6));
    }

    /** Calls the procedure asynchronously; the promise completes with null or gets its failure. */
    public static Promise<Void> procedure(Functions.Proc procedure) {
        return run(procedure, procedure);
    }

    /** Calls the procedure asynchronously; the promise completes with null or gets its failure. */
    public static <A1 extends @Nullable Object> Promise<Void> procedure(Functions.Proc1<A1> procedure, A1 arg1) {
        return run(procedure, () -> procedure.apply(arg1));
    }

    /** Calls the procedure asynchronously; the promise completes with null or gets its failure. */
    public static <A1 extends @Nullable Object, A2 extends @Nullable Object> Promise<Void> procedure(
            Functions.Proc2<A1, A2> procedure, A1 arg1, A2 arg2) {
        return run(procedure, () -> procedure.apply(arg1, arg2));
    }

    /** Calls the procedure asynchronously; the promise completes with null or gets its failure. */
    public static <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object>
            Promise<Void> procedure(Functions.Proc3<A1, A2, A3> procedure, A1 arg1, A2 arg2, A3 arg3) {
        return run(procedure, () -> procedure.apply(arg1, arg2, arg3));
    }

    /** Calls the procedure asynchronously; the promise completes with null or gets its failure. */
    public static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object>
            Promise<Void> procedure(Functions.Proc4<A1, A2, A3, A4> procedure, A1 arg1, A2 arg2, A3 arg3, A4 arg4) {
        return run(procedure, () -> procedure.apply(arg1, arg2, arg3, arg4));
    }

    /** Calls the procedure asynchronously; the promise completes with null or gets its failure. */
    public static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object>
            Promise<Void> procedure(
                    Functions.Proc5<A1, A2, A3, A4, A5> procedure, A1 arg1, A2 arg2, A3 arg3, A4 arg4, A5 arg5) {
        return run(procedure, () -> procedure.apply(arg1, arg2, arg3, arg4, arg5));
    }

    /** Calls the procedure asynchronously; the promise completes with null or gets its failure. */
    public static <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object>
            Promise<Void> procedure(
                    Functions.Proc6<A1, A2, A3, A4, A5, A6> procedure,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6) {
        return run(procedure, () -> procedure.apply(arg1, arg2, arg3, arg4, arg5, arg6));
    }

    /**
     * Calls an asynchronous function again, with durable pauses, until its promise succeeds or the options allow no
     * further attempt; the result is then that of the last attempt.
     *
     * @param expiration the time that all attempts together may take; empty means no limit
     */
    public static <R extends @Nullable Object> Promise<R> retry(
            RetryOptions options, Optional<Duration> expiration, Functions.Func<Promise<R>> function) {
        return new Retrying(options, expiration).async(function);
    }

    private static Promise<Void> run(Object procedure, Functions.Proc call) {
        return WorkflowContext.current().async(procedure, () -> {
            call.apply();
            return nothing();
        });
    }

    @SuppressWarnings("NullAway") // the one value of Void
    private static Void nothing() {
        return null;
    }
}
