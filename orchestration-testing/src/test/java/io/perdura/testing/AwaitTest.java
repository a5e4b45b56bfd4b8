package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityInterface;
import io.perdura.workflow.Async;
import io.perdura.workflow.Promise;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waiting for a condition does, with no time for it, and what a condition must not do. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class AwaitTest extends Kit {

    AwaitTest(int cachedRuns) {
        super(cachedRuns);
    }

    private String run(String what) {
        run((Word) () -> "said", Waiting.class);
        return stub(Waiter.class).await(what);
    }

    private int recorded(String event) {
        return env.getDiagnostics().split(event + "\\[", -1).length - 1;
    }

    @Test
    void givenNoTime_thenTheOtherThreadsHaveTheirTurnAndNoTimerIsSet() {
        assertThat(run("turn")).isEqualTo("true [before, other, after]");
        assertThat(recorded("TimerStarted")).isZero();
        assertThat(recorded("TaskCompleted")).isEqualTo(1);
    }

    @Test
    void givenNoTimeAndAConditionThatDoesNotHold_thenTheAnswerComesInTheSameTask() {
        assertThat(run("never")).isEqualTo("false");
        assertThat(recorded("TaskCompleted")).isEqualTo(1);
    }

    @Test
    void givenAConditionThatHolds_thenNoTimerIsSet() {
        assertThat(run("holds")).isEqualTo("true");
        assertThat(recorded("TimerStarted")).isZero();
    }

    @Test
    void givenTheConditionHoldsInTime_thenItsTimerIsCancelled() {
        assertThat(run("in time")).isEqualTo("true");
        assertThat(recorded("TimerCanceled")).isEqualTo(1);
        assertThat(passed()).isLessThan(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"timer", "activity", "side effect", "version", "random", "thread", "sleep", "inner await"})
    void aConditionThatAsksForAnythingIsRefused(String asked) {
        assertThat(run("asks:" + asked)).isEqualTo("refused");
        assertThat(recorded("TaskCompleted")).isEqualTo(1);
    }

    @ActivityInterface
    public interface Word {
        String say();
    }

    @WorkflowInterface
    public interface Waiter {
        @WorkflowMethod
        String await(String what);
    }

    public static class Waiting implements Waiter {

        private final Word word = Workflow.newActivityStub(Word.class);
        private final List<String> seen = new ArrayList<>();

        @Override
        public String await(String what) {
            if (what.startsWith("asks:")) {
                return conditionAsks(what.substring("asks:".length()));
            }
            return switch (what) {
                case "turn" -> turn();
                case "never" -> "" + Workflow.await(Duration.ZERO, () -> false);
                case "holds" -> "" + Workflow.await(Duration.ofHours(1), () -> true);
                default -> {
                    Promise<String> said = Async.function(word::say);
                    yield "" + Workflow.await(Duration.ofHours(1), said::isCompleted);
                }
            };
        }

        private String turn() {
            Promise<Void> other = Async.procedure(() -> {
                seen.add("other");
            });
            seen.add("before");
            boolean held = Workflow.await(Duration.ZERO, other::isCompleted);
            seen.add("after");
            return held + " " + seen;
        }

        private String conditionAsks(String asked) {
            try {
                Workflow.await(() -> {
                    ask(asked);
                    return true;
                });
                return "allowed";
            } catch (IllegalStateException refused) {
                return "refused";
            }
        }

        private void ask(String asked) {
            switch (asked) {
                case "timer" -> Workflow.newTimer(Duration.ofSeconds(1));
                case "activity" -> word.say();
                case "side effect" -> Workflow.sideEffect(int.class, () -> 1);
                case "version" -> Workflow.getVersion("change", Workflow.DEFAULT_VERSION, 1);
                case "random" -> Workflow.randomUUID();
                case "thread" -> Async.procedure(() -> seen.clear());
                case "sleep" -> Workflow.sleep(Duration.ofSeconds(1));
                default -> Workflow.await(() -> seen.size() > 100);
            }
        }
    }
}
