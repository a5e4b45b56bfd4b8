package io.perdura.workflow;

import io.perdura.common.converter.EncodedValues;
import org.jspecify.annotations.Nullable;

/** Answers every query that has no handler of its own. Registered by {@link Workflow#registerListener}. */
public interface DynamicQueryHandler {

    /** Answers a query; it must not wait or change anything. */
    @Nullable
    Object handle(String queryType, EncodedValues encodedArgs);

    /** For readers of descriptions. */
    default String getDescription() {
        return "";
    }
}
