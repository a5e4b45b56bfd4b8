package io.perdura.engine.client;

import io.perdura.client.WorkflowInvocation;
import io.perdura.client.WorkflowStub;
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
        };
    }

    private @Nullable Object workflow(Signature signature, @Nullable Object[] args) {
        WorkflowInvocation invocation = WorkflowInvocation.current();
        if (invocation != null) {
            invocation.capture(stub, args, signature.resultClass(), signature.resultType());
            Class<?> type = signature.resultClass();
            return type.isPrimitive() && type != void.class ? Array.get(Array.newInstance(type, 1), 0) : null;
        }
        if (stub.getOptions().isPresent()) {
            stub.start(args);
        }
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
