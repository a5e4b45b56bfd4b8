package io.perdura.runtime.deploy;

import io.perdura.activity.ActivityInterface;
import io.perdura.common.PerduraException;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.workflow.Durable;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowContext;
import io.perdura.workflow.metadata.WorkflowConstructor;
import jakarta.inject.Inject;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Makes instances of one workflow implementation, one a run, on the thread that runs it, with the class's own loader as
 * context class loader. Injects what workflow code may have, and nothing else: durable stubs and the workflow's logger.
 */
final class WorkflowFactory implements WorkflowDefinition.Factory {

    private final Class<?> type;
    private final WorkflowConstructor constructor;
    private final List<Field> injected;

    private WorkflowFactory(Class<?> type, WorkflowConstructor constructor, List<Field> injected) {
        this.type = type;
        this.constructor = constructor;
        this.injected = List.copyOf(injected);
    }

    /** @throws IllegalArgumentException when no instance can be made; the message names class, member and remedy */
    static WorkflowFactory of(Class<?> type) {
        if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
            throw new IllegalArgumentException("Workflow " + type.getName()
                    + " is an inner class, so the engine can't make one: declare it static");
        }
        WorkflowConstructor constructor = WorkflowConstructor.of(type);
        List<Field> injected = new ArrayList<>();
        for (Class<?> next = type; next != null; next = next.getSuperclass()) {
            for (Method method : next.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Inject.class)) {
                    throw new IllegalArgumentException("Workflow " + type.getName() + ": method " + method.getName()
                            + " has @Inject; a workflow takes injected fields only");
                }
            }
            for (Field field : next.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    injected.add(accessible(checked(type, field)));
                }
            }
        }
        return new WorkflowFactory(type, constructor, injected);
    }

    private static Field checked(Class<?> workflow, Field field) {
        String where = "Workflow " + workflow.getName() + ": field " + field.getName() + " of type "
                + field.getType().getName();
        if (Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) {
            throw new IllegalArgumentException(where + " has @Inject, but is static or final: remove that");
        }
        boolean durable = field.isAnnotationPresent(Durable.class);
        if (durable && field.getType().isAnnotationPresent(ActivityInterface.class)) {
            return field;
        }
        if (durable) {
            throw new IllegalArgumentException(where
                    + " has @Durable, but its type has no @ActivityInterface: add that to the interface, or make other"
                    + " stubs by Workflow.newChildWorkflowStub and its siblings");
        }
        if (field.getType() == Logger.class) {
            return field;
        }
        throw new IllegalArgumentException(where
                + " has @Inject, which would make replays differ: a workflow takes @Inject @Durable activity stubs and"
                + " the org.slf4j.Logger only. Call anything else from an activity");
    }

    @Override
    public Object make(Supplier<@Nullable Object[]> arguments) {
        Thread.currentThread().setContextClassLoader(type.getClassLoader());
        try {
            Object workflow = constructor.newInstance(arguments);
            for (Field field : injected) {
                field.set(workflow, value(field));
            }
            return workflow;
        } catch (IllegalAccessException e) {
            throw new PerduraException("Can't make an instance of workflow " + type.getName() + ": " + e, e);
        }
    }

    private Object value(Field field) {
        if (field.getType() == Logger.class) {
            return Workflow.getLogger(type);
        }
        return WorkflowContext.currentOrNull() == null
                ? DurableStub.of(field.getType())
                : Workflow.newActivityStub(field.getType());
    }

    private static <T extends AccessibleObject> T accessible(T member) {
        member.trySetAccessible();
        return member;
    }
}
