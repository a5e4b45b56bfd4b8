package io.perdura.testing;

import io.perdura.activity.ActivityInterface;
import io.perdura.common.PerduraException;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.workflow.Durable;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.metadata.WorkflowConstructor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Makes instances of a workflow class, and injects what a server injects: activity stubs into {@code @Inject @Durable} fields
 * and the workflow logger. Immutable.
 */
final class WorkflowInstances implements WorkflowDefinition.Factory {

    /** By name, since the annotation need not be on the class path of a test. */
    private static final String INJECT = "jakarta.inject.Inject";

    private final Class<?> type;
    private final WorkflowConstructor constructor;
    private final List<Field> injected = new ArrayList<>();

    /** @throws IllegalArgumentException when no instance can be made; the message names class, member and remedy */
    WorkflowInstances(Class<?> type) {
        this.type = type;
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException("Workflow " + type.getName()
                    + " is an interface or abstract: register a class that implements it, or a factory");
        }
        this.constructor = WorkflowConstructor.of(type);
        for (Class<?> next = type; next != null; next = next.getSuperclass()) {
            for (Field field : next.getDeclaredFields()) {
                if (isInjected(field)) {
                    injected.add(checked(field));
                }
            }
        }
    }

    private static boolean isInjected(Field field) {
        return field.isAnnotationPresent(Durable.class)
                || Arrays.stream(field.getAnnotations())
                        .map(Annotation::annotationType)
                        .anyMatch(annotation -> annotation.getName().equals(INJECT));
    }

    private Field checked(Field field) {
        boolean stub = field.isAnnotationPresent(Durable.class)
                && field.getType().isAnnotationPresent(ActivityInterface.class);
        if (Modifier.isStatic(field.getModifiers())
                || Modifier.isFinal(field.getModifiers())
                || !(stub || field.getType() == Logger.class)) {
            throw new IllegalArgumentException("Workflow " + type.getName() + ": field " + field.getName()
                    + " of type " + field.getType().getName() + " can't be injected. A workflow takes @Inject @Durable"
                    + " stubs of interfaces with @ActivityInterface, and the org.slf4j.Logger, in fields that are"
                    + " neither static nor final; call anything else from an activity");
        }
        field.trySetAccessible();
        return field;
    }

    @Override
    public Object make(Supplier<@Nullable Object[]> arguments) {
        try {
            Object workflow = constructor.newInstance(arguments);
            for (Field field : injected) {
                field.set(
                        workflow,
                        field.getType() == Logger.class
                                ? Workflow.getLogger(type)
                                : Workflow.newActivityStub(field.getType()));
            }
            return workflow;
        } catch (IllegalAccessException e) {
            throw new PerduraException("Can't make an instance of workflow " + type.getName() + ": " + e, e);
        }
    }
}
