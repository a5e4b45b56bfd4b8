package io.perdura.activity;

import io.perdura.common.converter.EncodedValues;
import org.jspecify.annotations.Nullable;

/**
 * An activity that runs every type which no other deployed class implements;
 * {@code Activity.getExecutionContext().getInfo().getActivityType()} says which. At most one can be deployed; on a server it is
 * a bean.
 */
public interface DynamicActivity {

    /**
     * Does what the type asks for.
     *
     * @param args the arguments as they were given, to be decoded by the types that the code expects
     * @return the result; null for none
     */
    @Nullable
    Object execute(EncodedValues args);
}
