package io.perdura.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallersTest {

    private final Callers callers = new Callers(Thread::new);
    private final Set<Integer> called = ConcurrentHashMap.newKeySet();

    @Test
    void each_number_is_called_once() {
        callers.forEach(1_000, number -> assertThat(called.add(number)).isTrue());

        assertThat(called).isEqualTo(IntStream.rangeClosed(1, 1_000).boxed().collect(Collectors.toSet()));
    }

    @Test
    void a_call_that_fails_is_told_when_the_others_are_done() {
        assertThatThrownBy(() -> callers.forEach(100, number -> {
                    if (number == 7) {
                        throw new IllegalArgumentException("not seven");
                    }
                    called.add(number);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not seven");
        assertThat(called).hasSize(99);
    }
}
