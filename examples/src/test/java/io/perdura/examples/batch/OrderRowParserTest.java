package io.perdura.examples.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.examples.order.Order;
import io.perdura.examples.order.OrderLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderRowParserTest {

    @Test
    void givenAGoodRow_thenItIsAnOrder() {
        assertThat(OrderRowParser.parse(2, "o-1,a@example.org,book:1:1200;lamp:2:2490,"))
                .isEqualTo(new OrderRow(
                        2,
                        new Order(
                                "o-1",
                                "a@example.org",
                                List.of(new OrderLine("book", 1, 1200), new OrderLine("lamp", 2, 2490)),
                                null),
                        null));
    }

    @Test
    void givenAnApproval_thenTheOrderHasIt() {
        assertThat(OrderRowParser.parse(2, "o-1,a@example.org,desk:1:24900,boss")
                        .order())
                .extracting(Order::approvedBy)
                .isEqualTo("boss");
    }

    @Test
    void givenABadRow_thenTheProblemIsTold() {
        assertThat(problem("o-1,a@example.org,book:1:1200"))
                .isEqualTo("3 columns, expected 4: orderId,customerEmail,lines,approvedBy");
        assertThat(problem("o-1,a@example.org,book:1,")).contains("'book:1', expected sku:quantity:unitCents");
        assertThat(problem("o-1,a@example.org,book:two:1200,")).contains("'book:two:1200', expected whole numbers");
        assertThat(problem("")).contains("1 columns");
    }

    private static String problem(String row) {
        OrderRow parsed = OrderRowParser.parse(7, row);
        assertThat(parsed.order()).isNull();
        assertThat(parsed.line()).isEqualTo(7);
        return parsed.problem();
    }
}
