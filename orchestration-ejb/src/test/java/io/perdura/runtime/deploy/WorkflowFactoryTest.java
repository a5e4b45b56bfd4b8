package io.perdura.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityInterface;
import io.perdura.workflow.Durable;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class WorkflowFactoryTest {

    @ActivityInterface
    public interface Charging {
        String charge();
    }

    static class Base {
        @Inject
        @Durable
        Charging charging;
    }

    static class Good extends Base {
        @Inject
        private Logger log;
    }

    static class Impure {
        @Inject
        Charging bean;
    }

    static class NotAnActivity {
        @Inject
        @Durable
        Runnable something;
    }

    static class Arguments {
        Arguments(String argument) {
            assertThat(argument).isNull();
        }
    }

    @SuppressWarnings("ClassCanBeStatic") // that it is not is the point
    class Inner {}

    static class Setter {
        @Inject
        void setCharging(@Durable Charging charging) {
            assertThat(charging).isNull();
        }
    }

    @Test
    void stubs_and_logger_are_injected_into_inherited_and_private_fields() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            Good good = (Good) WorkflowFactory.of(Good.class).make(() -> new Object[0]);

            assertThat(good.charging).isNotNull();
            assertThat(good.charging.toString()).contains("durable stub");
            assertThat(good.log).isNotNull();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void stub_outside_a_workflow_says_so() {
        Charging stub = (Charging) DurableStub.of(Charging.class);

        assertThatThrownBy(stub::charge)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runs no workflow code");
    }

    @Test
    void anything_else_is_refused_with_the_remedy() {
        refused(Impure.class, "field bean", "@Durable");
        refused(NotAnActivity.class, "field something", "@ActivityInterface");
        refused(Arguments.class, "constructor without parameters");
        refused(Inner.class, "static");
        refused(Setter.class, "setCharging");
    }

    private static void refused(Class<?> type, String... parts) {
        assertThatThrownBy(() -> WorkflowFactory.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.getName())
                .hasMessageContainingAll(parts);
    }
}
