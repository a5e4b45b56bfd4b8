package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.TaskNote;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** I5: code that does not fit parks the run, loses nothing, and fitting code resumes it. */
@Timeout(60)
class DivergenceTest {

    private static final GatePolicy HOLD = new GatePolicy(type -> 20, true);
    private static final GatePolicy PARK = new GatePolicy(type -> 20, false);

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private TestNode node;
    private volatile boolean shipping = true;

    private void deploy(Class<?> type, Supplier<Object> factory) {
        deploy(type, factory, GatePolicy.OFF);
    }

    /** Takes the node down and comes back with other code. */
    private void deploy(Class<?> type, Supplier<Object> factory, GatePolicy gate) {
        if (node != null) {
            node.close();
            clock.advance(Duration.ofSeconds(2));
        }
        TestNode next = new TestNode(clock, store, gate).workflow(type, factory);
        for (String activity : new String[] {"Charge", "Ship", "Wrap"}) {
            next.activity(activity, attempt -> {
                if (shipping || !activity.equals("Ship")) {
                    attempt.completed(next.json(activity + "!"));
                }
            });
        }
        node = next.start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    /** Starts a run and waits until it has charged. */
    private Sale begun(String id) {
        Sale sale = node.client.newWorkflowStub(
                Sale.class, WorkflowOptions.newBuilder().setWorkflowId(id).build());
        WorkflowClient.start(sale::sell, id);
        node.await(() -> describe(id).historyEvents() >= 5);
        return sale;
    }

    private RunDescription describe(String id) {
        return node.engine.client().describe(RunTarget.of(id));
    }

    private String blocked(String id) {
        node.await(() -> describe(id).execution().taskFailure() != null);
        return describe(id).execution().taskFailure();
    }

    private Sale sale(String id) {
        return node.client.newWorkflowStub(Sale.class, id);
    }

    private String result(String id) throws Exception {
        return WorkflowStub.fromTyped(sale(id)).getResult(10, TimeUnit.SECONDS, String.class);
    }

    @Test
    void a_run_that_diverges_is_blocked_and_goes_on_by_itself_with_fitting_code() throws Exception {
        deploy(Sale.First.class, Sale.First::new);
        begun("s-1");
        deploy(Sale.Wrapping.class, Sale.Wrapping::new);
        sale("s-1").approve();
        assertThat(blocked("s-1"))
                .startsWith("BLOCKED: ")
                .contains("at event 3")
                .contains("expected ActivityScheduled 'Charge'")
                .contains("the code did ActivityScheduled 'Wrap'")
                .contains("the nearest change before it is getVersion(\"gift\") = -1");
        assertThat(describe("s-1").execution().divergence())
                .isEqualTo(new TaskNote.Divergence(
                        3, "ActivityScheduled 'Charge'", "ActivityScheduled 'Wrap'", "", "gift", -1));
        assertThat(describe("s-1").execution().problem()).endsWith("The run goes on by itself then");

        deploy(Sale.First.class, Sale.First::new);
        assertThat(result("s-1")).isEqualTo("Charge!, Ship!");
        assertThat(describe("s-1").execution().taskFailure()).isNull();
        assertThat(node.failures).isEmpty();
    }

    @Test
    void the_mark_is_gone_as_soon_as_the_run_goes_on() {
        deploy(Sale.First.class, Sale.First::new);
        shipping = false;
        begun("s-2");
        deploy(Sale.Wrapping.class, Sale.Wrapping::new);
        sale("s-2").approve();
        blocked("s-2");
        deploy(Sale.First.class, Sale.First::new);
        node.await(() -> describe("s-2").execution().taskFailure() == null);
        assertThat(describe("s-2").pendingActivities()).hasSize(1);
    }

    @Test
    void a_blocked_run_is_not_tried_again_by_the_same_code_but_keeps_what_comes() throws Exception {
        deploy(Sale.First.class, Sale.First::new);
        begun("s-4");
        deploy(Sale.Wrapping.class, Sale.Wrapping::new);
        sale("s-4").approve();
        blocked("s-4");
        for (int minute = 0; minute < 30; minute++) {
            node.advance(Duration.ofMinutes(1));
        }
        sale("s-4").approve();
        node.advance(Duration.ofMinutes(10));
        assertThat(node.taskFailures).hasSize(1);
        assertThatThrownBy(() -> WorkflowStub.fromTyped(sale("s-4")).query("state", String.class))
                .hasStackTraceContaining("does not fit its history");

        deploy(Sale.First.class, Sale.First::new);
        assertThat(result("s-4")).isEqualTo("Charge!, Ship!");
    }

    @Test
    void a_blocked_run_can_be_terminated() {
        deploy(Sale.First.class, Sale.First::new);
        begun("s-5");
        deploy(Sale.Wrapping.class, Sale.Wrapping::new);
        sale("s-5").approve();
        blocked("s-5");
        WorkflowStub.fromTyped(sale("s-5")).terminate("not worth mending");
        assertThat(describe("s-5").execution().status().name()).endsWith("TERMINATED");
        assertThat(describe("s-5").execution().taskFailure()).isNull();
    }

    @Test
    void code_with_a_version_fits_old_runs_and_changes_new_ones() throws Exception {
        deploy(Sale.First.class, Sale.First::new);
        begun("s-6");
        deploy(Sale.WrappingNewOnes.class, Sale.WrappingNewOnes::new, HOLD);
        assertThat(node.engine.ready()).isTrue();
        sale("s-6").approve();
        assertThat(result("s-6")).isEqualTo("Charge!, Ship!");
        begun("s-7");
        sale("s-7").approve();
        assertThat(result("s-7")).isEqualTo("Wrap!, Charge!, Ship!");
        assertThat(node.failures).isEmpty();
    }

    // ---- the gate

    @Test
    void the_gate_holds_a_type_back_that_diverges_until_fitting_code_comes() throws Exception {
        deploy(Sale.First.class, Sale.First::new);
        begun("s-8");
        deploy(Sale.Wrapping.class, Sale.Wrapping::new, HOLD);
        assertThat(node.engine.ready()).isFalse();
        assertThat(node.engine.status())
                .contains("workflow type 'Sale' is held back")
                .contains("'s-8'")
                .contains("expected ActivityScheduled 'Charge'");
        sale("s-8").approve();
        Sale later = node.client.newWorkflowStub(
                Sale.class, WorkflowOptions.newBuilder().setWorkflowId("s-9").build());
        WorkflowClient.start(later::sell, "s-9");
        node.advance(Duration.ofMinutes(5));
        assertThat(describe("s-9").historyEvents()).isEqualTo(1);
        assertThat(describe("s-8").execution().taskFailure()).isNull();
        assertThat(node.taskFailures).isEmpty();

        clock.advance(Duration.ofMinutes(2));
        deploy(Sale.First.class, Sale.First::new, HOLD);
        assertThat(node.engine.ready()).isTrue();
        assertThat(result("s-8")).isEqualTo("Charge!, Ship!");
    }

    @Test
    void the_type_is_served_when_the_runs_that_diverged_have_ended() {
        deploy(Sale.First.class, Sale.First::new);
        begun("s-10");
        deploy(Sale.Wrapping.class, Sale.Wrapping::new, HOLD);
        assertThat(node.engine.ready()).isFalse();
        WorkflowStub.fromTyped(sale("s-10")).terminate("old");
        node.advance(Duration.ofSeconds(11));
        assertThat(node.engine.ready()).isTrue();
        begun("s-11");
    }

    @Test
    void the_gate_can_let_a_type_pass_so_that_runs_are_blocked_one_by_one() {
        deploy(Sale.First.class, Sale.First::new);
        begun("s-12");
        deploy(Sale.Wrapping.class, Sale.Wrapping::new, PARK);
        assertThat(node.engine.ready()).isTrue();
        sale("s-12").approve();
        blocked("s-12");
        deploy(Sale.Wrapping.class, Sale.Wrapping::new, HOLD);
        assertThat(node.engine.ready())
                .as("a run that was blocked before holds nothing back")
                .isTrue();
    }

    @Test
    void a_sample_of_zero_turns_the_gate_off() {
        deploy(Sale.First.class, Sale.First::new);
        begun("s-13");
        deploy(Sale.Wrapping.class, Sale.Wrapping::new, new GatePolicy(type -> 0, true));
        assertThat(node.engine.ready()).isTrue();
    }
}
