package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.UpdateOptions;
import io.perdura.client.WithStartWorkflowOperation;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowClientOptions;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowUpdateException;
import io.perdura.client.WorkflowUpdateStage;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.context.ContextPropagator;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.failure.ApplicationFailure;
import io.perdura.worker.Worker;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.UpdateValidatorMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What the caller of an update carries is there when the update runs, and again in a replay. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class UpdateContextTest {

    private static final ThreadLocal<@Nullable String> USER = new ThreadLocal<>();

    private final TestWorkflowEnvironment env;
    private final WorkflowClient client;

    UpdateContextTest(int cachedRuns) {
        env = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setContextPropagators(List.of(new User()))
                        .build())
                .setWorkflowCacheSize(cachedRuns)
                .build());
        Worker worker = env.newWorker("q");
        worker.registerWorkflowImplementationTypes(Signing.class);
        env.start();
        client = env.getWorkflowClient();
    }

    @AfterEach
    void close() {
        USER.remove();
        env.close();
    }

    private Signed stub(String id) {
        return client.newWorkflowStub(
                Signed.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue("q")
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                        .build());
    }

    @Test
    void an_update_runs_with_the_context_of_its_caller_and_other_code_with_its_own() {
        Signed signed = stub("one");
        USER.set("ann");
        WorkflowClient.start(signed::collect);
        USER.set("bob");
        assertThat(signed.sign("later")).isEqualTo("later by bob");
        USER.set("eve");
        assertThatThrownBy(() -> signed.sign("never")).isInstanceOf(WorkflowUpdateException.class);
        USER.remove();
        signed.end();
        assertThat(io.perdura.client.WorkflowStub.fromTyped(signed).getResult(String.class))
                .isEqualTo("ann collected [later by bob]");
    }

    @Test
    void an_update_with_start_carries_it_too() {
        USER.set("ann");
        Signed signed = stub("two");
        WithStartWorkflowOperation<String> start = new WithStartWorkflowOperation<>(signed::collect);
        assertThat(WorkflowClient.startUpdateWithStart(
                                signed::sign,
                                "at once",
                                UpdateOptions.<String>newBuilder()
                                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                                        .build(),
                                start)
                        .getResult())
                .isEqualTo("at once by ann");
    }

    private static final class User implements ContextPropagator {
        private static final DataConverter JSON = DefaultDataConverter.newDefaultInstance();

        @Override
        public String getName() {
            return "user";
        }

        @Override
        public @Nullable Object getCurrentContext() {
            return USER.get();
        }

        @Override
        public void setCurrentContext(@Nullable Object context) {
            USER.set((String) context);
        }

        @Override
        public Map<String, Payload> serializeContext(@Nullable Object context) {
            return context == null ? Map.of() : Map.of("user", JSON.encode(context));
        }

        @Override
        public @Nullable Object deserializeContext(Map<String, Payload> header) {
            Payload user = header.get("user");
            return user == null ? null : JSON.fromPayload(user, String.class, String.class);
        }
    }

    @WorkflowInterface
    public interface Signed {
        @WorkflowMethod
        String collect();

        @UpdateMethod
        String sign(String what);

        @UpdateValidatorMethod(updateName = "sign")
        void mayBeSigned(String what);

        @SignalMethod
        void end();
    }

    public static final class Signing implements Signed {
        private final List<String> signatures = new java.util.ArrayList<>();
        private boolean ended;

        @Override
        public String collect() {
            Workflow.await(() -> ended);
            return USER.get() + " collected " + signatures;
        }

        @Override
        public String sign(String what) {
            Workflow.sleep(Duration.ofMinutes(1));
            signatures.add(what + " by " + USER.get());
            return what + " by " + USER.get();
        }

        @Override
        public void mayBeSigned(String what) {
            if ("eve".equals(USER.get())) {
                throw ApplicationFailure.newFailure("not by " + USER.get(), "Refused");
            }
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}
