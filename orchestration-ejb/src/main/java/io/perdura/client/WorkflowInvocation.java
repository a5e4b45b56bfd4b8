package io.perdura.client;

import io.perdura.common.WorkflowExecution;
import io.perdura.workflow.Functions;
import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call of a workflow method that {@link WorkflowClient#start} or {@code execute} makes only to learn the stub and the
 * arguments. For the engine: the proxy of a typed stub asks {@link #current} whenever its workflow method is called, and
 * if there is an invocation calls {@link #capture} and returns null (zero for a primitive) instead of running anything.
 */
public final class WorkflowInvocation {
    private static final ThreadLocal<WorkflowInvocation> THREAD = new ThreadLocal<>();

    private @Nullable WorkflowStub stub;
    private @Nullable Object[] arguments = new Object[0];
    private Class<?> resultClass = void.class;
    private Type resultType = void.class;

    private WorkflowInvocation() {}

    /** The invocation that this thread is making, or null if the call is meant as it stands. */
    public static @Nullable WorkflowInvocation current() {
        return THREAD.get();
    }

    /** Takes what the call says. */
    public void capture(
            WorkflowStub calledStub, @Nullable Object[] callArguments, Class<?> callResultClass, Type callResultType) {
        if (stub != null) {
            throw new IllegalStateException("The function calls two workflow methods, of "
                    + stub.getWorkflowType().orElse("?") + " and "
                    + calledStub.getWorkflowType().orElse("?") + ": start them one by one");
        }
        this.stub = calledStub;
        this.arguments = callArguments.clone();
        this.resultClass = callResultClass;
        this.resultType = callResultType;
    }

    static WorkflowInvocation of(Functions.Proc call) {
        WorkflowInvocation invocation = new WorkflowInvocation();
        THREAD.set(invocation);
        try {
            call.apply();
        } finally {
            THREAD.remove();
        }
        return invocation;
    }

    WorkflowExecution start() {
        return called().start(arguments);
    }

    @SuppressWarnings("unchecked") // the method that was called returns R
    <R> CompletableFuture<@Nullable R> execute() {
        WorkflowStub called = called();
        called.start(arguments);
        return called.getResultAsync((Class<R>) resultClass, resultType);
    }

    private WorkflowStub called() {
        if (stub == null) {
            throw new IllegalArgumentException(
                    "The function calls no @WorkflowMethod of a stub: pass a method reference to"
                            + " one, such as order::place, where WorkflowClient.newWorkflowStub(Class, WorkflowOptions) made order");
        }
        return stub;
    }
}
