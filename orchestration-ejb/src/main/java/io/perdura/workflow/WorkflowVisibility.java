package io.perdura.workflow;

import io.perdura.common.SearchAttributeUpdate;
import io.perdura.common.SearchAttributes;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run shows of itself, and what it knows of the runs before. Implemented by the engine; users call {@link Workflow}. */
public interface WorkflowVisibility {

    /** A value of the memo; null when there is none of that name. */
    <T> @Nullable T getMemo(String key, Class<T> valueClass, Type valueType);

    /** Sets values of the memo; null removes one. */
    void upsertMemo(Map<String, ? extends @Nullable Object> memo);

    SearchAttributes getTypedSearchAttributes();

    void upsertTypedSearchAttributes(List<SearchAttributeUpdate<?>> updates);

    /** What the last run of the schedule that completed returned; null when there was none. */
    <R> @Nullable R getLastCompletionResult(Class<R> resultClass, Type resultType);

    /** How the run before this one failed, if it did. */
    Optional<Exception> getPreviousRunFailure();
}
