package io.perdura.workflow;

import io.perdura.common.SearchAttributeUpdate;
import io.perdura.common.SearchAttributes;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The methods of {@link Workflow} about what a run shows: memo, search attributes, and what the run before it left. */
abstract class WorkflowValues {
    WorkflowValues() {}

    /** A value that the run shows to people; null when there is none of that name. */
    public static <T> @Nullable T getMemo(String key, Class<T> valueClass) {
        return getMemo(key, valueClass, valueClass);
    }

    /** As {@link #getMemo(String, Class)}, for a generic type. */
    public static <T> @Nullable T getMemo(String key, Class<T> valueClass, Type genericType) {
        return WorkflowContext.current().visibility().getMemo(key, valueClass, genericType);
    }

    /** Changes what the run shows to people: sets the values given, removes those given as null, keeps all others. */
    public static void upsertMemo(Map<String, ? extends @Nullable Object> memo) {
        WorkflowContext.current().visibility().upsertMemo(memo);
    }

    /** The values by which lists find this run, as they are now. */
    public static SearchAttributes getTypedSearchAttributes() {
        return WorkflowContext.current().visibility().getTypedSearchAttributes();
    }

    /**
     * Changes the values by which lists find this run; they are found by the new ones once the current task is committed. At most
     * 100 attributes, 2 KiB a value, 40 KiB in all; a value of another type than its key has in this application is refused, which
     * fails the task.
     */
    public static void upsertTypedSearchAttributes(SearchAttributeUpdate<?>... searchAttributeUpdates) {
        WorkflowContext.current().visibility().upsertTypedSearchAttributes(List.of(searchAttributeUpdates));
    }

    /**
     * As {@link #upsertTypedSearchAttributes}, with types that follow from the values ({@link SearchAttributes#of}); an attribute that the run
     * has already keeps its type, and null or an empty collection removes it.
     */
    public static void upsertSearchAttributes(Map<String, ?> searchAttributes) {
        WorkflowVisibility visibility = WorkflowContext.current().visibility();
        visibility.upsertTypedSearchAttributes(
                visibility.getTypedSearchAttributes().updatesTo(searchAttributes));
    }

    /** The search attributes without types: each as a list of its values, by name. */
    public static Map<String, List<?>> getSearchAttributes() {
        return getTypedSearchAttributes().toUntyped();
    }

    /** The value of a search attribute, the first one of several; null when it is not set. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller knows the type
    public static <T> @Nullable T getSearchAttribute(String name) {
        List<?> values = getSearchAttributes().get(name);
        return values == null ? null : (T) values.get(0);
    }

    /** The values of a search attribute; null when it is not set. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller knows the type
    public static <T> @Nullable List<T> getSearchAttributeValues(String name) {
        return (List<T>) getSearchAttributes().get(name);
    }

    /** What the last completed run of a cron workflow returned; null when none has completed yet. */
    public static <R> @Nullable R getLastCompletionResult(Class<R> resultClass) {
        return getLastCompletionResult(resultClass, resultClass);
    }

    /** As {@link #getLastCompletionResult(Class)}, for a generic type. */
    public static <R> @Nullable R getLastCompletionResult(Class<R> resultClass, Type resultType) {
        return WorkflowContext.current().visibility().getLastCompletionResult(resultClass, resultType);
    }

    /** How the run before this one failed: that of the attempt before, or of the cron run before. */
    public static Optional<Exception> getPreviousRunFailure() {
        return WorkflowContext.current().visibility().getPreviousRunFailure();
    }
}
