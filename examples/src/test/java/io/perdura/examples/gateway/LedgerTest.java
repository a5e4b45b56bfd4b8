package io.perdura.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.examples.payment.PaymentGateway.RefundRequest;
import io.perdura.examples.payment.PaymentRequest;
import io.perdura.examples.schema.ExampleDatabase;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final PaymentRequest PAYMENT = new PaymentRequest("r-1", "o-1", "a@example.org", 1200);
    private static final RefundRequest REFUND = new RefundRequest("r-1", "o-1");

    private final ExampleDatabase database = new ExampleDatabase();
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void connect() {
        ledger.entityManager = database.entityManager();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givenTheSameKeyTwice_thenItIsChargedOnceAndAnsweredAlike() {
        String first = inTransaction(() -> ledger.charge("key-1", PAYMENT).chargeId());
        String second = inTransaction(() -> ledger.charge("key-1", PAYMENT).chargeId());
        assertThat(second).isEqualTo(first);
        assertThat(inTransaction(() -> ledger.refund("key-2", REFUND).amountCents()))
                .isEqualTo(1200);
    }

    @Test
    void givenACharge_whenRefundedByTwoKeys_thenTheMoneyIsGivenBackOnce() {
        inTransaction(() -> ledger.charge("key-1", PAYMENT));
        assertThat(inTransaction(() -> ledger.refund("key-2", REFUND).amountCents()))
                .isEqualTo(1200);
        assertThat(inTransaction(() -> ledger.refund("key-2", REFUND).amountCents()))
                .isEqualTo(1200);
        assertThat(inTransaction(() -> ledger.refund("key-3", REFUND).amountCents()))
                .isZero();
    }

    @Test
    void givenAPaymentThatWasCalledOff_whenItsChargeComesLate_thenItIsRefused() {
        assertThat(inTransaction(() -> ledger.refund("key-1", REFUND).amountCents()))
                .isZero();
        assertThatThrownBy(() -> inTransaction(() -> ledger.charge("key-2", PAYMENT)))
                .isInstanceOf(CardDeclinedException.class)
                .hasMessageContaining("called off");
    }

    @Test
    void givenADeclinedCard_thenNothingIsCharged() {
        assertThatThrownBy(() -> inTransaction(
                        () -> ledger.charge("key-1", new PaymentRequest("r-1", "o-1", "declined@example.org", 1200))))
                .isInstanceOf(CardDeclinedException.class)
                .hasMessage("Order o-1: the card of declined@example.org was declined");
        assertThat(inTransaction(() -> ledger.refund("key-2", REFUND).amountCents()))
                .isZero();
    }

    private <T> T inTransaction(Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        database.inTransaction(() -> result.set(work.get()));
        return result.get();
    }
}
