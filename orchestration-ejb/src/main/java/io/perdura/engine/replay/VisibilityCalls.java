package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.common.SearchAttributeUpdate;
import io.perdura.common.SearchAttributes;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.MemoUpserted;
import io.perdura.engine.history.OutputEvent.SearchAttributesUpserted;
import io.perdura.engine.history.Visible;
import io.perdura.workflow.WorkflowVisibility;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run's code reads and changes of its memo and search attributes, and what it knows of earlier runs. */
final class VisibilityCalls implements WorkflowVisibility {

    private final DurableContext context;
    private Visible visible;

    VisibilityCalls(DurableContext context) {
        this.context = context;
        this.visible = Visible.of(context.started().options());
    }

    Visible visible() {
        return visible;
    }

    @Override
    public <T> @Nullable T getMemo(String key, Class<T> valueClass, Type valueType) {
        Payload value = visible.memo().get(key);
        return value == null ? null : context.converter().fromPayload(value, valueClass, valueType);
    }

    @Override
    public void upsertMemo(Map<String, ? extends @Nullable Object> changes) {
        Map<String, Payload> payloads = new LinkedHashMap<>();
        changes.forEach((key, value) -> payloads.put(key, context.converter().encode(value)));
        emit(new MemoUpserted(payloads));
    }

    @Override
    public SearchAttributes getTypedSearchAttributes() {
        return visible.searchAttributes();
    }

    @Override
    public void upsertTypedSearchAttributes(List<SearchAttributeUpdate<?>> updates) {
        if (updates.isEmpty()) {
            throw new IllegalArgumentException("upsertTypedSearchAttributes without an update: give one or more");
        }
        emit(new SearchAttributesUpserted(List.copyOf(updates)));
    }

    private void emit(OutputEvent event) {
        visible = visible.after(context.emit(event).event());
    }

    @Override
    public <R> @Nullable R getLastCompletionResult(Class<R> resultClass, Type resultType) {
        Payload result = context.started().options().lastCompletionResult();
        return result == null ? null : context.converter().fromPayload(result, resultClass, resultType);
    }

    @Override
    public Optional<Exception> getPreviousRunFailure() {
        Failure failure = context.started().options().lastFailure();
        return Optional.ofNullable(failure).map(context.failures()::toException);
    }
}
