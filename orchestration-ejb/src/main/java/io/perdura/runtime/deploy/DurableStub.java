package io.perdura.runtime.deploy;

import io.perdura.workflow.Workflow;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * The stub behind {@code @Inject @Durable} in a class that the container makes: it may be made anywhere, and looks for the
 * workflow it is called from at each call.
 */
record DurableStub(Class<?> activityInterface) implements InvocationHandler {

    static Object of(Class<?> activityInterface) {
        return Proxy.newProxyInstance(
                activityInterface.getClassLoader(),
                new Class<?>[] {activityInterface},
                new DurableStub(activityInterface));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "durable stub of " + activityInterface.getName();
            };
        }
        try {
            return method.invoke(Workflow.newActivityStub(activityInterface), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
