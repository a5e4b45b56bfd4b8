package io.perdura.examples.order;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityPolicy;
import io.perdura.examples.inventory.InventoryActivities;
import io.perdura.examples.inventory.StockItem;
import io.perdura.examples.notice.NoticeActivities;
import io.perdura.examples.notice.NoticeKind;
import io.perdura.examples.payment.Payment;
import io.perdura.examples.payment.PaymentActivities;
import io.perdura.examples.payment.PaymentRequest;
import io.perdura.examples.shipping.ShippingActivities;
import io.perdura.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * All activities of an order, in memory: they write down what they were asked, in the order in which it came, and fail for
 * the same articles and customers as the real ones.
 */
@ActivityPolicy(startToClose = "PT1M")
public class RecordingShop implements InventoryActivities, PaymentActivities, ShippingActivities, NoticeActivities {

    /** Kept here, since a logger that nobody holds forgets its level. */
    private static final Logger EXAMPLES = Logger.getLogger("io.perdura.examples");

    static {
        // What fails, fails on purpose here.
        EXAMPLES.setLevel(Level.SEVERE);
    }

    private final List<String> calls = new ArrayList<>();
    private int outageAttempts;

    /** The gateway fails so many attempts of each charge. */
    public void gatewayFails(int attempts) {
        outageAttempts = attempts;
    }

    /** What was asked so far: the operation and the order or kind of notice. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private synchronized void called(String call) {
        calls.add(call);
    }

    @Override
    public String reserveInventory(String reference, String orderId, List<StockItem> items) {
        called("reserve");
        if (items.stream().anyMatch(item -> item.sku().equals("out-of-stock"))) {
            throw ApplicationFailure.newNonRetryableFailure("Not there: out-of-stock", OUT_OF_STOCK);
        }
        return "reservation-" + orderId;
    }

    @Override
    public void releaseInventory(String reference) {
        called("release");
    }

    @Override
    public Payment chargePayment(PaymentRequest request) {
        int attempt = Activity.getExecutionContext().getInfo().getAttempt();
        if (attempt <= outageAttempts) {
            throw new IllegalStateException("The gateway is down");
        }
        called("charge");
        if (request.customerEmail().startsWith("declined")) {
            throw ApplicationFailure.newNonRetryableFailure("The card was declined", CARD_DECLINED);
        }
        return new Payment("charge-" + request.orderId(), attempt);
    }

    @Override
    public void refundPayment(String reference, String orderId) {
        called("refund");
    }

    @Override
    public String shipOrder(String reference, String orderId, List<String> skus) {
        called("ship");
        if (skus.contains("unshippable")) {
            throw ApplicationFailure.newNonRetryableFailure("No courier takes it", NOT_SHIPPABLE);
        }
        return "shipment-" + orderId;
    }

    @Override
    public void recallShipment(String reference) {
        called("recall");
    }

    @Override
    public void sendNotice(NoticeKind kind, String about, String text) {
        called(kind.name());
    }
}
