package io.perdura.examples.shipping;

import io.perdura.activity.ActivityPolicy;
import io.perdura.failure.ApplicationFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The courier over its own table; each method is one transaction together with its completion, so exactly once. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT0.2S", maximumInterval = "PT10S")
public class Courier implements ShippingActivities {

    private static final String REFUSED_ARTICLE = "unshippable";

    @PersistenceContext(unitName = "examples")
    @SuppressWarnings("NullAway.Init")
    EntityManager entityManager;

    @Override
    @Transactional
    public String shipOrder(String reference, String orderId, List<String> skus) {
        if (skus.contains(REFUSED_ARTICLE)) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "Order %s: no courier takes the article '%s'".formatted(orderId, REFUSED_ARTICLE), NOT_SHIPPABLE);
        }
        Shipment shipment = new Shipment(UUID.randomUUID().toString(), reference, orderId, Instant.now());
        entityManager.persist(shipment);
        return shipment.id();
    }

    @Override
    @Transactional
    public void recallShipment(String reference) {
        entityManager
                .createQuery("select s from Shipment s where s.reference = :reference", Shipment.class)
                .setParameter("reference", reference)
                .getResultList()
                .forEach(shipment -> shipment.recall(Instant.now()));
    }
}
