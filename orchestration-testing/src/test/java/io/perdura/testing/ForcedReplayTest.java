package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowOptions;
import io.perdura.common.EventType;
import io.perdura.failure.ApplicationFailure;
import io.perdura.worker.NonDeterministicException;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerOptions;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import io.perdura.workflow.unsafe.WorkflowUnsafe;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A worker whose sticky timeout is zero replays before each task, and what a replay finds may fail the run. */
class ForcedReplayTest {

    private final TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance();
    private final Worker worker = env.newWorker(
            "replays",
            WorkerOptions.newBuilder()
                    .setStickyQueueScheduleToStartTimeout(Duration.ZERO)
                    .build());
    private final WorkflowClient client = env.getWorkflowClient();

    @AfterEach
    void close() {
        env.close();
    }

    private Walk walk() {
        return client.newWorkflowStub(
                Walk.class,
                WorkflowOptions.newBuilder()
                        .setTaskQueue("replays")
                        .setWorkflowId("walk")
                        .build());
    }

    @Test
    void each_task_begins_with_a_replay_also_while_an_activity_runs() {
        worker.registerWorkflowImplementationTypes(Counting.class);
        worker.registerActivitiesImplementations(new RealSteps());
        env.start();

        assertThat(walk().walk()).isEqualTo("step 1, in its own run of the code");
    }

    @Test
    void code_that_does_not_fit_fails_the_run_if_its_author_wants_that() {
        worker.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder()
                        .setFailWorkflowExceptionTypes(NonDeterministicException.class)
                        .build(),
                Turning.class);
        worker.registerActivitiesImplementations(new RealSteps());
        env.start();

        WorkflowFailedException failed =
                Assertions.catchThrowableOfType(WorkflowFailedException.class, () -> walk().walk());
        ApplicationFailure cause = (ApplicationFailure) failed.getCause();
        assertThat(cause.getType()).isEqualTo(NonDeterministicException.class.getName());
        assertThat(cause.getOriginalMessage())
                .contains("expected TimerStarted", "the code did ActivityScheduled 'Step'");
        assertThat(client.fetchHistory("walk").getLastEvent().getEventType())
                .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED);
    }

    @Test
    void code_that_does_not_fit_is_told_once_in_the_history() {
        worker.registerWorkflowImplementationTypes(Turning.class);
        worker.registerActivitiesImplementations(new RealSteps());
        env.start();
        WorkflowClient.start(walk()::walk);
        env.sleep(Duration.ofMinutes(2));
        client.newUntypedWorkflowStub("walk").signal("unknown");
        env.sleep(Duration.ofDays(1));

        assertThat(client.fetchHistory("walk").getEvents())
                .filteredOn(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)
                .singleElement()
                .satisfies(failed -> assertThat(failed.getAttributes())
                        .containsEntry("cause", "WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR")
                        .extractingByKey("message")
                        .asString()
                        .contains("expected TimerStarted"));
    }

    @ActivityInterface
    public interface Steps {
        String step(int number);
    }

    static class RealSteps implements Steps {
        @Override
        public String step(int number) {
            return "step " + number;
        }
    }

    @WorkflowInterface
    public interface Walk {
        @WorkflowMethod
        String walk();
    }

    private static Steps steps() {
        return Workflow.newActivityStub(
                Steps.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .build());
    }

    public static class Counting implements Walk {
        @Override
        public String walk() {
            boolean replayed = WorkflowUnsafe.isReplaying();
            String step = steps().step(1);
            return step + (replayed ? ", in its own run of the code" : ", in the first run of the code");
        }
    }

    public static class Turning implements Walk {
        @Override
        public String walk() {
            if (WorkflowUnsafe.isReplaying()) {
                return steps().step(1);
            }
            Workflow.sleep(Duration.ofMinutes(1));
            return "slept";
        }
    }
}
