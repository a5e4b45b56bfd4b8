package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.client.ActivityCanceledException;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Activities without a workflow. */
class TestActivityEnvironmentTest {

    @RegisterExtension
    static final TestActivityExtension ACTIVITIES = TestActivityExtension.newBuilder()
            .setActivityImplementations(new Copying())
            .setActivityOptions(ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(5))
                    .build())
            .build();

    @Test
    void givenAnActivity_thenItsResultComesBackThroughTheConverter(Copies copies) {
        assertThat(copies.copy(List.of("a", "b"))).isEqualTo("Copy 1 PT5S false [a, b]");
    }

    @Test
    void givenALocalStub_thenTheActivityKnows(TestActivityEnvironment env) {
        Copies copies = env.newLocalActivityStub(
                Copies.class,
                LocalActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(9))
                        .build(),
                Map.of());
        assertThat(copies.copy(List.of())).isEqualTo("Copy 1 PT9S true []");
    }

    @Test
    void givenAFailure_thenItSurfacesWithItsCauses(Copies copies) {
        assertThatThrownBy(copies::fail)
                .isInstanceOfSatisfying(
                        ActivityFailure.class,
                        failure -> assertThat(failure.getActivityType()).isEqualTo("Fail"))
                .hasCauseInstanceOf(ApplicationFailure.class)
                .satisfies(failure -> assertThat(((ApplicationFailure) failure.getCause()).getType())
                        .isEqualTo(IOException.class.getName()));
    }

    @Test
    void givenHeartbeats_thenTheListenerSeesThemAndDetailsAreRead(TestActivityEnvironment env, Copies copies) {
        List<Integer> beats = new ArrayList<>();
        env.setHeartbeatDetails(3);
        env.setActivityHeartbeatListener(Integer.class, beats::add);
        assertThat(copies.beat(6)).isEqualTo(6);
        assertThat(beats).containsExactly(4, 5, 6);
        assertThat(copies.beat(2)).isEqualTo(2);
        assertThat(beats).as("the details were for one call").endsWith(6, 1, 2);
    }

    @Test
    void givenACancellation_thenTheHeartbeatSaysSo(TestActivityEnvironment env, Copies copies) {
        env.requestCancelActivity();
        assertThatThrownBy(() -> copies.beat(6))
                .isInstanceOf(ActivityFailure.class)
                .hasCauseInstanceOf(CanceledFailure.class);
    }

    @Test
    void givenCompletionFromOutside_thenTheStubSaysWhereToTestIt(Copies copies) {
        assertThatThrownBy(copies::later)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("TestWorkflowEnvironment");
    }

    @ActivityInterface
    public interface Copies {
        String copy(List<String> texts);

        void fail();

        int beat(int until);

        String later();
    }

    static class Copying implements Copies {
        @Override
        public String copy(List<String> texts) {
            var info = Activity.getExecutionContext().getInfo();
            return info.getActivityType() + " " + info.getAttempt() + " " + info.getStartToCloseTimeout() + " "
                    + info.isLocal() + " " + texts;
        }

        @Override
        public void fail() {
            throw Activity.wrap(new IOException("disk"));
        }

        @Override
        public int beat(int until) {
            ActivityExecutionContext context = Activity.getExecutionContext();
            int next = context.getHeartbeatDetails(Integer.class).orElse(0);
            try {
                while (next < until) {
                    next++;
                    context.heartbeat(next);
                }
            } catch (ActivityCanceledException e) {
                assertThat(next).isEqualTo(1);
                throw e;
            }
            return next;
        }

        @Override
        public String later() {
            Activity.getExecutionContext().doNotCompleteOnReturn();
            return "";
        }
    }
}
