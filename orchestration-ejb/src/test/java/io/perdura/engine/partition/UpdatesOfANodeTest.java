package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.common.Payload;
import io.perdura.engine.history.RunId;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.UpdateValidatorMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Updates where the order of messages, and the end of a node, matter. */
@Timeout(30)
class UpdatesOfANodeTest {

    private static volatile CountDownLatch inTask = new CountDownLatch(1);
    private static volatile CountDownLatch goOn = new CountDownLatch(0);

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private TestNode node = node();

    private TestNode node() {
        return new TestNode(clock, store).workflow(LogWorkflow.class, LogWorkflow::new);
    }

    @BeforeEach
    void open() {
        inTask = new CountDownLatch(1);
        goOn = new CountDownLatch(0);
        node.start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private Log started(String mode) {
        Log log = node.client.newWorkflowStub(
                Log.class, WorkflowOptions.newBuilder().setWorkflowId("log").build());
        WorkflowClient.start(log::keep, mode, List.of());
        return log;
    }

    private EngineClient engine() {
        return node.engine.client();
    }

    private CompletableFuture<UpdateReceipt> update(String id, String line) {
        return engine().update(
                        RunTarget.of("log"), new UpdateCall(id, "write", List.<Payload>of(node.json(line)), true));
    }

    private CompletableFuture<Void> append(String line) {
        return engine().signal(RunTarget.of("log"), "append", List.of(node.json(line)));
    }

    private String answer(CompletableFuture<UpdateReceipt> update) throws Exception {
        UpdateReceipt receipt = update.get(10, TimeUnit.SECONDS);
        return new String(receipt.outcome().result().data(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Holds the code within a task, so that messages pile up behind it. */
    private void hold() throws InterruptedException {
        inTask = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
        var unused = engine().signal(RunTarget.of("log"), "hold", List.of());
        inTask.await();
    }

    @Test
    void messages_of_one_task_keep_their_order() throws Exception {
        started("keep");
        hold();
        CompletableFuture<UpdateReceipt> refused = update("u-0", "first");
        CompletableFuture<Void> a = append("a");
        CompletableFuture<UpdateReceipt> accepted = update("u-1", "b");
        CompletableFuture<Void> c = append("c");
        CompletableFuture<UpdateReceipt> last = update("u-2", "d");
        goOn.countDown();
        assertThatThrownBy(() -> answer(refused)).hasMessageContaining("nothing to write behind");
        assertThat(answer(accepted)).isEqualTo("\"[a, b]\"");
        assertThat(answer(last)).isEqualTo("\"[a, b, c, d]\"");
        CompletableFuture.allOf(a, c).get(10, TimeUnit.SECONDS);
        restart();
        assertThat(answer(update("u-3", "e"))).isEqualTo("\"[a, b, c, d, e]\"");
        assertThat(answer(update("u-1", "b"))).isEqualTo("\"[a, b]\"");
        assertThat(node.failures).isEmpty();
    }

    @Test
    void a_signal_goes_to_the_old_run_and_an_update_to_the_new_one() throws Exception {
        started("continue");
        RunId first = newestRun();
        hold();
        CompletableFuture<Void> appended = engine().signal(RunTarget.of("log"), "append", List.of(node.json("late")));
        goOn.countDown();
        appended.get(10, TimeUnit.SECONDS);
        node.await(() -> !newestRun().equals(first));

        RunId second = newestRun();
        hold();
        CompletableFuture<UpdateReceipt> update = update("u-1", "x");
        goOn.countDown();
        assertThat(answer(update)).isEqualTo("\"[late, x]\"");
        assertThat(update.join().runId()).isNotEqualTo(second).isEqualTo(newestRun());
        assertThat(node.failures).isEmpty();
    }

    private RunId newestRun() {
        return engine().describe(RunTarget.of("log")).execution().runId();
    }

    @Test
    void nobody_waits_for_an_update_of_a_workflow_that_does_not_exist() {
        CompletableFuture<UpdateReceipt> update =
                engine().update(RunTarget.of("nowhere"), new UpdateCall("u-1", "write", List.of(node.json("x")), true));
        assertThatThrownBy(() -> answer(update)).hasMessageContaining("no workflow 'nowhere' exists");
        node.advance(Duration.ofSeconds(11)); // a full sweep looks at everybody who waits
        assertThat(node.dropped).isEmpty();
    }

    @Test
    void an_accepted_update_survives_its_node() throws Exception {
        Log log = started("keep");
        log.append("a");
        UpdateReceipt accepted = engine().update(
                        RunTarget.of("log"), new UpdateCall("u-1", "writeLater", List.of(node.json("b")), false))
                .get(10, TimeUnit.SECONDS);
        assertThat(accepted.outcome()).isNull();
        restart();
        CompletableFuture<UpdateReceipt> outcome = engine().updateOutcome(RunTarget.of("log"), "u-1");
        node.advance(Duration.ofHours(2));
        assertThat(answer(outcome)).isEqualTo("\"[a, b]\"");
        CompletableFuture<UpdateReceipt> again = engine().update(
                        RunTarget.of("log"), new UpdateCall("u-1", "writeLater", List.of(node.json("b")), true));
        assertThat(answer(again)).isEqualTo("\"[a, b]\"");
        engine().terminate(RunTarget.of("log"), "").get(10, TimeUnit.SECONDS);
        assertThat(answer(engine().update(
                                RunTarget.of("log"),
                                new UpdateCall("u-1", "writeLater", List.of(node.json("b")), true))))
                .isEqualTo("\"[a, b]\"");
    }

    @Test
    void an_update_that_waits_is_told_when_the_run_is_terminated() throws Exception {
        Log log = started("keep");
        log.append("a");
        hold();
        CompletableFuture<Void> terminated = engine().terminate(RunTarget.of("log"), "enough");
        CompletableFuture<UpdateReceipt> update = update("u-1", "b");
        goOn.countDown();
        terminated.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> answer(update)).hasMessageContaining("is closed");
        assertThatThrownBy(() -> WorkflowStub.fromTyped(log).getResult(String.class))
                .isInstanceOf(io.perdura.client.WorkflowFailedException.class);
    }

    private void restart() {
        node.close();
        node = node().start();
    }

    @WorkflowInterface
    public interface Log {
        @WorkflowMethod
        String keep(String mode, List<String> lines);

        @SignalMethod
        void append(String line);

        @SignalMethod
        void hold();

        @UpdateMethod
        String write(String line);

        @UpdateValidatorMethod(updateName = "write")
        void checkWrite(String line);

        @UpdateMethod
        String writeLater(String line);
    }

    public static class LogWorkflow implements Log {
        private final List<String> lines = new ArrayList<>();
        private boolean held;
        private boolean begun;

        @Override
        public String keep(String mode, List<String> before) {
            // A message of the first task is handled before this line.
            lines.addAll(0, before);
            begun = true;
            Workflow.await(() -> held && mode.equals("continue"));
            Workflow.continueAsNew(mode, lines);
            return "";
        }

        @Override
        public void append(String line) {
            lines.add(line);
        }

        @Override
        public void hold() {
            if (io.perdura.workflow.unsafe.WorkflowUnsafe.isReplaying()) {
                held = true;
                return;
            }
            inTask.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            held = true;
        }

        @Override
        public String write(String line) {
            Workflow.await(() -> begun);
            lines.add(line);
            return lines.toString();
        }

        @Override
        public void checkWrite(String line) {
            if (begun && lines.isEmpty()) {
                throw new IllegalStateException("nothing to write behind");
            }
        }

        @Override
        public String writeLater(String line) {
            Workflow.sleep(Duration.ofHours(1));
            return write(line);
        }
    }
}
