package io.perdura.examples.gateway;

import io.perdura.examples.payment.PaymentGateway;
import io.perdura.examples.payment.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The gateway's HTTP interface: 503 to every fifth call, 402 when the card is declined. */
@Path("gateway")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GatewayResource {

    @Inject
    @SuppressWarnings("NullAway.Init")
    Ledger ledger;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Outages outages;

    @POST
    @Path("charges")
    public Response charge(
            @HeaderParam(PaymentGateway.IDEMPOTENCY_KEY) @Nullable String idempotencyKey, PaymentRequest request) {
        return answer(
                idempotencyKey,
                key -> new PaymentGateway.ChargeAnswer(
                        ledger.charge(key, request).chargeId()));
    }

    @POST
    @Path("refunds")
    public Response refund(
            @HeaderParam(PaymentGateway.IDEMPOTENCY_KEY) @Nullable String idempotencyKey,
            PaymentGateway.RefundRequest request) {
        return answer(
                idempotencyKey,
                key -> new PaymentGateway.RefundAnswer(
                        ledger.refund(key, request).amountCents()));
    }

    private Response answer(@Nullable String idempotencyKey, Function<String, Object> call) {
        if (outages.nextCallFails()) {
            return text(
                    Response.Status.SERVICE_UNAVAILABLE, "The gateway fails every fifth call on purpose: try again");
        }
        if (idempotencyKey == null || idempotencyKey.isBlank()) {
            return text(
                    Response.Status.BAD_REQUEST, "The header Idempotency-Key is missing: send one for each payment");
        }
        try {
            return Response.ok(call.apply(idempotencyKey)).build();
        } catch (CardDeclinedException e) {
            return text(Response.Status.PAYMENT_REQUIRED, String.valueOf(e.getMessage()));
        }
    }

    private static Response text(Response.Status status, String text) {
        return Response.status(status).type(MediaType.TEXT_PLAIN).entity(text).build();
    }
}
