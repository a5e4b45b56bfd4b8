package io.perdura.engine.client;

import io.perdura.client.UpdateOptions;
import io.perdura.client.WorkflowInvocation;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateStage;
import io.perdura.common.TypedStub;
import io.perdura.common.metadata.Signature;
import io.perdura.workflow.metadata.WorkflowInterfaceModel;
import io.perdura.workflow.metadata.WorkflowMethodModel;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** What the methods of a typed stub do, by the annotation that each has. */
record TypedStubCalls(WorkflowInterfaceModel model, WorkflowStub stub) implements InvocationHandler {

    private static final Object[] NONE = new Object[0];

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        @Nullable Object[] args = arguments == null ? NONE : arguments;
        if (method.getDeclaringClass() == TypedStub.class) {
            return stub;
        }
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, args);
        }
        WorkflowMethodModel operation = model.find(method).orElse(null);
        if (operation == null) { // a default method beside the contract
            return InvocationHandler.invokeDefault(proxy, method, args);
        }
        WorkflowInvocation invocation = WorkflowInvocation.current();
        if (invocation != null) {
            return captured(invocation, operation, args);
        }
        return switch (operation.kind()) {
            case WORKFLOW -> workflow(operation.signature(), args);
            case SIGNAL -> {
                stub.signal(operation.name(), args);
                yield null;
            }
            case QUERY ->
                stub.query(
                        operation.name(),
                        operation.signature().resultClass(),
                        operation.signature().resultType(),
                        args);
            case UPDATE -> update(operation, args);
            case VALIDATOR ->
                throw new IllegalStateException(
                        method + " is a validator: it is called by the engine; call the update that it guards");
        };
    }

    private @Nullable Object update(WorkflowMethodModel operation, @Nullable Object[] args) {
        return stub.startUpdate(
                        UpdateOptions.newBuilder(operation.signature().resultClass())
                                .setResultType(operation.signature().resultType())
                                .setUpdateName(operation.name())
                                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                                .build(),
                        args)
                .getResult();
    }

    /** The call is made only to learn what it would be. */
    private @Nullable Object captured(
            WorkflowInvocation invocation, WorkflowMethodModel operation, @Nullable Object[] args) {
        Signature signature = operation.signature();
        WorkflowInvocation.Kind kind = switch (operation.kind()) {
            case WORKFLOW -> WorkflowInvocation.Kind.WORKFLOW;
            case SIGNAL -> WorkflowInvocation.Kind.SIGNAL;
            case UPDATE -> WorkflowInvocation.Kind.UPDATE;
            case QUERY, VALIDATOR -> WorkflowInvocation.Kind.QUERY;
        };
        invocation.capture(kind, operation.name(), stub, args, signature.resultClass(), signature.resultType());
        Class<?> type = signature.resultClass();
        return type.isPrimitive() && type != void.class ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private @Nullable Object workflow(Signature signature, @Nullable Object[] args) {
        WorkflowInvocation.startOrJoin(stub, args);
        return stub.getResult(signature.resultClass(), signature.resultType());
    }

    private Object ofObject(Object proxy, Method method, @Nullable Object[] args) {
        return switch (method.getName()) {
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "stub of " + model.type().getName();
        };
    }
}
