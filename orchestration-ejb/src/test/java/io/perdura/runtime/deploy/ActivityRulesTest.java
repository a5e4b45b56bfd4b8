package io.perdura.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityPolicy;
import io.perdura.activity.metadata.ActivityImplementationModel;
import jakarta.transaction.Transactional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;

class ActivityRulesTest {

    @ActivityInterface
    public interface Charging {
        String charge();
    }

    @ActivityInterface
    public interface Later {
        CompletableFuture<String> charge();
    }

    public static class Plain implements Charging {
        @Override
        @Retry
        @Timeout
        public String charge() {
            return "";
        }
    }

    @Transactional
    public static class WholeClass implements Charging {
        @Override
        @Timeout
        public String charge() {
            return "";
        }
    }

    public static class RequiresNew implements Charging {
        @Override
        @Transactional(Transactional.TxType.REQUIRES_NEW)
        public String charge() {
            return "";
        }
    }

    public static class RepeatedInside implements Charging {
        @Override
        @Transactional
        @Retry
        public String charge() {
            return "";
        }
    }

    @Transactional
    public static class Swallowed implements Charging {
        @Override
        @Fallback(fallbackMethod = "charge")
        public String charge() {
            return "";
        }
    }

    public static class OnceButRepeated implements Charging {
        @Override
        @Retry
        @ActivityPolicy(maximumAttempts = 1)
        public String charge() {
            return "";
        }
    }

    @Asynchronous
    public static class Elsewhere implements Charging {
        @Override
        public String charge() {
            return "";
        }
    }

    public static class Promised implements Later {
        @Override
        public CompletableFuture<String> charge() {
            return CompletableFuture.completedFuture("");
        }
    }

    private static boolean transactional(Class<?> type) {
        return new ActivityRules(
                        type, ActivityImplementationModel.of(type).activities().get("Charge"))
                .checkedTransactional();
    }

    private static void refused(Class<?> type, String... parts) {
        assertThatThrownBy(() -> transactional(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.getName() + ".charge")
                .hasMessageContainingAll(parts);
    }

    @Test
    void transactional_by_method_or_class() {
        assertThat(transactional(Plain.class)).isFalse();
        assertThat(transactional(WholeClass.class)).isTrue();
    }

    @Test
    void transaction_of_its_own_is_refused() {
        refused(RequiresNew.class, "REQUIRES_NEW", "REQUIRED or MANDATORY");
    }

    @Test
    void retry_and_fallback_inside_the_transaction_are_refused() {
        refused(RepeatedInside.class, "@Retry", "@ActivityPolicy");
        refused(Swallowed.class, "@Fallback");
    }

    @Test
    void retry_of_a_method_that_runs_at_most_once_is_refused() {
        refused(OnceButRepeated.class, "@Retry", "maximumAttempts = 1");
    }

    @Test
    void asynchronous_methods_are_refused() {
        refused(Elsewhere.class, "@Asynchronous");
        refused(Promised.class, "CompletableFuture");
    }
}
