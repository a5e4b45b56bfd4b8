package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleLineTest {

    private final IdleLine<String> line = new IdleLine<>(3, 100);

    private List<String> beyond(int inMemory) {
        List<String> leave = new ArrayList<>();
        int left = inMemory;
        for (String next = line.beyond(left); next != null; next = line.beyond(left)) {
            leave.add(next);
            left--;
        }
        return leave;
    }

    @Test
    void while_there_is_room_all_may_stay() {
        line.add("a", 50);
        line.add("b", 50);

        assertThat(beyond(3)).isEmpty();
    }

    @Test
    void beyond_the_count_the_one_leaves_that_was_idle_for_the_longest() {
        line.add("a", 1);
        line.add("b", 1);
        line.add("c", 1);
        line.add("a", 1); // it had something to do meanwhile
        line.add("d", 1);

        assertThat(beyond(4)).containsExactly("b");
    }

    @Test
    void those_that_are_large_leave_earlier() {
        line.add("a", 40);
        line.add("b", 50);
        line.add("c", 60);

        assertThat(beyond(3)).containsExactly("a", "b");
    }

    @Test
    void who_grows_or_leaves_counts_by_what_it_has_now() {
        line.add("a", 90);
        line.add("a", 10);
        line.add("b", 90);
        assertThat(beyond(2)).isEmpty();

        line.forget("b");
        line.add("c", 90);
        assertThat(beyond(2)).isEmpty();
    }

    @Test
    void when_nobody_is_idle_nobody_can_leave() {
        assertThat(beyond(1_000)).isEmpty();
    }
}
