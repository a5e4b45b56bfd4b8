package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityInfo;
import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that a workflow sets for all of its stubs go over those that it was registered with: what they leave out stays. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class DefaultOptionsTest extends Kit {

    DefaultOptionsTest(int cachedRuns) {
        super(cachedRuns);
    }

    @Test
    void defaultsOfTheCodeGoOverThoseOfTheRegistration() {
        worker.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder()
                        .setDefaultActivityOptions(ActivityOptions.newBuilder()
                                .setStartToCloseTimeout(Duration.ofSeconds(11))
                                .setHeartbeatTimeout(Duration.ofSeconds(3))
                                .build())
                        .setDefaultLocalActivityOptions(LocalActivityOptions.newBuilder()
                                .setScheduleToCloseTimeout(Duration.ofSeconds(40))
                                .setStartToCloseTimeout(Duration.ofSeconds(20))
                                .build())
                        .build(),
                Asking.class);
        worker.registerActivitiesImplementations(new Told());
        env.start();

        assertThat(stub(Ask.class).ask()).isEqualTo("PT5S PT3S, local PT6S PT40S");
    }

    @ActivityInterface
    public interface Tell {
        String timeouts(boolean local);
    }

    static class Told implements Tell {
        @Override
        public String timeouts(boolean local) {
            ActivityInfo info = Activity.getExecutionContext().getInfo();
            return info.getStartToCloseTimeout() + " "
                    + (local ? info.getScheduleToCloseTimeout() : info.getHeartbeatTimeout());
        }
    }

    @WorkflowInterface
    public interface Ask {
        @WorkflowMethod
        String ask();
    }

    public static class Asking implements Ask {
        @Override
        public String ask() {
            Workflow.setDefaultActivityOptions(ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(5))
                    .build());
            Workflow.setDefaultLocalActivityOptions(LocalActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(6))
                    .build());
            return Workflow.newActivityStub(Tell.class).timeouts(false) + ", local "
                    + Workflow.newLocalActivityStub(Tell.class).timeouts(true);
        }
    }
}
