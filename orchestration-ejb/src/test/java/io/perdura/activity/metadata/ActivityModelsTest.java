package io.perdura.activity.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityMethod;
import io.perdura.activity.ActivityOptions;
import io.perdura.activity.ActivityPolicy;
import io.perdura.activity.metadata.ActivityImplementationModel.ImplementedActivity;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActivityModelsTest {

    @ActivityInterface
    @ActivityPolicy(startToClose = "PT1M", heartbeat = "PT5S")
    interface Payments {
        String charge(String orderId, long cents);

        @ActivityMethod(name = "GiveBack")
        @ActivityPolicy(maximumAttempts = 3)
        void refund(String chargeId);

        static String charge(Payments payments) {
            return payments.charge(someOrder(), 1);
        }

        private static String someOrder() {
            return "o-1";
        }
    }

    @ActivityPolicy(startToClose = "PT30S")
    static class GatewayPayments implements Payments {
        @Override
        @ActivityPolicy(
                startToClose = "PT10S",
                maximumAttempts = 8,
                initialInterval = "PT0.5S",
                doNotRetry = IOException.class,
                doNotRetryTypes = "CardDeclined")
        public String charge(String orderId, long cents) {
            return orderId;
        }

        @Override
        public void refund(String chargeId) {}
    }

    interface Greeter<T> {
        String greet(T whom);
    }

    @ActivityInterface(namePrefix = "Formal_")
    interface FormalGreeter extends Greeter<String> {}

    @ActivityInterface(namePrefix = "Short_")
    interface ShortGreeter extends Greeter<String> {}

    static class Formal implements FormalGreeter {
        @Override
        public String greet(String whom) {
            return "Dear " + whom;
        }
    }

    @ActivityInterface
    interface Overloaded {
        void send(String text);

        void send(byte[] bytes);
    }

    @ActivityInterface
    interface Empty {}

    @ActivityInterface
    interface Timed {
        @ActivityPolicy(startToClose = "10s")
        void run();
    }

    static class TimedActivity implements Timed {
        @Override
        public void run() {}
    }

    @ActivityInterface
    interface Eager {
        @ActivityPolicy(startToClose = "PT1S", backoffCoefficient = 0.5)
        void run();
    }

    static class EagerActivity implements Eager {
        @Override
        public void run() {}
    }

    @Test
    void types_are_capitalised_methods_with_the_prefix_unless_named() {
        assertThat(ActivityInterfaceModel.of(Payments.class).activities()).containsOnlyKeys("Charge", "GiveBack");
        assertThat(ActivityInterfaceModel.of(FormalGreeter.class).activities()).containsOnlyKeys("Formal_Greet");
        assertThat(ActivityInterfaceModel.of(ShortGreeter.class).activities()).containsOnlyKeys("Short_Greet");
    }

    @Test
    void a_proxy_finds_the_model_of_an_inherited_generic_method() throws Exception {
        assertThat(ActivityInterfaceModel.of(FormalGreeter.class).find(Greeter.class.getMethod("greet", Object.class)))
                .hasValueSatisfying(model -> {
                    assertThat(model.name()).isEqualTo("Formal_Greet");
                    assertThat(model.signature().parameterClasses()).containsExactly(String.class);
                });
        assertThat(ActivityInterfaceModel.of(FormalGreeter.class).find(Object.class.getMethod("toString")))
                .isEmpty();
    }

    @Test
    void the_nearest_policy_wins_setting_by_setting() {
        var activities = ActivityImplementationModel.of(GatewayPayments.class).activities();

        ActivityOptions charge = activities.get("Charge").options();
        assertThat(charge.getStartToCloseTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(charge.getHeartbeatTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(charge.getRetryOptions().getMaximumAttempts()).isEqualTo(8);
        assertThat(charge.getRetryOptions().getInitialInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(charge.getRetryOptions().getDoNotRetry()).containsExactly("java.io.IOException", "CardDeclined");

        ActivityOptions refund = activities.get("GiveBack").options();
        assertThat(refund.getStartToCloseTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(refund.getRetryOptions().getMaximumAttempts()).isEqualTo(3);
    }

    @Test
    void an_implementation_knows_its_own_methods() throws Exception {
        ImplementedActivity greet =
                ActivityImplementationModel.of(Formal.class).activities().get("Formal_Greet");

        assertThat(greet.implementation()).isEqualTo(Formal.class.getMethod("greet", String.class));
        assertThat(greet.contract().method()).isEqualTo(Greeter.class.getMethod("greet", Object.class));
        assertThat(greet.contract().method().invoke(new Formal(), "Ann")).isEqualTo("Dear Ann");
        assertThat(greet.options()).isEqualTo(ActivityOptions.getDefaultInstance());
    }

    @Test
    void each_broken_rule_names_class_method_and_remedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivityInterfaceModel.of(Overloaded.class))
                .withMessageContaining("\"Send\" is declared twice")
                .withMessageContaining("@ActivityMethod(name = …)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivityInterfaceModel.of(Empty.class))
                .withMessageContaining("Empty is an @ActivityInterface without methods");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivityInterfaceModel.of(Runnable.class))
                .withMessageContaining("java.lang.Runnable has no @ActivityInterface: add it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivityImplementationModel.of(String.class))
                .withMessageContaining("java.lang.String implements no activity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivityImplementationModel.of(TimedActivity.class))
                .withMessageContaining("Timed.run()")
                .withMessageContaining("startToClose is \"10s\": write an ISO-8601 duration such as PT10S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivityImplementationModel.of(EagerActivity.class))
                .withMessageContaining("Eager.run()")
                .withMessageContaining("backoffCoefficient is 0.5");
    }
}
