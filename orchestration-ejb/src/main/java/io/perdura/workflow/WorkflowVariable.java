package io.perdura.workflow;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A variable whose values lie with a run or a workflow thread. Immutable itself, so that it may be kept in a static field. */
abstract class WorkflowVariable<T> {

    private final Supplier<? extends @Nullable T> initial;
    private final boolean cached;

    /** @param cached whether the first call of the supplier sets the variable */
    WorkflowVariable(Supplier<? extends @Nullable T> initial, boolean cached) {
        this.initial = initial;
        this.cached = cached;
    }

    /** The values of all variables where this one has its own. */
    abstract Map<Object, @Nullable Object> values();

    /** Its value: what was set, else what the supplier of this variable gives. */
    @SuppressWarnings({"unchecked", "NullAway"
    }) // only this variable puts values under its key; null is one, as in ThreadLocal
    public T get() {
        Map<Object, @Nullable Object> values = values();
        if (values.containsKey(this)) {
            return (T) values.get(this);
        }
        T value = initial.get();
        if (cached) {
            values.put(this, value);
        }
        return value;
    }

    /** Sets it until the run ends. */
    public void set(T value) {
        values().put(this, value);
    }
}
