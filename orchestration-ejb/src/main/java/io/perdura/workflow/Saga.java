package io.perdura.workflow;

import io.perdura.common.PerduraException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how to undo what was done. Register the compensation before the step that it undoes, so that a step whose
 * outcome is unknown is undone too; compensations must therefore bear that nothing was done.
 *
 * <p>{@link #compensate} runs them in reverse order, or all at once. After a cancellation call it inside a detached
 * scope. Workflow code only.
 */
@SuppressWarnings("overloads") // told apart by whether the operation returns something
public final class Saga {
    private final Options options;
    private final Deque<Functions.Func<Promise<?>>> compensations = new ArrayDeque<>();

    /** A saga without compensations yet. */
    public Saga(Options options) {
        this.options = options;
    }

    /**
     * Runs all compensations registered so far.
     *
     * @throws CompensationException if one failed; the failures of further ones are suppressed exceptions of it
     */
    public void compensate() {
        List<RuntimeException> failures = options.parallelCompensation ? compensateInParallel() : compensateInReverse();
        if (!failures.isEmpty()) {
            CompensationException problem = new CompensationException(failures.size(), failures.get(0));
            failures.stream().skip(1).forEach(problem::addSuppressed);
            throw problem;
        }
    }

    private List<RuntimeException> compensateInParallel() {
        List<Promise<?>> running = new ArrayList<>();
        compensations.forEach(compensation -> running.add(compensation.apply()));
        List<RuntimeException> failures = new ArrayList<>();
        for (Promise<?> promise : running) {
            RuntimeException failure = promise.getFailure();
            if (failure != null) {
                failures.add(failure);
            }
        }
        return failures;
    }

    private List<RuntimeException> compensateInReverse() {
        List<RuntimeException> failures = new ArrayList<>();
        for (Functions.Func<Promise<?>> compensation : compensations) {
            RuntimeException failure = compensation.apply().getFailure();
            if (failure != null) {
                failures.add(failure);
                if (!options.continueWithError) {
                    break;
                }
            }
        }
        return failures;
    }

    /** Registers a compensation; of a function only the failure counts. */
    public void addCompensation(Functions.Proc operation) {
        compensations.push(() -> Async.procedure(operation));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public void addCompensation(Functions.Func<?> operation) {
        compensations.push(() -> Async.function(operation));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public <A1 extends @Nullable Object> void addCompensation(Functions.Proc1<A1> operation, A1 arg1) {
        compensations.push(() -> Async.procedure(operation, arg1));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public <A1 extends @Nullable Object, A2 extends @Nullable Object> void addCompensation(
            Functions.Proc2<A1, A2> operation, A1 arg1, A2 arg2) {
        compensations.push(() -> Async.procedure(operation, arg1, arg2));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object> void addCompensation(
            Functions.Proc3<A1, A2, A3> operation, A1 arg1, A2 arg2, A3 arg3) {
        compensations.push(() -> Async.procedure(operation, arg1, arg2, arg3));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object>
            void addCompensation(Functions.Proc4<A1, A2, A3, A4> operation, A1 arg1, A2 arg2, A3 arg3, A4 arg4) {
        compensations.push(() -> Async.procedure(operation, arg1, arg2, arg3, arg4));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object>
            void addCompensation(
                    Functions.Proc5<A1, A2, A3, A4, A5> operation, A1 arg1, A2 arg2, A3 arg3, A4 arg4, A5 arg5) {
        compensations.push(() -> Async.procedure(operation, arg1, arg2, arg3, arg4, arg5));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object>
            void addCompensation(
                    Functions.Proc6<A1, A2, A3, A4, A5, A6> operation,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6) {
        compensations.push(() -> Async.procedure(operation, arg1, arg2, arg3, arg4, arg5, arg6));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public <A1 extends @Nullable Object> void addCompensation(Functions.Func1<A1, ?> operation, A1 arg1) {
        compensations.push(() -> Async.function(operation, arg1));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public <A1 extends @Nullable Object, A2 extends @Nullable Object> void addCompensation(
            Functions.Func2<A1, A2, ?> operation, A1 arg1, A2 arg2) {
        compensations.push(() -> Async.function(operation, arg1, arg2));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object> void addCompensation(
            Functions.Func3<A1, A2, A3, ?> operation, A1 arg1, A2 arg2, A3 arg3) {
        compensations.push(() -> Async.function(operation, arg1, arg2, arg3));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object>
            void addCompensation(Functions.Func4<A1, A2, A3, A4, ?> operation, A1 arg1, A2 arg2, A3 arg3, A4 arg4) {
        compensations.push(() -> Async.function(operation, arg1, arg2, arg3, arg4));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object>
            void addCompensation(
                    Functions.Func5<A1, A2, A3, A4, A5, ?> operation, A1 arg1, A2 arg2, A3 arg3, A4 arg4, A5 arg5) {
        compensations.push(() -> Async.function(operation, arg1, arg2, arg3, arg4, arg5));
    }

    /** Registers a compensation; of a function only the failure counts. */
    public <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object>
            void addCompensation(
                    Functions.Func6<A1, A2, A3, A4, A5, A6, ?> operation,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6) {
        compensations.push(() -> Async.function(operation, arg1, arg2, arg3, arg4, arg5, arg6));
    }

    /** One or more compensations failed: what was done is not wholly undone, and someone has to look. */
    public static final class CompensationException extends PerduraException {
        private static final long serialVersionUID = 1L;

        CompensationException(int failed, Throwable cause) {
            super(failed + " compensation(s) of a saga failed, first: " + cause.getMessage(), cause);
        }
    }

    /** How compensations are run. Immutable. */
    public static final class Options {
        private final boolean parallelCompensation;
        private final boolean continueWithError;

        private Options(Builder builder) {
            this.parallelCompensation = builder.parallelCompensation;
            this.continueWithError = builder.continueWithError;
        }

        /** Collects options. Not thread-safe. */
        public static final class Builder {
            private boolean parallelCompensation;
            private boolean continueWithError;

            /** Runs all compensations at once rather than one after the other in reverse. Default false. */
            public Builder setParallelCompensation(boolean parallelCompensation) {
                this.parallelCompensation = parallelCompensation;
                return this;
            }

            /** Goes on in sequence after one failed. Default false; in parallel all are run anyway. */
            public Builder setContinueWithError(boolean continueWithError) {
                this.continueWithError = continueWithError;
                return this;
            }

            public Options build() {
                return new Options(this);
            }
        }
    }
}
