package io.perdura.web.view;

import io.perdura.engine.history.HistoryEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A table from kinds of events to how they are told. */
final class Teller {

    /** Puts the event's details into words, and returns the sentence. */
    @FunctionalInterface
    interface Telling<E extends HistoryEvent> {
        String tell(E event, Words words, Earlier earlier);
    }

    private final Map<Class<? extends HistoryEvent>, Telling<? extends HistoryEvent>> tellings = new LinkedHashMap<>();

    <E extends HistoryEvent> Teller on(Class<E> kind, Telling<E> telling) {
        tellings.put(kind, telling);
        return this;
    }

    Set<Class<? extends HistoryEvent>> kinds() {
        return tellings.keySet();
    }

    @SuppressWarnings("unchecked") // on() pairs each class with a telling of just that class
    String tell(HistoryEvent event, Words words, Earlier earlier) {
        Telling<HistoryEvent> telling = (Telling<HistoryEvent>) tellings.get(event.getClass());
        if (telling == null) {
            throw new IllegalStateException("No words for the event " + event.name() + "; known: " + tellings.keySet());
        }
        return telling.tell(event, words, earlier);
    }
}
