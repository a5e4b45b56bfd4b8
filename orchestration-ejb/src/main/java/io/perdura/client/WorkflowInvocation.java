package io.perdura.client;

import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.workflow.Functions;
import io.perdura.workflow.WorkflowContext;
import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method of a typed stub that {@link WorkflowClient} makes only to learn the stub and the arguments. For the
 * engine: the proxy of a typed stub asks {@link #current} whenever a method of its contract is called, and if there is an
 * invocation calls {@link #capture} and returns null (zero for a primitive) instead of doing anything.
 */
public final class WorkflowInvocation {

    /** What was called. */
    public enum Kind {
        WORKFLOW,
        SIGNAL,
        UPDATE,
        /** What can't be part of any of the calls that are made this way. */
        QUERY
    }

    private static final ThreadLocal<WorkflowInvocation> THREAD = new ThreadLocal<>();

    private @Nullable WorkflowStub stub;
    private Kind kind = Kind.WORKFLOW;
    private String name = "";
    private @Nullable Object[] arguments = new Object[0];
    private Class<?> resultClass = void.class;
    private Type resultType = void.class;

    private WorkflowInvocation() {}

    /** The invocation that this thread is making, or null if the call is meant as it stands. */
    public static @Nullable WorkflowInvocation current() {
        return THREAD.get();
    }

    /** Takes what the call of a workflow method says. */
    public void capture(
            WorkflowStub calledStub, @Nullable Object[] callArguments, Class<?> callResultClass, Type callResultType) {
        capture(Kind.WORKFLOW, "", calledStub, callArguments, callResultClass, callResultType);
    }

    /** Takes what the call says; the name is that of the signal or update. */
    public void capture(
            Kind calledKind,
            String calledName,
            WorkflowStub calledStub,
            @Nullable Object[] callArguments,
            Class<?> callResultClass,
            Type callResultType) {
        if (stub != null) {
            throw new IllegalStateException("The function calls two workflow methods, of "
                    + stub.getWorkflowType().orElse("?") + " and "
                    + calledStub.getWorkflowType().orElse("?") + ": make the calls one by one");
        }
        this.stub = calledStub;
        this.kind = calledKind;
        this.name = calledName;
        this.arguments = callArguments.clone();
        this.resultClass = callResultClass;
        this.resultType = callResultType;
    }

    /**
     * Starts the workflow of a stub, for a caller that waits for its result. If the stub has started before, or its id is taken, the
     * caller waits for the workflow that there is; unless the options say by name that the id may be used again, which asks for
     * a run of its own.
     *
     * @throws WorkflowExecutionAlreadyStarted when a run of its own is asked for, and can't be
     */
    public static void startOrJoin(WorkflowStub stub, @Nullable Object[] arguments) {
        boolean own = stub.getOptions()
                .map(options -> options.getWorkflowIdReusePolicy()
                        == WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .orElse(false);
        if (stub.isStarted() && !own) {
            return;
        }
        try {
            stub.start(arguments);
        } catch (WorkflowExecutionAlreadyStarted taken) {
            if (own || !stub.isStarted()) {
                throw taken;
            }
        }
    }

    /** @throws IllegalStateException in workflow code */
    static WorkflowInvocation of(Functions.Proc call) {
        if (WorkflowContext.currentOrNull() != null) {
            throw new IllegalStateException(WorkflowContext.CLIENT_IS_FORBIDDEN);
        }
        WorkflowInvocation invocation = new WorkflowInvocation();
        THREAD.set(invocation);
        try {
            call.apply();
        } finally {
            THREAD.remove();
        }
        return invocation;
    }

    boolean is(Kind wanted) {
        return stub != null && kind == wanted;
    }

    String name() {
        return name;
    }

    @Nullable
    Object[] arguments() {
        return arguments;
    }

    WorkflowExecution start() {
        return called(Kind.WORKFLOW).start(arguments);
    }

    @SuppressWarnings("unchecked") // the method that was called returns R
    <R> CompletableFuture<@Nullable R> execute() {
        WorkflowStub called = called(Kind.WORKFLOW);
        startOrJoin(called, arguments);
        return called.getResultAsync((Class<R>) resultClass, resultType);
    }

    <R> WorkflowUpdateHandle<R> startUpdate(UpdateOptions<R> options) {
        return called(Kind.UPDATE).startUpdate(completed(options), arguments);
    }

    /** This update of the workflow that {@code start} starts. */
    <R> WorkflowUpdateHandle<R> startUpdateWithStart(UpdateOptions<R> options, WorkflowInvocation start) {
        return start.called(Kind.WORKFLOW).startUpdateWithStart(completed(options), arguments, start.arguments);
    }

    @SuppressWarnings("unchecked") // the method that was called returns R
    private <R> UpdateOptions<R> completed(UpdateOptions<R> options) {
        String given = options.getUpdateName();
        if (given != null && !given.isEmpty() && !given.equals(name)) {
            throw new IllegalArgumentException(
                    "Update name in the options doesn't match the method name: " + given + " != " + name);
        }
        UpdateOptions.Builder<R> builder = options.toBuilder().setUpdateName(name);
        return options.getResultClass() == null
                ? builder.setResultClass((Class<R>) resultClass)
                        .setResultType(resultType)
                        .build()
                : builder.build();
    }

    /** The result of the workflow that was called; it was started. */
    @Nullable
    Object result() {
        return called(Kind.WORKFLOW).getResult(resultClass, resultType);
    }

    WorkflowStub called(Kind wanted) {
        if (stub == null || kind != wanted) {
            throw new IllegalArgumentException(
                    "The function calls no " + annotation(wanted) + " of a stub: pass a method reference to"
                            + " one, such as order::place, where WorkflowClient.newWorkflowStub(Class, WorkflowOptions) made order");
        }
        return stub;
    }

    private static String annotation(Kind kind) {
        return switch (kind) {
            case WORKFLOW -> "@WorkflowMethod";
            case SIGNAL -> "@SignalMethod";
            case UPDATE -> "@UpdateMethod";
            case QUERY -> "@QueryMethod";
        };
    }
}
