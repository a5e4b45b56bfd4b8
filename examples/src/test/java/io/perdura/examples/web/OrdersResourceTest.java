package io.perdura.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.examples.schema.ExampleDatabase;
import org.junit.jupiter.api.Test;

class OrdersResourceTest {

    @Test
    void givenAnOrderThatNobodyKnows_thenAllCountsAreZero() {
        try (ExampleDatabase database = new ExampleDatabase()) {
            OrdersResource orders = new OrdersResource();
            orders.entityManager = database.entityManager();
            assertThat(orders.rows("o-1")).isEqualTo(new OrderRows(0, 0, 0, 0, 0));
        }
    }
}
