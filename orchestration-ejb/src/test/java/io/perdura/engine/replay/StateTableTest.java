package io.perdura.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityCancellationType;
import io.perdura.activity.ActivityOptions;
import io.perdura.common.RetryState;
import io.perdura.common.TimeoutType;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.InputEvent;
import io.perdura.engine.history.InputEvent.ActivityCanceled;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.ActivityFailed;
import io.perdura.engine.history.InputEvent.ActivityTimedOut;
import io.perdura.engine.history.InputEvent.ChildWorkflowClosed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStartFailed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStarted;
import io.perdura.engine.history.InputEvent.ExternalRequestResolved;
import io.perdura.engine.history.InputEvent.TimerFired;
import io.perdura.engine.history.InputEvent.WorkflowCancelRequested;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.ActivityCancelRequested;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.OutputEvent.CancelExternalInitiated;
import io.perdura.engine.history.OutputEvent.ChildWorkflowInitiated;
import io.perdura.engine.history.OutputEvent.SignalExternalInitiated;
import io.perdura.engine.history.OutputEvent.TimerCanceled;
import io.perdura.engine.history.OutputEvent.TimerStarted;
import io.perdura.engine.history.OutputEvent.VersionRecorded;
import io.perdura.engine.history.OutputEvent.WorkflowCanceled;
import io.perdura.engine.history.OutputEvent.WorkflowCompleted;
import io.perdura.engine.history.OutputEvent.WorkflowContinuedAsNew;
import io.perdura.engine.history.OutputEvent.WorkflowFailed;
import io.perdura.engine.history.RunId;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.Workflow;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the commands do when code and history meet, told as stories: given inputs, expected outputs. Afterwards every transition of
 * every table must have been visited: who adds one adds its story.
 */
@Timeout(30)
class StateTableTest {

    private static final Map<String, StateTable<?, ?>> TABLES = Map.of(
            "activity", ActivityCommand.TABLE,
            "timer", TimerCommand.TABLE,
            "child", ChildCommand.TABLE,
            "external", ExternalCommand.TABLE,
            "version", VersionMarker.TABLE,
            "run", RunCommand.TABLE);
    private static final Map<String, TreeSet<String>> VISITED = new ConcurrentHashMap<>();

    private static final Failure BUSY = Failure.application("Busy", "no time", true);

    @BeforeAll
    static void observe() {
        TABLES.forEach((name, table) -> {
            VISITED.put(name, new TreeSet<>());
            table.observe(transition -> {
                synchronized (VISITED) {
                    VISITED.get(name).add(transition);
                }
            });
        });
    }

    @AfterAll
    static void every_transition_was_visited() {
        TABLES.forEach((name, table) -> {
            table.observe(null);
            assertThat(VISITED.get(name))
                    .as("visited transitions of the table '" + name + "'")
                    .containsExactlyInAnyOrderElementsOf(table.transitions());
        });
    }

    // ---- activities

    /** How an activity's story can end. */
    enum Ending {
        COMPLETED(new ActivityCompleted(3, 1, 0, Story.json("ok"))),
        FAILED(new ActivityFailed(3, 1, 0, BUSY, RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED)),
        TIMED_OUT(new ActivityTimedOut(
                3, 1, TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE, null, List.of(), RetryState.RETRY_STATE_TIMEOUT)),
        CANCELED(new ActivityCanceled(3, 1, List.of()));

        private final InputEvent event;

        Ending(InputEvent event) {
            this.event = event;
        }

        /** How the workflow ends then, if nobody asked it to cancel. */
        Class<? extends OutputEvent> outcome() {
            return this == COMPLETED ? WorkflowCompleted.class : WorkflowFailed.class;
        }
    }

    private static String callActivity() {
        return Workflow.newUntypedActivityStub(ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                        .build())
                .execute("Act", String.class);
    }

    private static WorkflowCancelRequested cancel(int number) {
        return new WorkflowCancelRequested("c-" + number, "enough");
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void an_activity_ends_and_its_workflow_with_it(Ending ending) {
        try (Story story = Story.of(StateTableTest::callActivity)) {
            assertThat(story.outputs()).hasExactlyElementsOfTypes(ActivityScheduled.class);
            assertThat(story.then(ending.event)).hasExactlyElementsOfTypes(ending.outcome());
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void an_activity_whose_cancellation_is_waited_for_ends_as_it_likes(Ending ending) {
        try (Story story = Story.of(StateTableTest::callActivity)) {
            assertThat(story.then(cancel(1))).hasExactlyElementsOfTypes(ActivityCancelRequested.class);
            assertThat(story.then(ending.event)).hasExactlyElementsOfTypes(WorkflowCanceled.class);
        }
    }

    // ---- timers

    private static String sleep() {
        Workflow.sleep(Duration.ofMinutes(1));
        return "slept";
    }

    @Test
    void a_timer_fires() {
        try (Story story = Story.of(StateTableTest::sleep)) {
            assertThat(story.outputs()).hasExactlyElementsOfTypes(TimerStarted.class);
            assertThat(story.then(new TimerFired(3))).hasExactlyElementsOfTypes(WorkflowCompleted.class);
        }
    }

    @Test
    void a_timer_is_cancelled_with_its_scope() {
        try (Story story = Story.of(StateTableTest::sleep)) {
            assertThat(story.then(cancel(1))).hasExactlyElementsOfTypes(TimerCanceled.class, WorkflowCanceled.class);
        }
    }

    // ---- children

    private static String callChild() {
        return Workflow.newUntypedChildWorkflowStub("Child").execute(String.class);
    }

    private static ChildWorkflowClosed childCompleted() {
        return new ChildWorkflowClosed(
                3, WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED, Story.json("grown"), null);
    }

    @Test
    void a_child_starts_and_ends() {
        try (Story story = Story.of(StateTableTest::callChild)) {
            assertThat(story.outputs()).hasExactlyElementsOfTypes(ChildWorkflowInitiated.class);
            RunId child = ((ChildWorkflowInitiated) story.outputs().get(0)).childRunId();
            assertThat(story.then(new ChildWorkflowStarted(3, child))).isEmpty();
            assertThat(story.then(childCompleted())).hasExactlyElementsOfTypes(WorkflowCompleted.class);
        }
    }

    @Test
    void a_child_may_end_before_its_start_is_heard_of() {
        try (Story story = Story.of(StateTableTest::callChild)) {
            assertThat(story.then(childCompleted())).hasExactlyElementsOfTypes(WorkflowCompleted.class);
        }
    }

    @Test
    void a_child_that_is_cancelled_before_its_start_is_heard_of_hears_of_it_then() {
        try (Story story = Story.of(StateTableTest::callChild)) {
            RunId child = ((ChildWorkflowInitiated) story.outputs().get(0)).childRunId();
            assertThat(story.then(cancel(1))).isEmpty();
            assertThat(story.then(new ChildWorkflowStarted(3, child)))
                    .hasExactlyElementsOfTypes(CancelExternalInitiated.class);
        }
    }

    @Test
    void a_child_that_can_not_start_fails_its_parent() {
        try (Story story = Story.of(StateTableTest::callChild)) {
            assertThat(story.then(new ChildWorkflowStartFailed(3, "the id is in use")))
                    .hasExactlyElementsOfTypes(WorkflowFailed.class);
        }
    }

    // ---- requests to others

    private static String signalOther() {
        Workflow.newUntypedExternalWorkflowStub("other").signal("hello");
        return "said";
    }

    @Test
    void a_signal_to_another_workflow_arrives() {
        try (Story story = Story.of(StateTableTest::signalOther)) {
            assertThat(story.outputs()).hasExactlyElementsOfTypes(SignalExternalInitiated.class);
            assertThat(story.then(new ExternalRequestResolved(3, null)))
                    .hasExactlyElementsOfTypes(WorkflowCompleted.class);
        }
    }

    @Test
    void a_signal_to_another_workflow_is_refused() {
        Supplier<String> code = () -> {
            try {
                return signalOther();
            } catch (RuntimeException refused) {
                return "refused";
            }
        };
        try (Story story = Story.of(code)) {
            assertThat(story.then(new ExternalRequestResolved(3, BUSY)))
                    .containsExactly(new WorkflowCompleted(Story.json("refused")));
        }
    }

    // ---- versions

    private static String versioned() {
        int version = Workflow.getVersion("change", Workflow.DEFAULT_VERSION, 2);
        Workflow.sleep(Duration.ofMinutes(1));
        return "version " + version;
    }

    @Test
    void a_version_is_recorded_and_recalled() {
        try (Story story = Story.of(StateTableTest::versioned);
                Story again = story.replayedBy(StateTableTest::versioned)) {
            assertThat(story.outputs()).hasExactlyElementsOfTypes(VersionRecorded.class, TimerStarted.class);
            assertThat(again.then(new TimerFired(4))).containsExactly(new WorkflowCompleted(Story.json("version 2")));
        }
    }

    @Test
    void a_history_from_before_the_change_gives_the_default() {
        try (Story story = Story.of(StateTableTest::sleep);
                Story again = story.replayedBy(StateTableTest::versioned)) {
            assertThat(again.then(new TimerFired(3))).containsExactly(new WorkflowCompleted(Story.json("version -1")));
        }
    }

    // ---- the run

    private static String fail() {
        throw ApplicationFailure.newNonRetryableFailure("broken", "Broken");
    }

    private static String goOnAsNew() {
        Workflow.continueAsNew();
        return "never";
    }

    @Test
    void a_run_ends_as_its_code_says() {
        assertEnds(() -> "done", WorkflowCompleted.class);
        assertEnds(StateTableTest::fail, WorkflowFailed.class);
        assertEnds(StateTableTest::goOnAsNew, WorkflowContinuedAsNew.class);
    }

    private static void assertEnds(Supplier<String> code, Class<? extends OutputEvent> how) {
        try (Story story = Story.of(code)) {
            assertThat(story.outputs()).hasExactlyElementsOfTypes(how);
        }
    }

    @Test
    void a_run_that_was_asked_to_cancel_ends_as_cancelled_whatever_its_code_does() {
        assertEndsAfterCancel(() -> "done");
        assertEndsAfterCancel(StateTableTest::fail);
        assertEndsAfterCancel(StateTableTest::goOnAsNew);
        assertEndsAfterCancel(() -> {
            throw new CanceledFailure("as asked");
        });
    }

    /** Its code waits for an activity first, whose cancellation it is asked for twice. */
    private static void assertEndsAfterCancel(Supplier<String> then) {
        Supplier<String> code = () -> {
            callActivity();
            return then.get();
        };
        try (Story story = Story.of(code)) {
            story.then(cancel(1));
            assertThat(story.then(cancel(2))).isEmpty();
            assertThat(story.then(Ending.COMPLETED.event)).hasExactlyElementsOfTypes(WorkflowCanceled.class);
        }
    }

    // ---- the table itself

    enum Light {
        RED,
        GREEN,
        BROKEN
    }

    enum Push {
        SWITCH,
        HIT
    }

    @Test
    void what_is_not_in_the_table_fails_in_one_place_and_says_what_is_possible() {
        StateTable<Light, Push> table = StateTable.of("a light", Light.class, Push.class)
                .row(Light.RED, Push.SWITCH, Light.GREEN)
                .row(Light.GREEN, Push.SWITCH, Light.RED)
                .row(Light.GREEN, Push.HIT, Light.BROKEN)
                .build();
        assertThat(table.next(Light.RED, Push.SWITCH)).isEqualTo(Light.GREEN);
        assertThat(table.allows(Light.RED, Push.HIT)).isFalse();
        assertThat(table.finalStates(Light.class)).containsExactly(Light.BROKEN);
        assertThatThrownBy(() -> table.next(Light.BROKEN, Push.SWITCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a light can't SWITCH in state BROKEN");
        assertThatThrownBy(() -> StateTable.of("a light", Light.class, Push.class)
                        .row(Light.RED, Push.SWITCH, Light.GREEN)
                        .row(Light.RED, Push.SWITCH, Light.RED))
                .hasMessageContaining("two transitions for SWITCH from RED");
    }

    @Test
    void no_command_goes_on_from_an_end() {
        assertThat(ActivityCommand.TABLE.finalStates(ActivityCommand.State.class))
                .hasSize(4);
        assertThat(TimerCommand.TABLE.finalStates(TimerCommand.State.class)).hasSize(2);
        assertThat(ChildCommand.TABLE.finalStates(ChildCommand.State.class)).hasSize(2);
        assertThat(ExternalCommand.TABLE.finalStates(ExternalCommand.State.class))
                .hasSize(2);
        assertThat(VersionMarker.TABLE.finalStates(VersionMarker.State.class)).hasSize(3);
        assertThat(RunCommand.TABLE.finalStates(RunCommand.State.class)).hasSize(4);
        assertThat(Arrays.asList(RunCommand.State.values())).hasSize(6);
    }
}
