package io.perdura.engine.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tags of all kinds of events, by class and by number. */
final class EventTags {

    /** Of all that a history holds. A table that can't be read back fails here, when the class is loaded. */
    static final EventTags ALL = of(InputTags.ALL, OutputTags.ALL);

    private final Map<Class<?>, EventTag<?>> byType = new HashMap<>();
    private final Map<Integer, EventTag<?>> byNumber = new HashMap<>();

    private EventTags(List<EventTag<?>> tags) {
        for (EventTag<?> tag : tags) {
            EventTag<?> sameNumber = byNumber.putIfAbsent(tag.number(), tag);
            if (sameNumber != null) {
                throw new IllegalStateException("events " + sameNumber.type().getSimpleName() + " and "
                        + tag.type().getSimpleName() + " both have number " + tag.number()
                        + ", so that neither could be read back: give the newer one a number of its own");
            }
            if (byType.putIfAbsent(tag.type(), tag) != null) {
                throw new IllegalStateException(
                        "event " + tag.type().getSimpleName() + " has two encodings: remove one of them");
            }
        }
    }

    /** @throws IllegalStateException when two kinds have the same number, or one has two */
    static EventTags of(List<EventTag<?>> inputs, List<EventTag<?>> outputs) {
        List<EventTag<?>> tags = new ArrayList<>(inputs);
        tags.addAll(outputs);
        return new EventTags(tags);
    }

    EventTag<?> of(HistoryEvent event) {
        EventTag<?> tag = byType.get(event.getClass());
        if (tag == null) {
            throw new IllegalArgumentException("no encoding for " + event.getClass());
        }
        return tag;
    }

    EventTag<?> of(int number) {
        EventTag<?> tag = byNumber.get(number);
        if (tag == null) {
            throw new HistoryFormatException("unknown kind of event " + number
                    + ": written by a newer version of the engine; upgrade this node");
        }
        return tag;
    }
}
