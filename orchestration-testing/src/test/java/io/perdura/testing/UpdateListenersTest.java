package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateException;
import io.perdura.common.converter.EncodedValues;
import io.perdura.common.interceptors.WorkerInterceptorBase;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.perdura.failure.ApplicationFailure;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerFactoryOptions;
import io.perdura.workflow.DynamicUpdateHandler;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.UpdateValidatorMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates that listeners and dynamic handlers take, and interceptors around updates. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class UpdateListenersTest extends Kit {

    private final int cachedRuns;

    UpdateListenersTest(int cachedRuns) {
        super(cachedRuns);
        this.cachedRuns = cachedRuns;
    }

    private WorkflowStub started(String mode) {
        run(Listening.class);
        Board board = stub(Board.class, "board");
        WorkflowClient.start(board::run, mode);
        return WorkflowStub.fromTyped(board);
    }

    @Test
    void a_listener_takes_updates_and_its_validator_refuses_some() {
        WorkflowStub board = started("listener");

        assertThat(board.update("pin", String.class, "a")).isEqualTo("pinned a");
        assertThatThrownBy(() -> board.update("pin", String.class, ""))
                .isInstanceOf(WorkflowUpdateException.class)
                .hasStackTraceContaining("nothing to pin");
        assertThat(board.update("pin", String.class, "b")).isEqualTo("pinned b");
        assertThatThrownBy(() -> board.update("other", String.class))
                .isInstanceOf(WorkflowUpdateException.class)
                .hasStackTraceContaining("Unknown update name: other; workflow type 'Board' takes [end, pin]");
        board.update("end", Void.class);
        assertThat(board.getResult(String.class)).isEqualTo("[a, b]");
    }

    @Test
    void a_dynamic_handler_takes_updates_of_any_name() {
        WorkflowStub board = started("dynamic");

        assertThat(board.update("draw", String.class, "a", 3)).isEqualTo("draw a 3");
        assertThatThrownBy(() -> board.update("refuse", String.class)).isInstanceOf(WorkflowUpdateException.class);
        assertThat(board.update("wait", String.class, "b", 4)).isEqualTo("wait b 4");
        board.update("end", Void.class);
        assertThat(board.getResult(String.class)).isEqualTo("[draw, wait]");
    }

    @Test
    void a_result_that_is_too_large_fails_its_update_alone() {
        WorkflowStub board = started("dynamic");

        WorkflowUpdateException failed =
                catchThrowableOfType(WorkflowUpdateException.class, () -> board.update("large", String.class));
        assertThat(failed).hasCauseInstanceOf(ApplicationFailure.class);
        assertThat(((ApplicationFailure) failed.getCause()).getType()).isEqualTo("PayloadTooLarge");
        assertThat(failed).hasStackTraceContaining("the limit is 2097152");
        board.update("end", Void.class);
        assertThat(board.getResult(String.class)).isEqualTo("[large]");
    }

    @Test
    void an_interceptor_sees_validation_and_execution_of_updates() {
        List<String> seen = new ArrayList<>();
        try (TestWorkflowEnvironment own = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new Seeing(seen))
                        .build())
                .setWorkflowCacheSize(cachedRuns)
                .build())) {
            Worker ownWorker = own.newWorker(QUEUE);
            ownWorker.registerWorkflowImplementationTypes(Listening.class);
            own.start();
            Board board = own.getWorkflowClient()
                    .newWorkflowStub(Board.class, options().build());
            WorkflowClient.start(board::run, "listener");
            WorkflowStub untyped = WorkflowStub.fromTyped(board);

            assertThat(untyped.update("pin", String.class, "a")).isEqualTo("pinned a!");
            assertThatThrownBy(() -> untyped.update("pin", String.class, "forbidden"))
                    .hasStackTraceContaining("by the interceptor");
            board.end();
            assertThat(untyped.getResult(String.class)).isEqualTo("[a]");
        }
        assertThat(seen).containsSubsequence("validate pin", "execute pin", "validate pin", "execute end");
    }

    @WorkflowInterface
    public interface Board {
        @WorkflowMethod
        String run(String mode);

        @UpdateMethod
        void end();
    }

    @WorkflowInterface
    public interface Pinning {
        @UpdateMethod
        String pin(String note);

        @UpdateValidatorMethod(updateName = "pin")
        void checkPin(String note);
    }

    public static class Listening implements Board {
        private final List<String> notes = new ArrayList<>();
        private boolean ended;

        @Override
        public String run(String mode) {
            Workflow.registerListener(mode.equals("listener") ? new Pins() : new Any());
            Workflow.await(() -> ended && Workflow.isEveryHandlerFinished());
            return notes.toString();
        }

        @Override
        public void end() {
            ended = true;
        }

        private final class Pins implements Pinning {
            @Override
            public String pin(String note) {
                notes.add(note);
                return "pinned " + note;
            }

            @Override
            public void checkPin(String note) {
                if (note.isEmpty()) {
                    throw new IllegalArgumentException("nothing to pin");
                }
            }
        }

        private final class Any implements DynamicUpdateHandler {
            @Override
            public void handleValidate(String updateName, EncodedValues args) {
                if (updateName.equals("refuse") || Workflow.isEveryHandlerFinished()) {
                    throw new IllegalArgumentException("refused");
                }
            }

            @Override
            public Object handleExecute(String updateName, EncodedValues args) {
                notes.add(updateName);
                if (updateName.equals("large")) {
                    return "x".repeat(3 << 20);
                }
                if (updateName.equals("wait")) {
                    Workflow.sleep(Duration.ofMinutes(5));
                }
                return updateName + " " + args.get(0, String.class) + " " + args.get(1, Integer.class);
            }
        }
    }

    private static final class Seeing extends WorkerInterceptorBase {
        private final List<String> seen;

        Seeing(List<String> seen) {
            this.seen = seen;
        }

        @Override
        public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
            return new WorkflowInboundCallsInterceptorBase(next) {
                @Override
                public void validateUpdate(UpdateInput input) {
                    seen.add("validate " + input.getUpdateName());
                    if (input.getArguments().length > 0 && "forbidden".equals(input.getArguments()[0])) {
                        throw new IllegalArgumentException("by the interceptor");
                    }
                    super.validateUpdate(input);
                }

                @Override
                public UpdateOutput executeUpdate(UpdateInput input) {
                    seen.add("execute " + input.getUpdateName());
                    Object result = super.executeUpdate(input).getResult();
                    return new UpdateOutput(result == null ? null : result + "!");
                }
            };
        }
    }
}
