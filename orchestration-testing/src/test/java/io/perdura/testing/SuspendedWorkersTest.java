package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.client.WorkflowUpdateStage;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A suspended worker begins nothing; what comes is taken and waits. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class SuspendedWorkersTest extends Kit {

    private static final List<String> RAN = new CopyOnWriteArrayList<>();

    SuspendedWorkersTest(int cachedRuns) {
        super(cachedRuns);
        RAN.clear();
        worker.registerWorkflowImplementationTypes(Gathering.class);
        worker.registerActivitiesImplementations((Note) RAN::add);
        env.start();
    }

    @Test
    void workers_say_whether_they_are_suspended() {
        assertThat(worker.isSuspended()).isFalse();
        worker.suspendPolling();
        worker.suspendPolling();
        assertThat(worker.isSuspended()).isTrue();
        env.getWorkerFactory().resumePolling();
        assertThat(worker.isSuspended()).isFalse();
        env.getWorkerFactory().suspendPolling();
        assertThat(env.getWorkerFactory().tryGetWorker(QUEUE)).isSameAs(worker);
        assertThat(env.getWorkerFactory().tryGetWorker("nobody's")).isNull();
        assertThat(worker.isSuspended()).isTrue();
    }

    @Test
    void a_start_and_signals_wait_for_the_worker_and_virtual_time_with_them() {
        worker.suspendPolling();
        Gather gather = stub(Gather.class, "gather");
        WorkflowClient.start(gather::gather);
        gather.add("a");
        gather.add("b");
        WorkflowStub untyped = WorkflowStub.fromTyped(gather);
        assertThatThrownBy(() -> untyped.getResult(300, TimeUnit.MILLISECONDS, String.class))
                .isInstanceOf(TimeoutException.class);
        assertThat(RAN).isEmpty();
        assertThat(passed()).isLessThan(Duration.ofSeconds(30));

        worker.resumePolling();
        gather.add("c");
        assertThat(result(gather)).isEqualTo("[a, b, c]");
        assertThat(RAN).containsExactly("[a, b, c]");
    }

    @Test
    void an_update_waits_for_the_worker() throws Exception {
        Gather gather = stub(Gather.class, "gather");
        WorkflowClient.start(gather::gather);
        worker.suspendPolling();
        CompletableFuture<WorkflowUpdateHandle<String>> put = CompletableFuture.supplyAsync(() ->
                WorkflowStub.fromTyped(gather).startUpdate("put", WorkflowUpdateStage.COMPLETED, String.class, "a"));
        assertThatThrownBy(() -> put.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        worker.resumePolling();
        assertThat(put.get().getResult()).isEqualTo("put a");
    }

    @WorkflowInterface
    public interface Gather {
        @WorkflowMethod
        String gather();

        @SignalMethod
        void add(String what);

        @UpdateMethod
        String put(String what);
    }

    @ActivityInterface
    public interface Note {
        boolean note(String what);
    }

    public static class Gathering implements Gather {
        private final List<String> all = new java.util.ArrayList<>();

        @Override
        public String gather() {
            Workflow.await(() -> all.size() == 3);
            Workflow.newActivityStub(
                            Note.class,
                            ActivityOptions.newBuilder()
                                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                                    .build())
                    .note(all.toString());
            return all.toString();
        }

        @Override
        public void add(String what) {
            all.add(what);
        }

        @Override
        public String put(String what) {
            return "put " + what;
        }
    }
}
