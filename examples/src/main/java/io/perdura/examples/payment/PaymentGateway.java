package io.perdura.examples.payment;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The payment gateway's HTTP API. A repeat with the same {@code Idempotency-Key} has the same answer and no further
 * effect. Its address is the configuration property {@code payment-gateway/mp-rest/url}.
 */
@RegisterRestClient(configKey = "payment-gateway")
@RegisterProvider(GatewayRefusals.class)
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PaymentGateway {

    /** The header that makes a repeat harmless. */
    String IDEMPOTENCY_KEY = "Idempotency-Key";

    @POST
    @Path("charges")
    ChargeAnswer charge(@HeaderParam(IDEMPOTENCY_KEY) String idempotencyKey, PaymentRequest request);

    @POST
    @Path("refunds")
    RefundAnswer refund(@HeaderParam(IDEMPOTENCY_KEY) String idempotencyKey, RefundRequest request);

    /** The charge that was made. */
    record ChargeAnswer(String chargeId) {}

    /** What to refund. */
    record RefundRequest(String reference, String orderId) {}

    /** How much was refunded; 0 when nothing had been charged. */
    record RefundAnswer(long amountCents) {}
}
