package io.perdura.engine.history;

import io.perdura.common.Payload;
import io.perdura.common.SearchAttributes;
import io.perdura.common.converter.NullPayloadConverter;
import io.perdura.engine.history.OutputEvent.MemoUpserted;
import io.perdura.engine.history.OutputEvent.SearchAttributesUpserted;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run shows of itself to people and to lists: a fold over its events.
 *
 * @param memo values for people
 * @param searchAttributes values to find the run by
 * @param summary what the run is for, in one line of text; null if nobody said
 * @param details what else people should know of it, text; null if nobody said
 * @param beginsAtMillis when its code runs first, in milliseconds since 1970; zero for at its start
 */
public record Visible(
        Map<String, Payload> memo,
        SearchAttributes searchAttributes,
        @Nullable Payload summary,
        @Nullable Payload details,
        long beginsAtMillis) {

    public static final Visible NOTHING = new Visible(Map.of(), SearchAttributes.EMPTY);

    public Visible {
        memo = memo.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(memo));
    }

    /** Of a run that begins at once, and of which nobody said what it is for. */
    public Visible(Map<String, Payload> memo, SearchAttributes searchAttributes) {
        this(memo, searchAttributes, null, null, 0);
    }

    /** As the run was started. */
    public static Visible of(RunOptions options) {
        return options.equals(RunOptions.NONE)
                ? NOTHING
                : new Visible(
                        options.memo(),
                        options.searchAttributes(),
                        options.staticSummary(),
                        options.staticDetails(),
                        options.firstTaskAtMillis());
    }

    /** After one more event; the same object when the event changes nothing of it. */
    public Visible after(HistoryEvent event) {
        if (event instanceof MemoUpserted upsert) {
            return with(updated(upsert.memo()), searchAttributes);
        }
        if (event instanceof SearchAttributesUpserted upsert) {
            return with(memo, searchAttributes.updated(upsert.updates()));
        }
        return this;
    }

    private Visible with(Map<String, Payload> newMemo, SearchAttributes newAttributes) {
        return new Visible(newMemo, newAttributes, summary, details, beginsAtMillis);
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
