package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowOptions;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.worker.NonDeterministicException;
import io.perdura.worker.Worker;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code getVersion}: where a change may be made, and when it may be cleaned up. */
class VersioningTest {

    @ActivityInterface
    public interface Steps {
        String step(String name);

        String added(String name);
    }

    public static class RealSteps implements Steps {
        @Override
        public String step(String name) {
            return name;
        }

        @Override
        public String added(String name) {
            return "+" + name;
        }
    }

    @WorkflowInterface
    public interface Walk {
        @WorkflowMethod
        String walk();
    }

    abstract static class Walking implements Walk {
        final Steps steps = Workflow.newActivityStub(
                Steps.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .build());

        static boolean isNew(String change) {
            return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, 1) == 1;
        }
    }

    public static class Original extends Walking {
        @Override
        public String walk() {
            return steps.step("a") + steps.step("b") + steps.step("c");
        }
    }

    public static class ChangedBefore extends Walking {
        @Override
        public String walk() {
            String first = isNew("x") ? steps.added("0") : "";
            return first + steps.step("a") + steps.step("b") + steps.step("c");
        }
    }

    public static class ChangedBetween extends Walking {
        @Override
        public String walk() {
            String a = steps.step("a");
            String between = isNew("x") ? steps.added("1") : steps.step("b");
            return a + between + steps.step("c");
        }
    }

    public static class ChangedAfter extends Walking {
        @Override
        public String walk() {
            String all = steps.step("a") + steps.step("b") + steps.step("c");
            return isNew("x") ? all + steps.added("9") : all;
        }
    }

    public static class ChangedInLoop extends Walking {
        @Override
        public String walk() {
            StringBuilder all = new StringBuilder();
            for (String name : new String[] {"a", "b", "c"}) {
                all.append(isNew("x") ? steps.added(name) : steps.step(name));
            }
            return all.toString();
        }
    }

    public static class ChangedTwice extends Walking {
        @Override
        public String walk() {
            String first = isNew("x") ? steps.added("0") : "";
            String a = steps.step("a");
            String between = isNew("y") ? steps.added("1") : steps.step("b");
            return first + a + between + steps.step("c");
        }
    }

    /** ChangedBefore, when no run without the change is left. */
    public static class CleanedUp extends Walking {
        @Override
        public String walk() {
            return steps.added("0") + steps.step("a") + steps.step("b") + steps.step("c");
        }
    }

    /** ChangedBefore, with the question asked later than it was. */
    public static class AskedLater extends Walking {
        @Override
        public String walk() {
            String first = steps.added("0") + steps.step("a");
            return isNew("x") ? first + steps.step("b") + steps.step("c") : first;
        }
    }

    private static WorkflowExecutionHistory ran(Class<?> version, String expected) {
        try (TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance()) {
            Worker worker = env.newWorker("walks");
            worker.registerWorkflowImplementationTypes(version);
            worker.registerActivitiesImplementations(new RealSteps());
            env.start();
            WorkflowOptions options = WorkflowOptions.newBuilder()
                    .setTaskQueue("walks")
                    .setWorkflowId("walk")
                    .build();
            String result =
                    env.getWorkflowClient().newWorkflowStub(Walk.class, options).walk();
            assertThat(result).isEqualTo(expected);
            return env.getWorkflowClient().fetchHistory("walk");
        }
    }

    private static void fits(WorkflowExecutionHistory history, Class<?> version) throws Exception {
        WorkflowReplayer.replayWorkflowExecution(history, version);
    }

    @Test
    void a_change_may_be_added_before_between_after_and_in_a_loop_around_existing_commands() throws Exception {
        WorkflowExecutionHistory old = ran(Original.class, "abc");
        fits(old, ChangedBefore.class);
        fits(old, ChangedBetween.class);
        fits(old, ChangedAfter.class);
        fits(old, ChangedInLoop.class);
        fits(old, ChangedTwice.class);
    }

    @Test
    void new_runs_take_the_new_way_and_replay_it() throws Exception {
        fits(ran(ChangedBefore.class, "+0abc"), ChangedBefore.class);
        fits(ran(ChangedBetween.class, "a+1c"), ChangedBetween.class);
        fits(ran(ChangedAfter.class, "abc+9"), ChangedAfter.class);
        fits(ran(ChangedInLoop.class, "+a+b+c"), ChangedInLoop.class);
    }

    @Test
    void a_second_change_fits_runs_of_the_first() throws Exception {
        fits(ran(ChangedBefore.class, "+0abc"), ChangedTwice.class);
        fits(ran(ChangedTwice.class, "+0a+1c"), ChangedTwice.class);
    }

    @Test
    void the_question_may_be_removed_once_no_old_run_is_left() throws Exception {
        fits(ran(ChangedBefore.class, "+0abc"), CleanedUp.class);
        WorkflowExecutionHistory old = ran(Original.class, "abc");
        assertThatThrownBy(() -> fits(old, CleanedUp.class))
                .isInstanceOf(NonDeterministicException.class)
                .hasMessageContaining("'Step'")
                .hasMessageContaining("'Added'");
    }

    @Test
    void the_question_may_move_down_and_gets_the_recorded_answer() throws Exception {
        fits(ran(ChangedBefore.class, "+0abc"), AskedLater.class);
    }

    @Test
    void a_report_names_the_nearest_change() {
        WorkflowExecutionHistory history = ran(ChangedBefore.class, "+0abc");
        assertThatThrownBy(() -> fits(history, ChangedBetween.class))
                .hasMessageContaining("expected ActivityScheduled 'Added', but the code did ActivityScheduled 'Step'");
        assertThatThrownBy(() -> fits(ran(ChangedTwice.class, "+0a+1c"), ChangedBefore.class))
                .hasMessageContaining("the nearest change before it is getVersion(\"x\") = 1");
    }
}
