package io.perdura.workflow.metadata;

import io.perdura.common.PerduraException;
import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.workflow.WorkflowInit;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How instances of a workflow class are made: by the constructor with {@code @WorkflowInit}, which takes the arguments of the
 * workflow method, or by the one without parameters. Immutable and thread-safe.
 */
public final class WorkflowConstructor {

    private final Class<?> type;
    private final Constructor<?> constructor;

    private WorkflowConstructor(Class<?> type, Constructor<?> constructor) {
        this.type = type;
        this.constructor = constructor;
        constructor.trySetAccessible();
    }

    /** @throws IllegalArgumentException when no instance can be made; the message names class, member and remedy */
    public static WorkflowConstructor of(Class<?> type) {
        List<Constructor<?>> marked = Arrays.stream(type.getDeclaredConstructors())
                .filter(each -> each.isAnnotationPresent(WorkflowInit.class))
                .toList();
        if (marked.size() > 1) {
            throw new IllegalArgumentException(
                    "Workflow " + type.getName() + " has more than one constructor with @WorkflowInit: keep one");
        }
        if (marked.size() == 1) {
            requireParametersOfTheMethod(type, marked.get(0));
            return new WorkflowConstructor(type, marked.get(0));
        }
        try {
            return new WorkflowConstructor(type, type.getDeclaredConstructor());
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "Workflow " + type.getName()
                            + " has no constructor without parameters: add one, or mark the one that"
                            + " takes the arguments of the workflow method with @WorkflowInit (and declare a nested class"
                            + " static). Stubs come by @Inject @Durable fields",
                    e);
        }
    }

    private static void requireParametersOfTheMethod(Class<?> type, Constructor<?> constructor) {
        List<Class<?>> given = List.of(constructor.getParameterTypes());
        for (WorkflowMethodModel method :
                WorkflowImplementationModel.of(type).workflowMethods().values()) {
            List<Class<?>> wanted = method.signature().parameterClasses();
            if (!given.equals(wanted)) {
                throw new IllegalArgumentException("Workflow " + type.getName()
                        + ": its constructor with @WorkflowInit takes "
                        + given + ", but its workflow method " + method.method().getName() + " takes " + wanted
                        + ": both get the same arguments, so give both the same parameters");
            }
        }
    }

    /** @param arguments those of the workflow method, decoded if they are needed */
    public Object newInstance(Supplier<@Nullable Object[]> arguments) {
        try {
            return constructor.getParameterCount() == 0
                    ? constructor.newInstance()
                    : constructor.newInstance(arguments.get());
        } catch (InvocationTargetException e) {
            throw CheckedExceptionWrapper.wrap(e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new PerduraException("Can't make an instance of workflow " + type.getName() + ": " + e, e);
        }
    }
}
