package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perdura.client.UpdateOptions;
import io.perdura.client.WithStartWorkflowOperation;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.client.WorkflowServiceException;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateException;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.client.WorkflowUpdateStage;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.UpdateValidatorMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates: accepted, refused, completed, asked again. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class UpdatesTest extends Kit {

    private static final AtomicInteger VALIDATED = new AtomicInteger();
    private static final AtomicInteger HANDLED = new AtomicInteger();

    UpdatesTest(int cachedRuns) {
        super(cachedRuns);
    }

    @BeforeEach
    void reset() {
        VALIDATED.set(0);
        HANDLED.set(0);
    }

    private Desk opened() {
        return opened("wait");
    }

    private Desk opened(String mode) {
        run(DeskWorkflow.class);
        Desk desk = stub(Desk.class, "desk");
        WorkflowClient.start(desk::open, mode);
        return desk;
    }

    private static WorkflowStub untyped(Desk desk) {
        return WorkflowStub.fromTyped(desk);
    }

    private static WorkflowUpdateException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        WorkflowUpdateException refused = catchThrowableOfType(WorkflowUpdateException.class, call);
        assertThat(refused).as("the update did not succeed").isNotNull();
        return refused;
    }

    private static long events(Desk desk) {
        return untyped(desk).describe().getHistoryLength();
    }

    @Test
    void an_update_changes_the_run_and_answers() {
        Desk desk = opened();
        assertThat(desk.add(2)).isEqualTo(2);
        assertThat(desk.add(3)).isEqualTo(5);
        assertThat(desk.total()).isEqualTo(5);
        desk.close();
        assertThat(result(desk)).isEqualTo("5");
    }

    @Test
    void an_accepted_update_is_completed_later() {
        Desk desk = opened();
        WorkflowUpdateHandle<String> handle =
                untyped(desk).startUpdate("slow", WorkflowUpdateStage.ACCEPTED, String.class, "a");
        assertThat(handle.getExecution().getRunId()).isNotEmpty();
        assertThat(handle.getResult()).isEqualTo("a after an hour");
        assertThat(passed()).isGreaterThanOrEqualTo(Duration.ofHours(1));
        assertThat(untyped(desk)
                        .getUpdateHandle(handle.getId(), String.class)
                        .getResultAsync()
                        .join())
                .isEqualTo("a after an hour");
    }

    @Test
    void an_update_is_known_by_its_id() {
        Desk desk = opened();
        UpdateOptions<Integer> once = UpdateOptions.newBuilder(Integer.class)
                .setUpdateName("add")
                .setUpdateId("u-1")
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
        assertThat(untyped(desk).startUpdate(once, 4).getResult()).isEqualTo(4);
        assertThat(untyped(desk).startUpdate(once, 4).getResult()).isEqualTo(4);
        assertThat(desk.total()).isEqualTo(4);
        desk.close();
        assertThat(result(desk)).isEqualTo("4");
        assertThat(untyped(desk).startUpdate(once, 4).getResult()).isEqualTo(4);
        assertThat(untyped(desk).getUpdateHandle("u-1", Integer.class).getResult())
                .isEqualTo(4);
        assertThatThrownBy(() -> desk.add(1)).isInstanceOf(WorkflowNotFoundException.class);
    }

    @Test
    void a_refused_update_leaves_no_trace() {
        Desk desk = opened();
        desk.add(1);
        long before = events(desk);
        assertThat(refused(() -> desk.add(-1)).getCause())
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        cause -> assertThat(cause.getOriginalMessage()).isEqualTo("negative"));
        WorkflowUpdateHandle<Integer> handle =
                untyped(desk).startUpdate("add", WorkflowUpdateStage.ACCEPTED, Integer.class, -2);
        refused(handle::getResult);
        refused(() -> untyped(desk).update("unknown", String.class));
        refused(() -> untyped(desk).update("add", Integer.class, "no number"));
        assertThat(events(desk)).isEqualTo(before);
        assertThat(desk.add(1)).isEqualTo(2);
    }

    @Test
    void a_validator_may_only_look() {
        Desk desk = opened();
        long before = events(desk);
        for (String how : List.of("timer", "wait", "random", "thread")) {
            assertThat(refused(() -> desk.odd(how)).getCause())
                    .as(how)
                    .hasMessageContaining("must not change anything or wait");
        }
        assertThat(events(desk)).isEqualTo(before);
        assertThat(desk.odd("look")).isEqualTo("odd u");
    }

    @Test
    void a_failure_of_the_handler_fails_the_update_alone() {
        Desk desk = opened();
        assertThat(refused(() -> desk.fail("no way")).getCause())
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        cause -> assertThat(cause.getOriginalMessage()).isEqualTo("no way"));
        assertThat(desk.add(1)).isEqualTo(1);
    }

    @Test
    void a_bug_in_the_handler_fails_the_task_which_is_tried_again() {
        Desk desk = opened();
        assertThat(desk.flaky()).isEqualTo("mended");
        assertThat(HANDLED).hasValue(3);
        assertThat(passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void validators_do_not_run_in_a_replay() {
        Desk desk = opened();
        desk.add(1);
        desk.add(1);
        assertThat(desk.total()).isEqualTo(2);
        desk.close();
        assertThat(result(desk)).isEqualTo("2");
        assertThat(desk.total()).isEqualTo(2);
        assertThat(VALIDATED).hasValue(2);
    }

    @Test
    void an_update_whose_run_closes_has_no_outcome() {
        Desk desk = opened();
        WorkflowUpdateHandle<String> handle =
                untyped(desk).startUpdate("slow", WorkflowUpdateStage.ACCEPTED, String.class, "a");
        desk.close();
        assertThat(result(desk)).isEqualTo("0");
        assertThat(refused(handle::getResult).getCause())
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        cause -> assertThat(cause.getType()).isEqualTo("AcceptedUpdateCompletedWorkflow"));
    }

    @Test
    void a_workflow_waits_for_its_handlers() {
        Desk desk = opened("drain");
        WorkflowUpdateHandle<String> handle =
                untyped(desk).startUpdate("slow", WorkflowUpdateStage.ACCEPTED, String.class, "a");
        desk.close();
        assertThat(result(desk)).isEqualTo("0");
        assertThat(handle.getResult()).isEqualTo("a after an hour");
    }

    @Test
    void only_so_many_updates_are_in_flight() {
        Desk desk = opened();
        for (int i = 0; i < 10; i++) {
            untyped(desk).startUpdate("slow", WorkflowUpdateStage.ACCEPTED, String.class, "a");
        }
        assertThat(catchThrowable(() -> desk.add(1)))
                .isInstanceOf(WorkflowServiceException.class)
                .hasMessageContaining("10 updates in flight");
        env.sleep(Duration.ofHours(2));
        assertThat(desk.add(1)).isEqualTo(1);
    }

    @Test
    void a_workflow_can_not_update_itself() {
        Desk desk = opened("self");
        assertThat(result(desk)).contains("can't update another workflow, or itself");
    }

    @Test
    void an_update_knows_itself() {
        Desk desk = opened();
        UpdateOptions<String> options = UpdateOptions.newBuilder(String.class)
                .setUpdateId("me")
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
        assertThat(WorkflowClient.startUpdate(desk::odd, "look", options).getResult())
                .isEqualTo("odd me");
    }

    @Test
    void an_update_starts_its_workflow() {
        run(DeskWorkflow.class);
        UpdateOptions<Integer> options = UpdateOptions.<Integer>newBuilder().build();
        Desk first = stub(Desk.class, "desk");
        WithStartWorkflowOperation<String> start = new WithStartWorkflowOperation<>(first::open, "wait");
        assertThat(WorkflowClient.executeUpdateWithStart(first::add, 3, options, start))
                .isEqualTo(3);

        Desk second = client.newWorkflowStub(
                Desk.class,
                options()
                        .setWorkflowId("desk")
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .build());
        assertThat(WorkflowClient.executeUpdateWithStart(
                        second::add, 4, options, new WithStartWorkflowOperation<>(second::open, "wait")))
                .isEqualTo(7);
        assertThat(WorkflowClient.executeUpdateWithStart(
                        second::add, 1, options, new WithStartWorkflowOperation<>(second::open, "wait")))
                .as("the same stub again, for its open workflow")
                .isEqualTo(8);
        first.close();
        assertThat(start.getResult()).isEqualTo("8");
    }

    @Test
    void a_workflow_runs_also_when_it_refuses_the_update_that_started_it() {
        run(DeskWorkflow.class);
        Desk desk = stub(Desk.class, "desk");
        WithStartWorkflowOperation<String> start = new WithStartWorkflowOperation<>(desk::open, "wait");
        UpdateOptions<Integer> options = UpdateOptions.<Integer>newBuilder().build();
        refused(() -> WorkflowClient.executeUpdateWithStart(desk::add, -1, options, start));
        assertThat(desk.add(1)).isEqualTo(1);
    }

    @WorkflowInterface
    public interface Desk {
        @WorkflowMethod
        String open(String mode);

        @UpdateMethod
        int add(int number);

        @UpdateValidatorMethod(updateName = "add")
        void checkAdd(int number);

        @UpdateMethod
        String odd(String how);

        @UpdateValidatorMethod(updateName = "odd")
        void checkOdd(String how);

        @UpdateMethod(name = "slow")
        String slowly(String text);

        @UpdateMethod
        void fail(String why);

        @UpdateMethod
        String flaky();

        @SignalMethod
        void close();

        @QueryMethod
        int total();
    }

    public static class DeskWorkflow implements Desk {
        private final List<Integer> numbers = new ArrayList<>();
        private boolean closed;

        @Override
        public String open(String mode) {
            if (mode.equals("self")) {
                try {
                    Workflow.newExternalWorkflowStub(
                                    Desk.class, Workflow.getInfo().getWorkflowId())
                            .add(1);
                } catch (IllegalStateException e) {
                    return e.getMessage();
                }
            }
            Workflow.await(() -> closed && (!mode.equals("drain") || Workflow.isEveryHandlerFinished()));
            return String.valueOf(total());
        }

        @Override
        public int add(int number) {
            numbers.add(number);
            return total();
        }

        @Override
        public void checkAdd(int number) {
            VALIDATED.incrementAndGet();
            if (number < 0) {
                throw new IllegalArgumentException("negative");
            }
        }

        @Override
        public String odd(String how) {
            return "odd "
                    + Workflow.getCurrentUpdateInfo()
                            .orElseThrow()
                            .getUpdateId()
                            .replaceAll("^[0-9a-f-]{36}$", "u");
        }

        @Override
        public void checkOdd(String how) {
            assertThat(Workflow.getCurrentUpdateInfo().orElseThrow().getUpdateName())
                    .isEqualTo("odd");
            switch (how) {
                case "timer" -> Workflow.newTimer(Duration.ofMinutes(1));
                case "wait" -> Workflow.await(() -> closed);
                case "random" -> Workflow.randomUUID();
                case "thread" -> io.perdura.workflow.Async.procedure(() -> closed = true);
                default -> {}
            }
        }

        @Override
        public String slowly(String text) {
            Workflow.sleep(Duration.ofHours(1));
            return text + " after an hour";
        }

        @Override
        public void fail(String why) {
            throw ApplicationFailure.newFailure(why, "No");
        }

        @Override
        public String flaky() {
            if (HANDLED.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return "mended";
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public int total() {
            return numbers.stream().mapToInt(Integer::intValue).sum();
        }
    }
}
