package io.perdura.engine.replay;

import io.perdura.common.SearchAttributeUpdate;
import io.perdura.common.SearchAttributes;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.workflow.WorkflowVisibility;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run shows, changed through the interceptors. */
record InterceptedVisibility(WorkflowVisibility visibility, WorkflowOutboundCallsInterceptor head)
        implements WorkflowVisibility {

    @Override
    public <T> @Nullable T getMemo(String key, Class<T> valueClass, Type valueType) {
        return visibility.getMemo(key, valueClass, valueType);
    }

    @Override
    public void upsertMemo(Map<String, ? extends @Nullable Object> memo) {
        head.upsertMemo(Collections.unmodifiableMap(new LinkedHashMap<>(memo)));
    }

    @Override
    public SearchAttributes getTypedSearchAttributes() {
        return visibility.getTypedSearchAttributes();
    }

    @Override
    public void upsertTypedSearchAttributes(List<SearchAttributeUpdate<?>> updates) {
        head.upsertTypedSearchAttributes(updates.toArray(SearchAttributeUpdate<?>[]::new));
    }

    @Override
    public <R> @Nullable R getLastCompletionResult(Class<R> resultClass, Type resultType) {
        return visibility.getLastCompletionResult(resultClass, resultType);
    }

    @Override
    public Optional<Exception> getPreviousRunFailure() {
        return visibility.getPreviousRunFailure();
    }
}
