package io.perdura.examples.payment;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityInfo;
import io.perdura.activity.ActivityPolicy;
import io.perdura.failure.ApplicationFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Payments through the gateway. Two layers of retry: the annotations of MicroProfile act inside one attempt and get over
 * a hiccup in milliseconds; the activity policy acts across attempts, survives crashes, and gets over an outage of any
 * length. The idempotency key is the same for all of them, so that a charge is made once.
 */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT0.2S", maximumInterval = "PT10S")
public class GatewayPayments implements PaymentActivities {

    @Inject
    @RestClient
    @SuppressWarnings("NullAway.Init")
    PaymentGateway gateway;

    @Override
    @Retry(maxRetries = 1, delay = 50, jitter = 25, abortOn = ApplicationFailure.class)
    @Timeout(3000)
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.8, delay = 1000, skipOn = ApplicationFailure.class)
    public Payment chargePayment(PaymentRequest request) {
        ActivityInfo info = Activity.getExecutionContext().getInfo();
        PaymentGateway.ChargeAnswer answer = gateway.charge(info.getIdempotencyKey(), request);
        return new Payment(answer.chargeId(), info.getAttempt());
    }

    @Override
    @Retry(maxRetries = 1, delay = 50, jitter = 25, abortOn = ApplicationFailure.class)
    @Timeout(3000)
    public void refundPayment(String reference, String orderId) {
        ActivityInfo info = Activity.getExecutionContext().getInfo();
        gateway.refund(info.getIdempotencyKey(), new PaymentGateway.RefundRequest(reference, orderId));
    }
}
