package io.perdura.examples.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.failure.ApplicationFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedOrderFilesTest {

    private final ShippedOrderFiles files = new ShippedOrderFiles();

    @Test
    void givenTheShippedFile_thenItHoldsManyVariedOrders() {
        List<OrderRow> rows = files.readOrders("orders.csv", 0, Integer.MAX_VALUE);
        assertThat(rows).hasSize(files.countOrders("orders.csv")).hasSizeGreaterThan(1_000);
        assertThat(rows).filteredOn(row -> row.problem() != null).isNotEmpty();
        assertThat(rows)
                .filteredOn(row -> row.order() != null)
                .extracting(row -> row.order().orderId())
                .doesNotHaveDuplicates();
    }

    @Test
    void givenASlice_thenItsRowsAreThoseOfTheFile() {
        List<OrderRow> all = files.readOrders("orders.csv", 0, Integer.MAX_VALUE);
        assertThat(files.readOrders("orders.csv", 100, 50)).isEqualTo(all.subList(100, 150));
        assertThat(files.readOrders("orders.csv", 100, 1).get(0).line()).isEqualTo(102);
        assertThat(files.readOrders("orders.csv", all.size(), 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing.csv",
                "../orders.csv",
                "/etc/passwd",
                "..\\orders.csv",
                "orders.csv/",
                "",
                "orders.csv\n"
            })
    void givenAnotherFile_thenItIsUnknown(String file) {
        assertThatThrownBy(() -> files.countOrders(file)).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.getType()).isEqualTo(OrderFileActivities.UNKNOWN_FILE);
            assertThat(failure.isNonRetryable()).isTrue();
        });
    }
}
