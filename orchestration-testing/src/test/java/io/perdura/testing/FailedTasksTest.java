package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.common.EventType;
import io.perdura.common.HistoryEvent;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A history says that a task failed, once for failures in a row, and fits the code all the same. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class FailedTasksTest extends Kit {

    private static final AtomicInteger FAILURES = new AtomicInteger();

    FailedTasksTest(int cachedRuns) {
        super(cachedRuns);
    }

    @BeforeEach
    void none() {
        FAILURES.set(0);
    }

    private List<HistoryEvent> failures(String id) {
        return client.fetchHistory(id).getEvents().stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)
                .toList();
    }

    private static void mayFail() {
        if (FAILURES.getAndDecrement() > 0) {
            throw new IllegalStateException("a bug");
        }
    }

    @Test
    void failures_in_a_row_are_one_event_which_a_replay_passes_over() throws Exception {
        run(Walking.class);
        FAILURES.set(4);
        assertThat(stub(Walk.class, "walk").walk()).isEqualTo("arrived");

        WorkflowExecutionHistory history = client.fetchHistory("walk");
        assertThat(history.getEvents())
                .extracting(HistoryEvent::getName)
                .startsWith("WorkflowStarted", "TaskFailed", "TaskCompleted", "TimerStarted");
        assertThat(failures("walk"))
                .singleElement()
                .satisfies(failed -> assertThat(failed.getAttributes())
                        .containsEntry("cause", "WORKFLOW_TASK_FAILED_CAUSE_WORKFLOW_WORKER_UNHANDLED_FAILURE")
                        .extractingByKey("message")
                        .asString()
                        .contains("IllegalStateException: a bug", "FailedTasksTest.mayFail"));
        WorkflowReplayer.replayWorkflowExecution(history, Walking.class);
        WorkflowReplayer.replayWorkflowExecution(
                WorkflowExecutionHistory.fromJson(history.toJson(false)), Walking.class);
    }

    @Test
    void a_later_task_that_fails_is_told_again() throws Exception {
        run(Walking.class);
        Walk walk = stub(Walk.class, "walk");
        FAILURES.set(2);
        WorkflowClient.start(walk::walk);
        env.sleep(Duration.ofSeconds(10));
        FAILURES.set(2);
        assertThat(result(walk)).isEqualTo("arrived");

        assertThat(failures("walk")).hasSize(2);
        WorkflowReplayer.replayWorkflowExecution(client.fetchHistory("walk"), Walking.class);
    }

    @Test
    void a_task_with_an_update_alone_leaves_its_event_and_the_update_is_answered_later() {
        run(Walking.class);
        Walk walk = stub(Walk.class, "walk");
        WorkflowClient.start(walk::walk);
        FAILURES.set(3);

        assertThat(walk.greet("you")).isEqualTo("hello you");
        assertThat(failures("walk")).hasSize(1);
        assertThat(result(walk)).isEqualTo("arrived");
    }

    @WorkflowInterface
    public interface Walk {
        @WorkflowMethod
        String walk();

        @UpdateMethod
        String greet(String name);
    }

    public static class Walking implements Walk {
        @Override
        public String walk() {
            mayFail();
            Workflow.sleep(Duration.ofMinutes(1));
            mayFail();
            return "arrived";
        }

        @Override
        public String greet(String name) {
            mayFail();
            return "hello " + name;
        }
    }
}
