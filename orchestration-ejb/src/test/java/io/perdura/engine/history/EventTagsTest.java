package io.perdura.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of event numbers: what it must hold, and what it refuses. */
class EventTagsTest {

    private static <E extends HistoryEvent> EventTag<E> tag(int number, Class<E> type) {
        return new EventTag<>(number, type, (out, event) -> {}, in -> {
            throw new UnsupportedOperationException();
        });
    }

    @Test
    void given_two_events_with_the_same_number_then_the_table_names_both() {
        List<EventTag<?>> more = new ArrayList<>(OutputTags.ALL);
        more.add(tag(6, OutputEvent.TimerStarted.class));

        assertThatThrownBy(() -> EventTags.of(InputTags.ALL, more))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("events TimerFired and TimerStarted both have number 6")
                .hasMessageContaining("a number of its own");
    }

    @Test
    void given_an_event_with_two_numbers_then_it_is_named() {
        assertThatThrownBy(() -> EventTags.of(InputTags.ALL, List.of(tag(99, InputEvent.TimerFired.class))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("event TimerFired has two encodings");
    }

    @Test
    void every_kind_of_event_has_a_number() {
        List<Class<?>> tagged = Stream.concat(InputTags.ALL.stream(), OutputTags.ALL.stream())
                .<Class<?>>map(EventTag::type)
                .toList();

        assertThat(tagged).containsExactlyInAnyOrderElementsOf(kinds(HistoryEvent.class));
    }

    private static List<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(kind -> kinds(kind).stream())
                        .toList()
                : List.of(type);
    }
}
