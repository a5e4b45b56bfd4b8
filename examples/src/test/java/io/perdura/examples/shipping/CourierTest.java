package io.perdura.examples.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.examples.schema.ExampleDatabase;
import io.perdura.failure.ApplicationFailure;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CourierTest {

    private final ExampleDatabase database = new ExampleDatabase();
    private final Courier courier = new Courier();

    @BeforeEach
    void connect() {
        courier.entityManager = database.entityManager();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givenAShipment_whenRecalled_thenItIsMarked() {
        database.inTransaction(() -> courier.shipOrder("r-1", "o-1", List.of("book")));
        assertThat(shipments()).singleElement().satisfies(shipment -> {
            assertThat(shipment.orderId()).isEqualTo("o-1");
            assertThat(shipment.recalledAt()).isNull();
        });
        database.inTransaction(() -> courier.recallShipment("r-1"));
        assertThat(shipments())
                .singleElement()
                .satisfies(shipment -> assertThat(shipment.recalledAt()).isNotNull());
    }

    @Test
    void givenNothingShipped_whenRecalled_thenNothingHappens() {
        database.inTransaction(() -> courier.recallShipment("r-1"));
        assertThat(shipments()).isEmpty();
    }

    @Test
    void givenAnArticleThatNoCourierTakes_thenNothingIsShipped() {
        assertThatThrownBy(() -> courier.shipOrder("r-1", "o-1", List.of("book", "unshippable")))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo(ShippingActivities.NOT_SHIPPABLE));
        assertThat(shipments()).isEmpty();
    }

    private List<Shipment> shipments() {
        return database.entityManager()
                .createQuery("select s from Shipment s", Shipment.class)
                .getResultList();
    }
}
