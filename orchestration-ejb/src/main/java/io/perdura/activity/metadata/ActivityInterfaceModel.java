package io.perdura.activity.metadata;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityMethod;
import io.perdura.common.metadata.InterfaceMethod;
import io.perdura.common.metadata.InterfaceMethod.Declaration;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An activity interface: its activity types, those that it inherits included. Immutable and thread-safe; read once for
 * each interface.
 */
public final class ActivityInterfaceModel {
    private static final ClassValue<ActivityInterfaceModel> MODELS = new ClassValue<>() {
        @Override
        protected ActivityInterfaceModel computeValue(Class<?> type) {
            return new ActivityInterfaceModel(type);
        }
    };

    private final Class<?> type;
    private final Map<String, ActivityMethodModel> activities = new LinkedHashMap<>();
    private final Map<Method, ActivityMethodModel> byMethod = new HashMap<>();

    private ActivityInterfaceModel(Class<?> type) {
        this.type = type;
        if (!type.isInterface() || !type.isAnnotationPresent(ActivityInterface.class)) {
            throw new IllegalArgumentException(type.getName()
                    + (type.isInterface()
                            ? " has no @ActivityInterface: add it"
                            : " is no interface: give the interface" + " with @ActivityInterface that it implements"));
        }
        for (InterfaceMethod method : InterfaceMethod.allOf(type, ActivityInterface.class)) {
            add(method);
        }
        if (activities.isEmpty()) {
            throw new IllegalArgumentException(
                    type.getName() + " is an @ActivityInterface without methods: declare its activities");
        }
    }

    /**
     * The model of an activity interface.
     *
     * @throws IllegalArgumentException if it breaks a rule; the message names class, method and remedy
     */
    public static ActivityInterfaceModel of(Class<?> activityInterface) {
        return MODELS.get(activityInterface);
    }

    private void add(InterfaceMethod operation) {
        Declaration named = operation.declarations().stream()
                .filter(declaration -> declaration.method().isAnnotationPresent(ActivityMethod.class))
                .findFirst()
                .orElse(operation.declarations().get(0));
        named.method().trySetAccessible();
        ActivityMethodModel model = new ActivityMethodModel(nameOf(named), named.method(), operation.signature());
        ActivityMethodModel other = activities.putIfAbsent(model.name(), model);
        if (other != null) {
            throw new IllegalArgumentException("The activity type \"" + model.name() + "\" is declared twice, by "
                    + other.method() + " and " + model.method()
                    + ": give one of them another name with @ActivityMethod(name = …)");
        }
        operation.declarations().forEach(declaration -> byMethod.put(declaration.method(), model));
    }

    private static String nameOf(Declaration declaration) {
        ActivityMethod annotation = declaration.method().getAnnotation(ActivityMethod.class);
        if (annotation != null && !annotation.name().isEmpty()) {
            return annotation.name();
        }
        ActivityInterface owner = declaration.namedBy().getAnnotation(ActivityInterface.class);
        String name = declaration.method().getName();
        return (owner == null ? "" : owner.namePrefix()) + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    public Class<?> type() {
        return type;
    }

    /** Activities by type. */
    public Map<String, ActivityMethodModel> activities() {
        return Collections.unmodifiableMap(activities);
    }

    /** The model of a method of the interface, as a proxy gets it; empty for methods of {@link Object}. */
    public Optional<ActivityMethodModel> find(Method method) {
        return Optional.ofNullable(byMethod.get(method));
    }
}
