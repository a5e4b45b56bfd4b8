package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.worker.NonDeterministicException;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowReplayerTest extends Kit {

    @ActivityInterface
    public interface Desk {
        String charge(String order);

        String ship(String order);
    }

    public static class RealDesk implements Desk {
        @Override
        public String charge(String order) {
            return "charged " + order;
        }

        @Override
        public String ship(String order) {
            return "shipped " + order;
        }
    }

    @WorkflowInterface
    public interface Sale {
        @WorkflowMethod
        String sell(String order);

        @SignalMethod
        void approve();
    }

    private static Desk desk() {
        return Workflow.newActivityStub(
                Desk.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .build());
    }

    public static class Selling implements Sale {
        private boolean approved;

        @Override
        public String sell(String order) {
            String charge = desk().charge(order);
            Workflow.await(() -> approved);
            Workflow.sleep(Duration.ofDays(1));
            return charge + ", " + desk().ship(order);
        }

        @Override
        public void approve() {
            approved = true;
        }
    }

    /** Ships before it charges. */
    public static class SellingOnCredit implements Sale {
        @Override
        public String sell(String order) {
            return desk().ship(order) + desk().charge(order);
        }

        @Override
        public void approve() {}
    }

    /** Fails where it went on before. */
    public static class SellingNothing implements Sale {
        @Override
        public String sell(String order) {
            desk().charge(order);
            throw new IllegalStateException("nothing to sell");
        }

        @Override
        public void approve() {}
    }

    WorkflowReplayerTest() {
        super(100);
    }

    private WorkflowExecutionHistory sold(String id) {
        Sale sale = stub(Sale.class, id);
        WorkflowClient.start(sale::sell, id);
        sale.approve();
        assertThat(result(sale)).isEqualTo("charged " + id + ", shipped " + id);
        return client.fetchHistory(id);
    }

    @Test
    void a_history_fits_the_code_that_made_it_and_no_other() throws Exception {
        run(new RealDesk(), Selling.class);
        WorkflowExecutionHistory history = sold("o-1");
        assertThat(history.getWorkflowType()).isEqualTo("Sale");
        assertThat(history.getWorkflowExecution().getWorkflowId()).isEqualTo("o-1");

        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(history.toJson(true), Selling.class))
                .doesNotThrowAnyException();
        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(history, env, Selling.class))
                .doesNotThrowAnyException();
        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(history, worker))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(history, SellingOnCredit.class))
                .isInstanceOf(NonDeterministicException.class)
                .hasMessageContaining("at event 3")
                .hasMessageContaining("'Charge'")
                .hasMessageContaining("'Ship'")
                .hasMessageContaining("SellingOnCredit.sell(WorkflowReplayerTest.java:");
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(history, SellingNothing.class))
                .isInstanceOf(NonDeterministicException.class);
        assertThatThrownBy(
                        () -> WorkflowReplayer.replayWorkflowExecution(history, DeterminismCheckTest.ByTheEngine.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_open_run_is_replayed_up_to_where_it_is() throws Exception {
        run(new RealDesk(), Selling.class);
        Sale sale = stub(Sale.class, "o-2");
        WorkflowClient.start(sale::sell, "o-2");
        env.sleep(Duration.ofMinutes(1));
        WorkflowExecutionHistory history = client.fetchHistory("o-2");
        WorkflowReplayer.replayWorkflowExecution(history, Selling.class);
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(history, SellingOnCredit.class))
                .isInstanceOf(NonDeterministicException.class);
        sale.approve();
        result(sale);
    }

    @Test
    void a_folder_of_histories_is_replayed_and_tells_all_that_do_not_fit(@TempDir Path folder) throws Exception {
        run(new RealDesk(), Selling.class);
        Files.writeString(folder.resolve("a.json"), sold("o-3").toJson(true));
        Files.writeString(folder.resolve("b.json"), sold("o-4").toJson(false));
        Files.writeString(folder.resolve("notes.txt"), "not a history");

        assertThat(WorkflowReplayer.replayWorkflowExecutionsFromFolder(folder, true, Selling.class)
                        .hadAnyError())
                .isFalse();
        ReplayResults results =
                WorkflowReplayer.replayWorkflowExecutionsFromFolder(folder, false, SellingOnCredit.class);
        assertThat(results.allErrors()).extracting(error -> error.workflowId).containsExactly("o-3", "o-4");
        List<WorkflowExecutionHistory> histories = WorkflowHistoryLoader.readHistories(folder);
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecutions(histories, true, SellingOnCredit.class))
                .hasMessageContaining("o-3");
        WorkflowReplayer.replayWorkflowExecution(folder.resolve("a.json").toFile(), Selling.class);
    }

    @Test
    void there_is_no_history_of_a_workflow_that_does_not_exist() {
        run(new RealDesk(), Selling.class);
        assertThatThrownBy(() -> client.fetchHistory("nobody")).isInstanceOf(WorkflowNotFoundException.class);
    }
}
