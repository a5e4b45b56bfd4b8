package io.perdura.examples.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityContext;
import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityInfo;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment") // no container here that would inject the gateway
class GatewayPaymentsTest {

    private final RecordingGateway gateway = new RecordingGateway();
    private final GatewayPayments payments = new GatewayPayments();

    GatewayPaymentsTest() {
        payments.gateway = gateway;
    }

    @AfterEach
    void leaveActivity() {
        ActivityContext.clear();
    }

    @Test
    void givenTwoAttempts_thenTheGatewaySeesTheSameKey() {
        PaymentRequest request = new PaymentRequest("r-1", "o-1", "a@example.org", 1200);
        enterActivity("key-1", 1);
        assertThat(payments.chargePayment(request)).isEqualTo(new Payment("charge-1", 1));
        enterActivity("key-1", 2);
        assertThat(payments.chargePayment(request)).isEqualTo(new Payment("charge-1", 2));
        assertThat(gateway.keys).containsExactly("key-1", "key-1");
    }

    @Test
    void givenARefund_thenTheGatewaySeesItsKey() {
        enterActivity("key-2", 1);
        payments.refundPayment("r-1", "o-1");
        assertThat(gateway.keys).containsExactly("key-2");
    }

    private static void enterActivity(String idempotencyKey, int attempt) {
        ActivityInfo info =
                answering(ActivityInfo.class, Map.of("getIdempotencyKey", idempotencyKey, "getAttempt", attempt));
        ActivityContext.set(answering(ActivityExecutionContext.class, Map.of("getInfo", info)));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answers.get(method.getName())));
    }

    private static final class RecordingGateway implements PaymentGateway {

        private final List<String> keys = new ArrayList<>();

        @Override
        public ChargeAnswer charge(String idempotencyKey, PaymentRequest request) {
            keys.add(idempotencyKey);
            return new ChargeAnswer("charge-1");
        }

        @Override
        public RefundAnswer refund(String idempotencyKey, RefundRequest request) {
            keys.add(idempotencyKey);
            return new RefundAnswer(0);
        }
    }
}
