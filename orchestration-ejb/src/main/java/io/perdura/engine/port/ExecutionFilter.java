package io.perdura.engine.port;

import io.perdura.common.IndexedValueType;
import io.perdura.engine.port.filter.Condition;
import io.perdura.engine.port.filter.FilterParser;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which runs to list.
 *
 * @param text the filter as it was written
 * @param condition what it demands
 */
public record ExecutionFilter(String text, Condition condition) {

    public static final ExecutionFilter ALL = new ExecutionFilter("", new Condition.All());

    /**
     * @param text null or blank for every run
     * @param attributes the types of the application's search attributes, by name
     * @throws io.perdura.engine.port.filter.FilterSyntaxException when it can't be read
     */
    public static ExecutionFilter parse(@Nullable String text, Map<String, IndexedValueType> attributes) {
        return text == null || text.isBlank()
                ? ALL
                : new ExecutionFilter(text.strip(), FilterParser.parse(text, attributes));
    }

    /** As {@link #parse(String, Map)}, for a filter without search attributes. */
    public static ExecutionFilter parse(@Nullable String text) {
        return parse(text, Map.of());
    }

    public boolean matches(ExecutionRecord run) {
        return condition.matches(run::value);
    }
}
