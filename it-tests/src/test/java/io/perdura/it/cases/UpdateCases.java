package io.perdura.it.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perdura.client.UpdateOptions;
import io.perdura.client.WithStartWorkflowOperation;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateException;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.client.WorkflowUpdateStage;
import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.UpdateValidatorMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Updates: accepted, refused, repeated, failing, with a start. */
public interface UpdateCases extends Cases {

    private Desk opened(String mode) {
        Desk desk = stub(Desk.class);
        WorkflowClient.start(desk::open, mode);
        return desk;
    }

    private static Throwable refusal(ThrowingCallable call) {
        WorkflowUpdateException refused = catchThrowableOfType(WorkflowUpdateException.class, call);
        assertThat(refused).as("the update did not succeed").isNotNull();
        return refused.getCause();
    }

    private static String message(Throwable cause) {
        return ((ApplicationFailure) cause).getOriginalMessage();
    }

    @Test
    default void hello_update() {
        Desk desk = opened("wait");
        assertThat(desk.add(2)).isEqualTo(2);
        assertThat(desk.add(3)).isEqualTo(5);
        desk.close();
        assertThat(Cases.result(desk)).isEqualTo("[2, 3]");
    }

    @Test
    default void behaviour_update_async_accepted() {
        Desk desk = opened("wait");
        WorkflowUpdateHandle<String> handle =
                Cases.untyped(desk).startUpdate("held", WorkflowUpdateStage.ACCEPTED, String.class);
        assertThat(handle.getResultAsync()).isNotDone();
        place(desk).released.countDown();
        assertThat(handle.getResult()).isEqualTo("released");
        Cases.untyped(desk).terminate("done");
    }

    @Test
    default void behaviour_update_de_duplicated() {
        Desk desk = opened("wait");
        UpdateOptions<Integer> once = UpdateOptions.newBuilder(Integer.class)
                .setUpdateName("add")
                .setUpdateId("u-1")
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
        WorkflowStub stub = Cases.untyped(desk);
        assertThat(stub.startUpdate(once, 4).getResult()).isEqualTo(4);
        assertThat(stub.startUpdate(once, 4).getResult()).isEqualTo(4);
        desk.close();
        assertThat(Cases.result(desk)).isEqualTo("[4]");
        assertThat(stub.startUpdate(once, 4).getResult())
                .as("also from a closed run")
                .isEqualTo(4);
    }

    @Test
    default void behaviour_update_non_durable_reject() {
        Desk desk = opened("wait");
        desk.add(1);
        long events = Cases.untyped(desk).describe().getHistoryLength();
        assertThat(message(refusal(() -> desk.add(-1)))).isEqualTo("negative");
        assertThat(refusal(() -> Cases.untyped(desk).update("unknown", String.class)))
                .isNotNull();
        assertThat(Cases.untyped(desk).describe().getHistoryLength()).isEqualTo(events);
        desk.close();
        assertThat(Cases.result(desk)).isEqualTo("[1]");
    }

    @Test
    default void behaviour_update_self() {
        assertThat(Cases.result(opened("self"))).contains("can't update another workflow, or itself");
    }

    @Test
    default void behaviour_update_task_failure() {
        Desk desk = opened("wait");
        assertThat(message(refusal(() -> desk.fail("no way")))).isEqualTo("no way");
        assertThat(desk.add(1)).isEqualTo(1);
        Cases.untyped(desk).terminate("done");
    }

    @Test
    default void behaviour_update_validators_are_skipped_on_replay() {
        // The value that the validator refuses is allowed by the time of the replay only.
        Desk desk = opened("wait");
        desk.add(1);
        Cases.untyped(desk).signal("strict");
        assertThat(message(refusal(() -> desk.add(1)))).isEqualTo("too strict");
        desk.close();
        assertThat(Cases.result(desk)).isEqualTo("[1]");
        assertThat(desk.total()).as("asked of a replayed run").isEqualTo(1);
    }

    @Test
    default void behaviour_update_with_start() {
        Desk desk = stub(Desk.class);
        WithStartWorkflowOperation<String> start = new WithStartWorkflowOperation<>(desk::open, "wait");
        UpdateOptions<Integer> options = UpdateOptions.<Integer>newBuilder().build();
        assertThat(WorkflowClient.executeUpdateWithStart(desk::add, 3, options, start))
                .isEqualTo(3);
        desk.close();
        assertThat(Cases.result(desk)).isEqualTo("[3]");
    }

    @Test
    default void scenario_safe_message_passing_handlers_are_drained() {
        Desk desk = opened("drain");
        WorkflowUpdateHandle<String> handle =
                Cases.untyped(desk).startUpdate("held", WorkflowUpdateStage.ACCEPTED, String.class);
        desk.close();
        place(desk).released.countDown();
        assertThat(Cases.result(desk)).isEqualTo("[]");
        assertThat(handle.getResult()).isEqualTo("released");
    }

    @WorkflowInterface
    interface Desk {
        @WorkflowMethod(name = "CaseOfUpdates")
        String open(String mode);

        @UpdateMethod
        int add(int number);

        @UpdateValidatorMethod(updateName = "add")
        void checkAdd(int number);

        @UpdateMethod
        String held();

        @UpdateMethod
        void fail(String why);

        @SignalMethod
        void strict();

        @SignalMethod
        void close();

        @QueryMethod
        int total();
    }

    class OpenDesk implements Desk {

        private final Work work = Workflow.newActivityStub(Work.class);
        private final List<Integer> numbers = new ArrayList<>();
        private boolean strict;
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
            return numbers.toString();
        }

        @Override
        public int add(int number) {
            numbers.add(number);
            return total();
        }

        @Override
        public void checkAdd(int number) {
            if (number < 0) {
                throw new IllegalArgumentException("negative");
            }
            if (strict) {
                throw new IllegalArgumentException("too strict");
            }
        }

        @Override
        public String held() {
            return work.hold();
        }

        @Override
        public void fail(String why) {
            throw ApplicationFailure.newFailure(why, "No");
        }

        @Override
        public void strict() {
            strict = true;
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
