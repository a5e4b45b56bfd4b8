package io.perdura.engine.history;

import io.perdura.common.Payload;
import io.perdura.common.SearchAttributes;
import io.perdura.common.converter.NullPayloadConverter;
import io.perdura.engine.history.OutputEvent.MemoUpserted;
import io.perdura.engine.history.OutputEvent.SearchAttributesUpserted;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run shows of itself to people and to lists: a fold over its events.
 *
 * @param memo values for people
 * @param searchAttributes values to find the run by
 */
public record Visible(Map<String, Payload> memo, SearchAttributes searchAttributes) {

    public static final Visible NOTHING = new Visible(Map.of(), SearchAttributes.EMPTY);

    public Visible {
        memo = memo.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(memo));
    }

    /** As the run was started. */
    public static Visible of(RunOptions options) {
        return options.memo().isEmpty() && options.searchAttributes().isEmpty()
                ? NOTHING
                : new Visible(options.memo(), options.searchAttributes());
    }

    /** After one more event; the same object when the event changes nothing of it. */
    public Visible after(HistoryEvent event) {
        if (event instanceof MemoUpserted upsert) {
            return new Visible(updated(upsert.memo()), searchAttributes);
        }
        if (event instanceof SearchAttributesUpserted upsert) {
            return new Visible(memo, searchAttributes.updated(upsert.updates()));
        }
        return this;
    }

    private Map<String, Payload> updated(Map<String, Payload> changes) {
        Map<String, Payload> updated = new LinkedHashMap<>(memo);
        changes.forEach((name, value) -> {
            if (value.encoding().equals(NullPayloadConverter.ENCODING)) {
                updated.remove(name);
            } else {
                updated.put(name, value);
            }
        });
        return updated;
    }

    /** How many bytes the memo's values have. */
    public long memoBytes() {
        return memo.values().stream().mapToLong(Payload::size).sum();
    }
}
