package io.perdura.examples.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Lets anyone check from outside that nothing of an order happened twice. */
@Path("orders")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {

    @PersistenceContext(unitName = "examples")
    @SuppressWarnings("NullAway.Init")
    EntityManager entityManager;

    /** Counts the rows; all are 0 for an order that nobody knows. */
    @GET
    @Path("{orderId}")
    public OrderRows rows(@PathParam("orderId") String orderId) {
        return new OrderRows(
                count("select count(r) from Reservation r where r.orderId = :orderId", orderId),
                count("select count(r) from Release r where r.orderId = :orderId", orderId),
                count("select count(c) from Charge c where c.orderId = :orderId", orderId),
                // A refund over 0 cents is a payment that was called off before it was charged.
                count("select count(r) from Refund r where r.orderId = :orderId and r.amountCents > 0", orderId),
                count("select count(s) from Shipment s where s.orderId = :orderId", orderId));
    }

    private long count(String query, String orderId) {
        return entityManager
                .createQuery(query, Long.class)
                .setParameter("orderId", orderId)
                .getSingleResult();
    }
}
