package io.perdura.activity.metadata;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityMethod;
import io.perdura.activity.ActivityOptions;
import io.perdura.activity.DynamicActivity;
import io.perdura.common.converter.EncodedValues;
import io.perdura.common.metadata.InterfaceMethod;
import io.perdura.common.metadata.Signature;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A class that implements activity interfaces: the types that it runs. Immutable and thread-safe. */
public final class ActivityImplementationModel {
    /** The activity type under which a {@link DynamicActivity} is known. */
    public static final String ANY_TYPE = "*";

    private final Class<?> type;
    private final Map<String, ImplementedActivity> activities = new LinkedHashMap<>();

    /**
     * One activity of an implementation.
     *
     * @param contract the method of the interface, to be called; its signature is as seen from the implementation
     * @param implementation the method of the class, for its annotations
     * @param options those of the {@code @ActivityPolicy} annotations that apply; nothing is set without one
     */
    public record ImplementedActivity(ActivityMethodModel contract, Method implementation, ActivityOptions options) {}

    private ActivityImplementationModel(Class<?> type, List<Class<?>> contracts) {
        this.type = type;
        for (Class<?> contract : contracts) {
            ActivityInterfaceModel.of(contract).activities().values().forEach(activity -> add(contract, activity));
        }
        if (DynamicActivity.class.isAssignableFrom(type)) {
            add(DynamicActivity.class, dynamicActivity());
        }
        if (activities.isEmpty()) {
            throw new IllegalArgumentException(type.getName()
                    + " implements no activity: let it implement an interface with @ActivityInterface, or"
                    + " DynamicActivity");
        }
    }

    private static ActivityMethodModel dynamicActivity() {
        try {
            Method execute = DynamicActivity.class.getMethod("execute", EncodedValues.class);
            return new ActivityMethodModel(ANY_TYPE, execute, Signature.of(execute, DynamicActivity.class));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The model of an implementation.
     *
     * @param implementation the class as written, not a proxy of it
     * @throws IllegalArgumentException if it breaks a rule; the message names class, method and remedy
     */
    public static ActivityImplementationModel of(Class<?> implementation) {
        return new ActivityImplementationModel(
                implementation, InterfaceMethod.markedInterfaces(implementation, ActivityInterface.class));
    }

    private void add(Class<?> contract, ActivityMethodModel activity) {
        Signature signature = Signature.of(activity.method(), type);
        Method implementation = implementationOf(activity, signature);
        if (!implementation.getDeclaringClass().isInterface()
                && implementation.isAnnotationPresent(ActivityMethod.class)) {
            throw new IllegalArgumentException(implementation
                    + " has @ActivityMethod, which has no effect on a class: annotate the method of the interface with"
                    + " @ActivityInterface (a mock should not copy annotations)");
        }
        ActivityOptions options = PolicyReader.options(contract, activity.method(), implementation, type);
        ActivityMethodModel seen = new ActivityMethodModel(activity.name(), activity.method(), signature);
        ImplementedActivity other =
                activities.putIfAbsent(activity.name(), new ImplementedActivity(seen, implementation, options));
        if (other != null) {
            throw new IllegalArgumentException(type.getName() + ": the activity type \"" + activity.name()
                    + "\" comes from both " + other.contract().method() + " and " + activity.method()
                    + ": give one another name, or its interface a namePrefix");
        }
    }

    private Method implementationOf(ActivityMethodModel activity, Signature signature) {
        Class<?>[] parameters = signature.parameterClasses().toArray(Class<?>[]::new);
        try {
            return type.getMethod(activity.method().getName(), parameters);
        } catch (NoSuchMethodException e) {
            return activity.method(); // not generic as declared, or not public: nothing to read from it
        }
    }

    public Class<?> type() {
        return type;
    }

    /** Activities by type; {@link #ANY_TYPE} for a dynamic activity. */
    public Map<String, ImplementedActivity> activities() {
        return Collections.unmodifiableMap(activities);
    }
}
