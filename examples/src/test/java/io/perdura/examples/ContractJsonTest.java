package io.perdura.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.examples.approval.ApprovalRequest;
import io.perdura.examples.approval.ApprovalResult;
import io.perdura.examples.approval.ApprovalState;
import io.perdura.examples.approval.Decision;
import io.perdura.examples.batch.BatchProgress;
import io.perdura.examples.batch.BatchRequest;
import io.perdura.examples.cart.CartItem;
import io.perdura.examples.cart.CartOptions;
import io.perdura.examples.order.Order;
import io.perdura.examples.order.OrderLine;
import io.perdura.examples.order.OrderState;
import io.perdura.examples.order.OrderStatus;
import io.perdura.examples.order.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The JSON by which others drive the examples: a change here breaks them. */
class ContractJsonTest {

    private final DataConverter converter = DefaultDataConverter.newDefaultInstance();

    @Test
    void orders() {
        assertThat(read("""
                        {"orderId":"o-1","customerEmail":"a@example.org",
                         "lines":[{"sku":"book","quantity":1,"unitCents":1200}]}""", Order.class))
                .isEqualTo(new Order("o-1", "a@example.org", List.of(new OrderLine("book", 1, 1200)), null));
        assertThat(write(new OrderStatus(OrderState.WAITING_FOR_APPROVAL, 0)))
                .isEqualTo("{\"state\":\"WAITING_FOR_APPROVAL\",\"attempts\":0}");
        assertThat(write(new Receipt("o-1", "c-1", "s-1")))
                .isEqualTo("{\"orderId\":\"o-1\",\"chargeId\":\"c-1\",\"shipmentId\":\"s-1\"}");
    }

    @Test
    void carts() {
        assertThat(read("{\"expiry\":\"PT24H\"}", CartOptions.class))
                .isEqualTo(new CartOptions(Duration.ofHours(24), null));
        assertThat(read("{}", CartOptions.class)).isEqualTo(new CartOptions(null, null));
        assertThat(read("{\"sku\":\"book\",\"quantity\":2}", CartItem.class)).isEqualTo(new CartItem("book", 2));
        assertThat(write(List.of(new CartItem("book", 2)))).isEqualTo("[{\"sku\":\"book\",\"quantity\":2}]");
    }

    @Test
    void batches() {
        assertThat(read("{\"file\":\"orders.csv\",\"childSize\":100,\"parallel\":10}", BatchRequest.class))
                .isEqualTo(new BatchRequest("orders.csv", 100, 10));
        assertThat(write(new BatchProgress(10, 7, 1))).isEqualTo("{\"total\":10,\"done\":7,\"failed\":1}");
    }

    @Test
    void approvals() {
        assertThat(read(
                        "{\"requestId\":\"a-1\",\"subject\":\"New laptop\",\"amountCents\":150000,\"timeout\":\"P3D\"}",
                        ApprovalRequest.class))
                .isEqualTo(new ApprovalRequest("a-1", "New laptop", 150_000L, Duration.ofDays(3)));
        assertThat(read("{\"approved\":true,\"by\":\"boss\",\"comment\":\"fine\"}", Decision.class))
                .isEqualTo(new Decision(true, "boss", "fine"));
        assertThat(write(new ApprovalResult("a-1", ApprovalState.EXPIRED, null, null)))
                .isEqualTo("{\"requestId\":\"a-1\",\"state\":\"EXPIRED\",\"by\":null,\"comment\":null}");
    }

    private <T> T read(String json, Class<T> type) {
        Payload payload = new Payload(Payload.JSON_METADATA, json.getBytes(StandardCharsets.UTF_8));
        return converter.fromPayload(payload, type, type);
    }

    private String write(Object value) {
        return new String(converter.encode(value).data(), StandardCharsets.UTF_8);
    }
}
