package io.perdura.examples.gateway;

import io.perdura.examples.payment.PaymentGateway.RefundRequest;
import io.perdura.examples.payment.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was charged and refunded. Rows are keyed by the caller's idempotency key, so that the same call made twice, even
 * at the same time, is one row: the slower one of two breaks on the key, and its repeat finds the row.
 */
@ApplicationScoped
@Transactional
public class Ledger {

    private static final String DECLINED = "declined";

    @PersistenceContext(unitName = "examples")
    @SuppressWarnings("NullAway.Init")
    EntityManager entityManager;

    /**
     * Charges, or answers what the same call did before.
     *
     * @throws CardDeclinedException if the customer can't be charged; no row is written then
     */
    public Charge charge(String idempotencyKey, PaymentRequest request) {
        Charge known = entityManager.find(Charge.class, idempotencyKey);
        if (known != null) {
            return known;
        }
        if (request.customerEmail().startsWith(DECLINED)) {
            throw new CardDeclinedException(
                    "Order %s: the card of %s was declined".formatted(request.orderId(), request.customerEmail()));
        }
        if (!refunds(request.reference()).isEmpty()) {
            throw new CardDeclinedException("Order %s: the payment %s was called off before it was charged"
                    .formatted(request.orderId(), request.reference()));
        }
        Charge charge = new Charge(idempotencyKey, UUID.randomUUID().toString(), request, Instant.now());
        entityManager.persist(charge);
        return charge;
    }

    /** Gives back what was charged under the reference, or answers what the same call did before. */
    public Refund refund(String idempotencyKey, RefundRequest request) {
        Refund known = entityManager.find(Refund.class, idempotencyKey);
        if (known != null) {
            return known;
        }
        long chargedCents = charges(request.reference()).stream()
                .mapToLong(Charge::amountCents)
                .sum();
        long refundedCents = refunds(request.reference()).stream()
                .mapToLong(Refund::amountCents)
                .sum();
        Refund refund = new Refund(idempotencyKey, request, chargedCents - refundedCents, Instant.now());
        entityManager.persist(refund);
        return refund;
    }

    private List<Charge> charges(String reference) {
        return entityManager
                .createQuery("select c from Charge c where c.reference = :reference", Charge.class)
                .setParameter("reference", reference)
                .getResultList();
    }

    private List<Refund> refunds(String reference) {
        return entityManager
                .createQuery("select r from Refund r where r.reference = :reference", Refund.class)
                .setParameter("reference", reference)
                .getResultList();
    }
}
