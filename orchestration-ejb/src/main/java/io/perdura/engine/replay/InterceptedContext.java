package io.perdura.engine.replay;

import io.perdura.common.interceptors.Header;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor.ContinueAsNewInput;
import io.perdura.workflow.ContinueAsNewOptions;
import io.perdura.workflow.Functions;
import io.perdura.workflow.MutableSideEffectOptions;
import io.perdura.workflow.SideEffectOptions;
import io.perdura.workflow.TimerOptions;
import io.perdura.workflow.WorkflowContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What coroutines see as their context when there are interceptors: calls that can be intercepted go through their chain. Runs
 * without interceptors see the {@link DurableContext} itself.
 */
@SuppressWarnings("unchecked") // arguments have the types of the method that was called
record InterceptedContext(DurableContext context) implements InvocationHandler {

    static WorkflowContext around(DurableContext context) {
        return (WorkflowContext) Proxy.newProxyInstance(
                WorkflowContext.class.getClassLoader(),
                new Class<?>[] {WorkflowContext.class},
                new InterceptedContext(context));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        WorkflowOutboundCallsInterceptor head = context.outbound();
        if (head == null || given == null) {
            return head == null ? direct(method, given) : withoutArguments(head, method);
        }
        @Nullable Object[] arguments = given;
        return switch (method.getName()) {
            case "sleep" -> {
                head.sleep((Duration) argument(arguments, 0));
                yield null;
            }
            case "newTimer" ->
                arguments.length == 1
                        ? head.newTimer((Duration) argument(arguments, 0))
                        : head.newTimer((Duration) argument(arguments, 0), (TimerOptions) argument(arguments, 1));
            case "await" -> await(head, arguments);
            case "sideEffect" -> sideEffect(head, arguments);
            case "mutableSideEffect" -> mutableSideEffect(head, arguments);
            case "getVersion" ->
                head.getVersion((String) argument(arguments, 0), (Integer) argument(arguments, 1), (Integer)
                        argument(arguments, 2));
            case "continueAsNew" -> {
                head.continueAsNew(new ContinueAsNewInput(
                        (String) arguments[0],
                        (ContinueAsNewOptions) arguments[1],
                        (Object[]) argument(arguments, 2),
                        Header.empty()));
                yield null;
            }
            default -> direct(method, arguments);
        };
    }

    private static @Nullable Object sideEffect(WorkflowOutboundCallsInterceptor head, @Nullable Object[] arguments) {
        Class<Object> resultClass = (Class<Object>) argument(arguments, 0);
        Type resultType = (Type) argument(arguments, 1);
        Functions.Func<Object> function = (Functions.Func<Object>) argument(arguments, 2);
        return arguments.length == 3
                ? head.sideEffect(resultClass, resultType, function)
                : head.sideEffect(resultClass, resultType, function, (SideEffectOptions) argument(arguments, 3));
    }

    private static @Nullable Object mutableSideEffect(
            WorkflowOutboundCallsInterceptor head, @Nullable Object[] arguments) {
        String id = (String) argument(arguments, 0);
        Class<Object> resultClass = (Class<Object>) argument(arguments, 1);
        Type resultType = (Type) argument(arguments, 2);
        BiPredicate<Object, Object> updated = (BiPredicate<Object, Object>) argument(arguments, 3);
        Functions.Func<Object> function = (Functions.Func<Object>) argument(arguments, 4);
        return arguments.length == 5
                ? head.mutableSideEffect(id, resultClass, resultType, updated, function)
                : head.mutableSideEffect(id, resultClass, resultType, updated, function, (MutableSideEffectOptions)
                        argument(arguments, 5));
    }

    private static @Nullable Object await(WorkflowOutboundCallsInterceptor head, @Nullable Object[] arguments) {
        if (arguments.length == 3) {
            return head.await((Duration) argument(arguments, 0), (String) argument(arguments, 1), (Supplier<Boolean>)
                    argument(arguments, 2));
        }
        head.await((String) argument(arguments, 0), (Supplier<Boolean>) argument(arguments, 1));
        return null;
    }

    private @Nullable Object withoutArguments(WorkflowOutboundCallsInterceptor head, Method method) throws Throwable {
        return switch (method.getName()) {
            case "newRandom" -> head.newRandom();
            case "randomUUID" -> head.randomUUID();
            case "currentTimeMillis" -> head.currentTimeMillis();
            case "visibility" -> new InterceptedVisibility(context.visibility(), head);
            default -> direct(method, null);
        };
    }

    @SuppressWarnings("NullAway") // a parameter that is not nullable has a value
    private static Object argument(@Nullable Object[] arguments, int index) {
        return arguments[index];
    }

    private @Nullable Object direct(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(context, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
