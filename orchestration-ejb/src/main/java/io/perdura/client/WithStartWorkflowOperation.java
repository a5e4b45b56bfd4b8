package io.perdura.client;

import io.perdura.workflow.Functions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A start that goes together with an update, see {@link WorkflowClient#executeUpdateWithStart}. Usable once.
 *
 * @param <R> what the workflow returns
 */
@SuppressWarnings("overloads") // told apart by whether the workflow method returns something
public final class WithStartWorkflowOperation<R extends @Nullable Object> {

    private final WorkflowInvocation start;
    private final AtomicBoolean used = new AtomicBoolean();

    private WithStartWorkflowOperation(WorkflowInvocation start) {
        this.start = start;
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public WithStartWorkflowOperation(Functions.Func<R> startMethod) {
        this(WorkflowInvocation.of(startMethod::apply));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public <A1 extends @Nullable Object> WithStartWorkflowOperation(Functions.Func1<A1, R> startMethod, A1 arg1) {
        this(WorkflowInvocation.of(() -> startMethod.apply(arg1)));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public <A1 extends @Nullable Object, A2 extends @Nullable Object> WithStartWorkflowOperation(
            Functions.Func2<A1, A2, R> startMethod, A1 arg1, A2 arg2) {
        this(WorkflowInvocation.of(() -> startMethod.apply(arg1, arg2)));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object>
            WithStartWorkflowOperation(Functions.Func3<A1, A2, A3, R> startMethod, A1 arg1, A2 arg2, A3 arg3) {
        this(WorkflowInvocation.of(() -> startMethod.apply(arg1, arg2, arg3)));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object>
            WithStartWorkflowOperation(
                    Functions.Func4<A1, A2, A3, A4, R> startMethod, A1 arg1, A2 arg2, A3 arg3, A4 arg4) {
        this(WorkflowInvocation.of(() -> startMethod.apply(arg1, arg2, arg3, arg4)));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object>
            WithStartWorkflowOperation(
                    Functions.Func5<A1, A2, A3, A4, A5, R> startMethod, A1 arg1, A2 arg2, A3 arg3, A4 arg4, A5 arg5) {
        this(WorkflowInvocation.of(() -> startMethod.apply(arg1, arg2, arg3, arg4, arg5)));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object>
            WithStartWorkflowOperation(
                    Functions.Func6<A1, A2, A3, A4, A5, A6, R> startMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6) {
        this(WorkflowInvocation.of(() -> startMethod.apply(arg1, arg2, arg3, arg4, arg5, arg6)));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public WithStartWorkflowOperation(Functions.Proc startMethod) {
        this(WorkflowInvocation.of(startMethod));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public <A1 extends @Nullable Object> WithStartWorkflowOperation(Functions.Proc1<A1> startMethod, A1 arg1) {
        this(WorkflowInvocation.of(() -> startMethod.apply(arg1)));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public <A1 extends @Nullable Object, A2 extends @Nullable Object> WithStartWorkflowOperation(
            Functions.Proc2<A1, A2> startMethod, A1 arg1, A2 arg2) {
        this(WorkflowInvocation.of(() -> startMethod.apply(arg1, arg2)));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object>
            WithStartWorkflowOperation(Functions.Proc3<A1, A2, A3> startMethod, A1 arg1, A2 arg2, A3 arg3) {
        this(WorkflowInvocation.of(() -> startMethod.apply(arg1, arg2, arg3)));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object>
            WithStartWorkflowOperation(
                    Functions.Proc4<A1, A2, A3, A4> startMethod, A1 arg1, A2 arg2, A3 arg3, A4 arg4) {
        this(WorkflowInvocation.of(() -> startMethod.apply(arg1, arg2, arg3, arg4)));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object>
            WithStartWorkflowOperation(
                    Functions.Proc5<A1, A2, A3, A4, A5> startMethod, A1 arg1, A2 arg2, A3 arg3, A4 arg4, A5 arg5) {
        this(WorkflowInvocation.of(() -> startMethod.apply(arg1, arg2, arg3, arg4, arg5)));
    }

    /** The workflow method of a stub that {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)} made. */
    public <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object>
            WithStartWorkflowOperation(
                    Functions.Proc6<A1, A2, A3, A4, A5, A6> startMethod,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6) {
        this(WorkflowInvocation.of(() -> startMethod.apply(arg1, arg2, arg3, arg4, arg5, arg6)));
    }

    /** Waits for the result of the workflow. */
    @SuppressWarnings("unchecked") // the method that was called returns R
    public @Nullable R getResult() {
        return (R) start.result();
    }

    WorkflowInvocation use() {
        if (!used.compareAndSet(false, true)) {
            throw new IllegalStateException("WithStartWorkflowOperation was already executed");
        }
        return start;
    }
}
