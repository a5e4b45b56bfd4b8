package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityInterface;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.worker.TypeAlreadyRegisteredException;
import io.perdura.worker.Worker;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The environment itself: its time, its life cycle, its price. */
class TestWorkflowEnvironmentTest {

    private static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

    private final TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setInitialTime(BEGINNING).build());
    private final Worker worker = env.newWorker("q");

    @AfterEach
    void close() {
        env.close();
    }

    private Doorbell doorbell() {
        return env.getWorkflowClient()
                .newWorkflowStub(
                        Doorbell.class,
                        WorkflowOptions.newBuilder().setTaskQueue("q").build());
    }

    private void start() {
        worker.registerWorkflowImplementationTypes(Waiting.class);
        worker.registerActivitiesImplementations(new Echo());
        env.start();
    }

    @Test
    void givenAnInitialTime_thenWorkflowsSeeIt() {
        start();
        assertThat(Instant.ofEpochMilli(env.currentTimeMillis())).isBetween(BEGINNING, BEGINNING.plusSeconds(60));
        assertThat(doorbell().answer("time")).startsWith("2030-01-01T00:0");
    }

    @Test
    void givenNobodyWaits_thenTimeDoesNotSkip() {
        start();
        Doorbell workflow = doorbell();
        WorkflowClient.start(workflow::answer, "wait");
        workflow.ring("one");
        assertThat(WorkflowStub.fromTyped(workflow).getResult(String.class)).isEqualTo("one");
        assertThat(env.currentTimeMillis() - BEGINNING.toEpochMilli()).isLessThan(60_000);
    }

    @Test
    void givenASleep_thenEverythingUpToItsEndIsDone() {
        start();
        Doorbell workflow = doorbell();
        WorkflowClient.start(workflow::answer, "wait");
        env.sleep(Duration.ofDays(2));
        assertThat(WorkflowStub.fromTyped(workflow).describe().status().name()).contains("COMPLETED");
    }

    @Test
    void givenDelayedCallbacks_thenTheyRunInOrderAndMayUseTheClient() {
        start();
        List<String> ran = new CopyOnWriteArrayList<>();
        Doorbell workflow = doorbell();
        env.registerDelayedCallback(Duration.ofHours(2), () -> {
            ran.add("second");
            workflow.ring("from callback");
        });
        env.registerDelayedCallback(Duration.ofHours(1), () -> ran.add("first"));
        assertThat(workflow.answer("wait")).isEqualTo("from callback");
        assertThat(ran).containsExactly("first", "second");
        assertThat(Duration.ofMillis(env.currentTimeMillis() - BEGINNING.toEpochMilli()))
                .isBetween(Duration.ofHours(2), Duration.ofHours(3));
    }

    @Test
    void givenAFuture_whenItIsJoined_thenTimeSkips() {
        start();
        CompletableFuture<String> result = WorkflowClient.execute(doorbell()::answer, "wait");
        assertThat(result.join()).isEqualTo("nobody");
    }

    @Test
    void givenAFactory_thenItsInstancesAreUsed() {
        worker.registerWorkflowImplementationFactory(Doorbell.class, () -> new Doorbell() {
            @Override
            public String answer(String how) {
                return "made by the factory";
            }

            @Override
            public void ring(String who) {}
        });
        env.start();
        assertThat(doorbell().answer("x")).isEqualTo("made by the factory");
    }

    @Test
    void givenADuplicate_thenTheRegistrationSaysWhatToDo() {
        worker.registerWorkflowImplementationTypes(Waiting.class);
        assertThatThrownBy(() -> worker.registerWorkflowImplementationTypes(Waiting.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Doorbell")
                .isInstanceOf(TypeAlreadyRegisteredException.class)
                .hasMessageContaining("registered already");
        worker.registerActivitiesImplementations(new Echo());
        assertThatThrownBy(() -> worker.registerActivitiesImplementations(new Echo()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Echo");
        assertThatThrownBy(() -> worker.registerActivitiesImplementations("text"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenTheLifeCycle_thenItsStatesShow() {
        assertThat(env.isStarted()).isFalse();
        start();
        assertThat(env.isStarted()).isTrue();
        assertThatThrownBy(() -> env.newWorker("late")).isInstanceOf(IllegalStateException.class);
        env.close();
        assertThat(env.isShutdown()).isTrue();
        assertThat(env.isTerminated()).isTrue();
    }

    @Test
    void givenRuns_thenTheDiagnosticsTellTheirHistories() {
        start();
        doorbell().answer("time");
        assertThat(env.getDiagnostics()).contains("WorkflowStarted").contains("WorkflowCompleted");
    }

    @Test
    void givenAThousandWorkflowsOfAnHour_thenTheySkipTogether() {
        start();
        long real = System.nanoTime();
        List<CompletableFuture<String>> results = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            results.add(WorkflowClient.execute(doorbell()::answer, "echo"));
        }
        results.forEach(result -> assertThat(result.join()).isEqualTo("echo echo"));
        assertThat(Duration.ofNanos(System.nanoTime() - real)).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void givenAHundredEnvironments_thenEachIsCheap() {
        long real = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            try (TestWorkflowEnvironment each = TestWorkflowEnvironment.newInstance()) {
                each.newWorker("q").registerWorkflowImplementationTypes(Waiting.class);
                each.start();
                Doorbell workflow = each.getWorkflowClient()
                        .newWorkflowStub(
                                Doorbell.class,
                                WorkflowOptions.newBuilder().setTaskQueue("q").build());
                assertThat(workflow.answer("wait")).isEqualTo("nobody");
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - real)).isLessThan(Duration.ofMinutes(2));
    }

    @WorkflowInterface
    public interface Doorbell {
        @WorkflowMethod
        String answer(String how);

        @SignalMethod
        void ring(String who);
    }

    @ActivityInterface
    public interface Echoing {
        String echo(String text);
    }

    public static class Echo implements Echoing {
        @Override
        public String echo(String text) {
            return text;
        }
    }

    public static class Waiting implements Doorbell {

        private String rung = "nobody";
        private boolean open;

        @Override
        public String answer(String how) {
            if (how.equals("time")) {
                return Instant.ofEpochMilli(Workflow.currentTimeMillis()).toString();
            }
            if (how.equals("echo")) {
                Echoing echoing = Workflow.newActivityStub(Echoing.class);
                String first = echoing.echo("echo");
                Workflow.sleep(Duration.ofHours(1));
                return first + " " + echoing.echo("echo");
            }
            Workflow.await(Duration.ofDays(1), () -> open);
            return rung;
        }

        @Override
        public void ring(String who) {
            rung = who;
            open = true;
        }
    }
}
