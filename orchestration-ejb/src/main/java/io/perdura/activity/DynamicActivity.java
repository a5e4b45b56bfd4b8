package io.perdura.activity;

import io.perdura.common.converter.EncodedValues;
import org.jspecify.annotations.Nullable;

/**
 * An activity that runs every type which no other deployed class implements;
 * {@code Activity.getExecutionContext().getInfo().getActivityType()} says which. At most one can be deployed; on a server it is
 * a bean.
 */
public interface DynamicActivity {

    @Nullable
    Object execute(EncodedValues args);
}
