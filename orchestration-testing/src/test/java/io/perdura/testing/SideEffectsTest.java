package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowServiceException;
import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the functions of side effects may do: take a value from outside, and nothing else. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class SideEffectsTest extends Kit {

    private static final AtomicInteger CALLS = new AtomicInteger();

    SideEffectsTest(int cachedRuns) {
        super(cachedRuns);
        CALLS.set(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bug", "failure", "mutable bug", "error"})
    void what_a_function_throws_fails_the_task_whatever_the_code_catches(String what) {
        run(Taking.class);
        assertThat(stub(Taker.class).take(what)).isEqualTo("taken at call 3");
        assertThat(env.getDiagnostics()).doesNotContain("WorkflowFailed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sleep", "timer", "random", "uuid", "thread", "version", "side effect", "await", "mutable sleep"
            })
    void a_function_that_asks_for_anything_is_refused(String what) {
        run(Asking.class);
        assertThatThrownBy(() -> stub(Taker.class).take(what))
                .isInstanceOf(WorkflowServiceException.class)
                .hasMessageContaining("the function of a side effect must not");
    }

    @Test
    void a_mutable_value_is_recorded_when_it_changes_alone() {
        run(Changing.class);
        assertThat(stub(Taker.class).take("")).isEqualTo("null,null,a,a,a");
        assertThat(env.getDiagnostics().split("MutableSideEffectRecorded\\[", -1))
                .hasSize(3);
    }

    @WorkflowInterface
    public interface Taker {
        @WorkflowMethod
        String take(String what);
    }

    public static class Taking implements Taker {
        @Override
        public String take(String what) {
            try {
                return "taken at call "
                        + (what.startsWith("mutable")
                                ? Workflow.mutableSideEffect("n", Integer.class, (a, b) -> true, () -> count(what))
                                : Workflow.sideEffect(Integer.class, () -> count(what)));
            } catch (RuntimeException caught) {
                return "caught";
            }
        }

        private static int count(String what) {
            int call = CALLS.incrementAndGet();
            if (call == 3) {
                return call;
            }
            if (what.equals("failure")) {
                throw ApplicationFailure.newFailure("no", "No");
            }
            if (what.equals("error")) {
                throw new AssertionError("no");
            }
            throw new IllegalStateException("no");
        }
    }

    public static class Asking implements Taker {
        @Override
        public String take(String what) {
            return what.startsWith("mutable")
                    ? Workflow.mutableSideEffect("s", String.class, (a, b) -> true, () -> asked(what))
                    : Workflow.sideEffect(String.class, () -> asked(what));
        }

        private static String asked(String what) {
            switch (what) {
                case "sleep", "mutable sleep" -> Workflow.sleep(1);
                case "timer" -> Workflow.newTimer(java.time.Duration.ofSeconds(1));
                case "random" -> Workflow.newRandom();
                case "uuid" -> Workflow.randomUUID();
                case "thread" -> Async.procedure(() -> {});
                case "version" -> Workflow.getVersion("change", Workflow.DEFAULT_VERSION, 1);
                case "side effect" -> Workflow.sideEffect(String.class, () -> "inner");
                case "await" -> Workflow.await(() -> CALLS.get() > 0);
                default -> throw new IllegalArgumentException(what);
            }
            return what;
        }
    }

    public static class Changing implements Taker {
        @Override
        public String take(String what) {
            String[] values = {null, null, "a", "a", "b"};
            StringBuilder seen = new StringBuilder();
            for (String value : values) {
                seen.append(seen.isEmpty() ? "" : ",")
                        .append(Workflow.mutableSideEffect(
                                "id",
                                String.class,
                                (before, after) -> !Objects.equals(before, after) && !"b".equals(after),
                                () -> value));
                Workflow.sleep(10);
            }
            return seen.toString();
        }
    }
}
