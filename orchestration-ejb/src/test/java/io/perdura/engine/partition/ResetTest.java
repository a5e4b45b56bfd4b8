package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.WorkflowReset;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.RunId;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.run.ResetPoint;
import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that begins again from a point of its history. */
@Timeout(30)
class ResetTest {

    private static final RunTarget STEPS = RunTarget.of("steps");

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private final AtomicInteger calls = new AtomicInteger();
    private TestNode node = node();

    private TestNode node() {
        return new TestNode(clock, store)
                .workflow(StepsWorkflow.class, StepsWorkflow::new)
                .activity("Step", attempt -> attempt.completed(node.json("s" + calls.incrementAndGet())));
    }

    @BeforeEach
    void start() {
        node.start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private Steps started() {
        Steps steps = node.client.newWorkflowStub(
                Steps.class, WorkflowOptions.newBuilder().setWorkflowId("steps").build());
        WorkflowClient.start(steps::walk);
        node.await(() -> count(ActivityCompleted.class) == 2);
        return steps;
    }

    private EngineClient engine() {
        return node.engine.client();
    }

    private List<HistoryEvent> events() {
        return engine().history(STEPS, 1, 1_000).stream()
                .map(HistoryEntry::event)
                .toList();
    }

    private long count(Class<? extends HistoryEvent> type) {
        return events().stream().filter(type::isInstance).count();
    }

    private long eventId(Class<? extends HistoryEvent> type, int number) {
        return engine().history(STEPS, 1, 1_000).stream()
                .filter(entry -> type.isInstance(entry.event()))
                .skip(number - 1L)
                .findFirst()
                .orElseThrow()
                .eventId();
    }

    private RunId reset(ResetPoint point, boolean reapply) throws Exception {
        return engine().reset(STEPS, new ResetRequest(point, "bad data", reapply))
                .get(10, TimeUnit.SECONDS)
                .runId();
    }

    private String result() throws Exception {
        RunResult ended = engine().result(STEPS).get(10, TimeUnit.SECONDS);
        return ended.result() == null
                ? ended.status().name()
                : new String(ended.result().data(), java.nio.charset.StandardCharsets.UTF_8).replace("\"", "");
    }

    @Test
    void an_open_run_is_repeated_up_to_an_event_and_hears_its_signals_again() throws Exception {
        Steps steps = started();
        RunId old = engine().describe(STEPS).execution().runId();
        steps.say("a");
        assertThat(steps.tell("u")).isEqualTo("told u");

        RunId next = reset(ResetPoint.before(eventId(ActivityScheduled.class, 2)), true);
        node.await(() -> count(ActivityCompleted.class) == 2 && count(WorkflowSignaled.class) == 1);
        steps.say("end");

        assertThat(result()).startsWith("[s1, s3").contains("a", "u", "end");
        assertThat(count(WorkflowReset.class)).isEqualTo(1);
        assertThat(engine().describe(STEPS).execution().runId()).isEqualTo(next);
        assertThat(engine().describe(new RunTarget("steps", old)).execution().status())
                .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED);
        assertThat(node.failures).isEmpty();
    }

    @Test
    void without_reapplying_what_came_after_the_point_is_forgotten() throws Exception {
        Steps steps = started();
        steps.say("a");
        reset(new ResetPoint(ResetPoint.Kind.FIRST_TASK, 0), false);
        node.await(() -> count(ActivityCompleted.class) == 2);
        steps.say("end");
        assertThat(result()).isEqualTo("[s3, s4, end]");
    }

    @Test
    void a_run_that_failed_goes_on() throws Exception {
        Steps steps = started();
        steps.say("fail");
        assertThat(result()).isEqualTo("WORKFLOW_EXECUTION_STATUS_FAILED");
        RunId next = reset(ResetPoint.before(eventId(WorkflowSignaled.class, 1)), false);
        steps.say("end");
        assertThat(result()).isEqualTo("[s1, s2, end]");
        assertThat(engine().describe(STEPS).execution().runId()).isEqualTo(next);
        assertThat(calls).hasValue(2);
    }

    private static String first(String chances) {
        return chances.substring(0, chances.indexOf(','));
    }

    private static String second(String chances) {
        return chances.substring(chances.indexOf(',') + 1);
    }

    @Test
    void chance_is_the_old_runs_before_the_point_and_the_new_runs_after_it() throws Exception {
        Steps steps = started();
        steps.say("chance");
        steps.say("again");
        String before = steps.tell("chance?");
        long second = eventId(WorkflowSignaled.class, 2);
        reset(ResetPoint.before(second), true);
        String after = steps.tell("chance?");
        assertThat(first(after)).isEqualTo(first(before));
        assertThat(second(after)).isNotEqualTo(second(before));

        // A reset of the repetition keeps both, also after a restart, which replays all of it.
        reset(new ResetPoint(ResetPoint.Kind.LAST_TASK, 0), true);
        node.close();
        node = node().start();
        Steps later = node.client.newWorkflowStub(Steps.class, "steps");
        assertThat(first(later.tell("chance?"))).isEqualTo(first(before));
        later.say("end");
        assertThat(result()).contains("end");
        assertThat(node.failures).isEmpty();
    }

    @Test
    void a_point_that_does_not_fit_is_refused_with_what_would() {
        started();
        assertThatThrownBy(() -> reset(ResetPoint.before(1), true)).hasMessageContaining("expected 2 to ");
        assertThatThrownBy(() -> reset(ResetPoint.before(999), true)).hasMessageContaining("eventId is 999");
        assertThat(count(WorkflowReset.class)).isZero();
    }

    @WorkflowInterface
    public interface Steps {
        @WorkflowMethod
        String walk();

        @SignalMethod
        void say(String text);

        @UpdateMethod
        String tell(String text);
    }

    public static class StepsWorkflow implements Steps {
        private final List<String> said = new ArrayList<>();
        private final List<String> chances = new ArrayList<>();

        @Override
        public String walk() {
            List<String> steps = new ArrayList<>();
            steps.add(Workflow.newUntypedActivityStub(null).execute("Step", String.class));
            steps.add(Workflow.newUntypedActivityStub(null).execute("Step", String.class));
            Workflow.await(() -> said.contains("end") || said.contains("fail"));
            if (said.contains("fail")) {
                throw ApplicationFailure.newNonRetryableFailure("told to", "Told");
            }
            steps.addAll(said);
            return steps.toString();
        }

        @Override
        public void say(String text) {
            if (text.equals("chance") || text.equals("again")) {
                chances.add(Workflow.randomUUID().toString());
            } else {
                said.add(text);
            }
        }

        @Override
        public String tell(String text) {
            if (text.equals("chance?")) {
                return String.join(",", chances);
            }
            said.add(text);
            return "told " + text;
        }
    }
}
