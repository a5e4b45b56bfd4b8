package io.perdura.examples.inventory;

import io.perdura.activity.ActivityPolicy;
import io.perdura.failure.ApplicationFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The warehouse over its own tables. Each method is one transaction together with its completion: the rows are written
 * exactly once, whatever crashes, so nothing here looks for an earlier attempt.
 */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT0.2S", maximumInterval = "PT10S")
public class Warehouse implements InventoryActivities {

    private static final String MISSING_ARTICLE = "out-of-stock";

    @PersistenceContext(unitName = "examples")
    @SuppressWarnings("NullAway.Init")
    EntityManager entityManager;

    @Override
    @Transactional
    public String reserveInventory(String reference, String orderId, List<StockItem> items) {
        for (StockItem item : items) {
            if (item.sku().equals(MISSING_ARTICLE)) {
                throw ApplicationFailure.newNonRetryableFailure(
                        "Order %s: the article '%s' is out of stock".formatted(orderId, item.sku()), OUT_OF_STOCK);
            }
        }
        Reservation reservation =
                new Reservation(UUID.randomUUID().toString(), reference, orderId, items.size(), Instant.now());
        entityManager.persist(reservation);
        return reservation.id();
    }

    @Override
    @Transactional
    public void releaseInventory(String reference) {
        entityManager
                .createQuery(
                        "select r from Reservation r where r.reference = :reference and not exists"
                                + " (select 1 from Release g where g.reservationId = r.id)",
                        Reservation.class)
                .setParameter("reference", reference)
                .getResultList()
                .forEach(reservation -> entityManager.persist(new Release(
                        UUID.randomUUID().toString(), reservation.id(), reservation.orderId(), Instant.now())));
    }
}
