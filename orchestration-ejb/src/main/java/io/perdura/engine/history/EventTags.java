package io.perdura.engine.history;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tags of all kinds of events, by class and by number. */
final class EventTags {

    private static final Map<Class<?>, EventTag<?>> BY_TYPE =
            all().collect(Collectors.toMap(EventTag::type, tag -> tag));
    private static final Map<Integer, EventTag<?>> BY_NUMBER =
            all().collect(Collectors.toMap(EventTag::number, tag -> tag));

    private EventTags() {}

    private static Stream<EventTag<?>> all() {
        return Stream.concat(InputTags.ALL.stream(), OutputTags.ALL.stream());
    }

    static EventTag<?> of(HistoryEvent event) {
        EventTag<?> tag = BY_TYPE.get(event.getClass());
        if (tag == null) {
            throw new IllegalArgumentException("no encoding for " + event.getClass());
        }
        return tag;
    }

    static EventTag<?> of(int number) {
        EventTag<?> tag = BY_NUMBER.get(number);
        if (tag == null) {
            throw new HistoryFormatException("unknown kind of event " + number
                    + ": written by a newer version of the engine; upgrade this node");
        }
        return tag;
    }
}
