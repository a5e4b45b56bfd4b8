package io.perdura.examples.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.examples.schema.ExampleDatabase;
import io.perdura.failure.ApplicationFailure;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarehouseTest {

    private final ExampleDatabase database = new ExampleDatabase();
    private final Warehouse warehouse = new Warehouse();

    @BeforeEach
    void connect() {
        warehouse.entityManager = database.entityManager();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givenAReservation_whenReleased_thenThereIsOneRowOfEach() {
        reserve("r-1", "book");
        release("r-1");
        assertThat(count("Reservation")).isEqualTo(1);
        assertThat(count("Release")).isEqualTo(1);
    }

    @Test
    void givenAReservationThatWasReleased_whenReleasedAgain_thenNothingHappens() {
        reserve("r-1", "book");
        release("r-1");
        release("r-1");
        assertThat(count("Release")).isEqualTo(1);
    }

    @Test
    void givenNothingReserved_whenReleased_thenNothingHappens() {
        reserve("r-1", "book");
        release("r-2");
        assertThat(count("Release")).isZero();
    }

    @Test
    void givenAnArticleThatIsOutOfStock_thenNothingIsReserved() {
        assertThatThrownBy(() -> reserve("r-1", "out-of-stock"))
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.getType()).isEqualTo(InventoryActivities.OUT_OF_STOCK);
                    assertThat(failure.isNonRetryable()).isTrue();
                });
        assertThat(count("Reservation")).isZero();
    }

    private void reserve(String reference, String sku) {
        database.inTransaction(() -> warehouse.reserveInventory(reference, "o-1", List.of(new StockItem(sku, 1))));
    }

    private void release(String reference) {
        database.inTransaction(() -> warehouse.releaseInventory(reference));
    }

    private long count(String entity) {
        return database.entityManager()
                .createQuery("select count(e) from " + entity + " e", Long.class)
                .getSingleResult();
    }
}
