package io.perdura.examples.payment;

import io.perdura.failure.ApplicationFailure;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Tells the gateway's refusals, which are final, from its outages: 4xx answers become failures that are never retried;
 * others stay the exceptions that the client makes of them.
 */
public class GatewayRefusals implements ResponseExceptionMapper<ApplicationFailure> {

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400 && status < 500;
    }

    @Override
    public ApplicationFailure toThrowable(Response response) {
        String reason = response.readEntity(String.class);
        return response.getStatus() == Response.Status.PAYMENT_REQUIRED.getStatusCode()
                ? ApplicationFailure.newNonRetryableFailure(reason, PaymentActivities.CARD_DECLINED)
                : ApplicationFailure.newNonRetryableFailure(
                        "The payment gateway answered " + response.getStatus() + ": " + reason, "PaymentRefused");
    }
}
