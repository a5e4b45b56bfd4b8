package io.perdura.examples.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.failure.ApplicationFailure;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderRulesTest {

    private static final OrderLine BOOK = new OrderLine("book", 1, 1200);

    @Test
    void givenAGoodOrder_thenItPasses() {
        assertThatCode(() -> OrderRules.check(order("o-1", "a@example.org", BOOK)))
                .doesNotThrowAnyException();
    }

    @Test
    void givenNothing_thenTheFailureSaysWhatIsExpected() {
        assertInvalid(null, "order is 'null', expected an object with orderId, customerEmail and lines");
    }

    @Test
    void givenAWrongField_thenTheFailureNamesIt() {
        assertInvalid(order(null, "a@example.org", BOOK), "orderId is 'null', expected 1 to 100 characters");
        assertInvalid(order("x".repeat(101), "a@example.org", BOOK), "orderId is 'xxx");
        assertInvalid(order("o-\u0000", "a@example.org", BOOK), "expected text without control characters");
        assertInvalid(order("o-1", "nobody", BOOK), "customerEmail is 'nobody', expected an e-mail address");
        assertInvalid(order("o-1", "a@example.org"), "lines is '0 lines', expected 1 to 1000 lines");
    }

    @Test
    void givenAWrongLine_thenTheFailureSaysWhichOne() {
        assertInvalid(
                order("o-1", "a@example.org", BOOK, new OrderLine("lamp", 0, 100)),
                "lines[1].quantity is '0', expected 1 to 10000");
        assertInvalid(
                order("o-1", "a@example.org", new OrderLine("lamp", 1, -5)),
                "lines[0].unitCents is '-5', expected 1 to 100000000");
        assertInvalid(order("o-1", "a@example.org", new OrderLine(null, 1, 1)), "lines[0].sku is 'null'");
        assertInvalid(
                new Order("o-1", "a@example.org", Collections.singletonList(null), null),
                "lines[0] is 'null', expected an object with sku, quantity and unitCents");
    }

    @Test
    void givenMoreThanTheLimit_thenAnApprovalIsNeededUnlessItWasGivenBefore() {
        OrderLine atTheLimit = new OrderLine("desk", 1, Order.APPROVAL_LIMIT_CENTS);
        assertThat(order("o-1", "a@example.org", atTheLimit).needsApproval()).isFalse();
        assertThat(order("o-1", "a@example.org", atTheLimit, BOOK).needsApproval())
                .isTrue();
        assertThat(new Order("o-1", "a@example.org", List.of(atTheLimit, BOOK), "boss").needsApproval())
                .isFalse();
    }

    @Test
    void givenTheLargestOrder_thenItsTotalIsExact() {
        OrderLine[] lines = Collections.nCopies(1_000, new OrderLine("yacht", 10_000, 100_000_000))
                .toArray(OrderLine[]::new);
        assertThat(order("o-1", "a@example.org", lines).totalCents()).isEqualTo(1_000_000_000_000_000L);
    }

    private static Order order(String orderId, String email, OrderLine... lines) {
        return new Order(orderId, email, List.of(lines), null);
    }

    private static void assertInvalid(Order order, String message) {
        assertThatThrownBy(() -> OrderRules.check(order)).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.getType()).isEqualTo(OrderRules.INVALID_ORDER);
            assertThat(failure.isNonRetryable()).isTrue();
            assertThat(failure.getOriginalMessage()).contains(message);
        });
    }
}
