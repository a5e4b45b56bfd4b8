package io.perdura.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutagesTest {

    @Test
    void everyFifthCallFails() {
        Outages outages = new Outages();
        assertThat(IntStream.rangeClosed(1, 10).filter(call -> outages.nextCallFails()))
                .containsExactly(5, 10);
    }
}
