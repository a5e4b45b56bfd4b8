package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.common.IndexedValueType;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.run.VisibilityLimits;
import io.perdura.engine.run.Warnings;
import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.Async;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each limit of a run has an error that says which, its size and the remedy, and a warning before it. */
@Timeout(60)
class LimitsTest {

    private static final EngineConfig DEFAULTS = EngineConfig.DEFAULTS;

    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock);
    private final TestNode node = new TestNode(clock, store, store.transitions(), CrashPoint.Hook.NONE, small())
            .workflow(Greedy.class, Greedy::new)
            .activity("Wait", attempt -> {})
            .start();

    private static EngineConfig small() {
        return DEFAULTS.with(c -> c.partitions(1)
                .committers(1)
                .leaseDuration(Duration.ofDays(9))
                .payloadLimit(1_000)
                .historyEventLimit(100)
                .historyByteLimit(20_000)
                .pendingLimit(10)
                .signalLimit(5)
                .idLimit(50)
                .warnings(new Warnings(500, 40, 9_000, 20, 5_000))
                .visibility(new VisibilityLimits(300, 3, 40, 60))
                .retention(Duration.ofDays(1)));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private Hungry stub(String id) {
        return node.client.newWorkflowStub(
                Hungry.class, WorkflowOptions.newBuilder().setWorkflowId(id).build());
    }

    private String problemOf(String what) {
        Hungry workflow = stub(what);
        WorkflowClient.start(workflow::take, what);
        node.await(() -> node.failures.containsKey(what));
        return String.valueOf(node.failures.get(what));
    }

    @Test
    void what_code_asks_for_beyond_a_limit_fails_its_task() {
        assertThat(problemOf("activities")).contains("11 pending activities, the limit is 10", "child workflows");
        assertThat(problemOf("payload"))
                .contains("activity 'Wait' has a payload of 1102 bytes, the limit is 1000", "reference");
        assertThat(problemOf("attributes")).contains("4 search attributes, the limit is 3", "memo");
        assertThat(problemOf("value")).contains("'a' has a value of 41 bytes, the limit is 40", "shorten");
        assertThat(problemOf("all values")).contains("82 bytes in all, the limit is 60", "memo");
        assertThat(problemOf("memo")).contains("the memo has 302 bytes, the limit is 300", "reference");
        store.clients().registerAttributes(Map.of("t", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        assertThat(problemOf("type")).contains("'t' has the type Keyword", "type Int");
        assertThat(problemOf("child cron")).contains("'often' can't be understood", "five fields");
        assertThat(problemOf("child id")).contains("51 characters, the limit is 50");
        assertThat(problemOf("child type")).contains("child workflow type has 51 characters, the limit is 50");
        assertThat(problemOf("child queue")).contains("child workflow queue has 51 characters, the limit is 50");
        assertThat(problemOf("activity type")).contains("activity type has 51 characters, the limit is 50");
        assertThat(problemOf("change id")).contains("change id has 51 characters, the limit is 50");
        assertThat(problemOf("external id")).contains("external workflow id has a NUL character");
        assertThat(problemOf("signal name")).contains("signal name has 51 characters, the limit is 50");
        assertThat(problemOf("built in")).contains("'workflowid' has the name of a field", "another name");
    }

    @Test
    void signals_beyond_the_limit_are_refused() {
        Hungry workflow = stub("signals");
        WorkflowClient.start(workflow::take, "wait");
        for (int i = 0; i < 5; i++) {
            workflow.eat("x");
        }
        assertThatThrownBy(() -> workflow.eat("x")).hasMessageContaining("5 signals, the limit of a run is 5");
        assertThat(node.nearLimits).containsExactly("4 signals, the limit is 5");
    }

    @Test
    void ids_and_payloads_of_callers_are_refused() {
        Hungry longId = stub("x".repeat(51));
        assertThatThrownBy(() -> WorkflowClient.start(longId::take, "wait"))
                .hasMessageContaining("workflowId has 51 characters, the limit is 50");
        Hungry large = stub("large");
        assertThatThrownBy(() -> WorkflowClient.start(large::take, "x".repeat(999)))
                .hasMessageContaining("argument 0 has 1001 bytes, the limit is 1000");
        Hungry open = stub("open");
        WorkflowClient.start(open::take, "wait");
        assertThatThrownBy(() -> WorkflowStub.fromTyped(open).cancel("x".repeat(1_001)))
                .hasMessageContaining("the reason has 1001 characters, the limit is 1000");
    }

    @Test
    void ids_that_no_database_takes_are_refused() {
        assertThatThrownBy(() -> start("a\0b", null)).hasMessageContaining("workflowId has a NUL character");
        assertThatThrownBy(() -> start("\u4e2d".repeat(34), null))
                .hasMessageContaining("workflowId has 102 bytes in UTF-8, the limit is 100");
        assertThatThrownBy(() -> start("a", "q".repeat(51)))
                .hasMessageContaining("taskQueue has 51 characters, the limit is 50");
        assertThat(start("\u4e2d".repeat(33), null)).isNotNull();
    }

    private WorkflowExecution start(String id, @Nullable String queue) {
        WorkflowOptions.Builder options = WorkflowOptions.newBuilder().setWorkflowId(id);
        Hungry workflow = node.client.newWorkflowStub(
                Hungry.class, (queue == null ? options : options.setTaskQueue(queue)).build());
        return WorkflowClient.start(workflow::take, "wait");
    }

    @Test
    void what_comes_near_a_limit_is_told_before() {
        WorkflowClient.start(stub("x".repeat(40))::take, "near");
        node.await(() -> node.nearLimits.size() >= 6);
        assertThat(node.nearLimits)
                .containsExactlyInAnyOrder(
                        "40 characters of the workflow id, the limit is 50",
                        "8 pending external signals, the limit is 10",
                        "2 search attributes, the limit is 3",
                        "51 bytes of the search attributes, the limit is 60",
                        "32 bytes of one search attribute, the limit is 40",
                        "a side effect has a payload of 602 bytes, the limit is 1000");
    }

    @Test
    void a_history_beyond_the_limit_is_terminated_after_a_warning() {
        Hungry workflow = stub("history");
        WorkflowClient.start(workflow::take, "grow");
        for (int i = 0; i < 60; i++) {
            node.advance(Duration.ofSeconds(2));
            int expected = i;
            node.await(() -> node.store.runs().count(ExecutionFilter.parse("ExecutionStatus = 'Terminated'")) > 0
                    || describe("history") > 1 + 3L * expected);
        }
        assertThatThrownBy(() -> WorkflowStub.fromTyped(workflow).getResult(String.class))
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .hasMessageContaining("the limits are 100 events")
                .hasMessageContaining("continueAsNew");
        assertThat(node.nearLimits).anyMatch(what -> what.endsWith("history events, the limit is 100"));
    }

    private long describe(String id) {
        return node.engine.client().describe(RunTarget.of(id)).historyEvents();
    }

    @Test
    void a_large_payload_is_told_once() {
        Hungry workflow = stub("large");
        WorkflowClient.start(workflow::take, "warn");
        node.await(() -> node.nearLimits.size() == 2);
        assertThat(node.nearLimits)
                .containsExactly(
                        "8 pending activities, the limit is 10",
                        "the input of activity 'Wait' has a payload of 602 bytes, the limit is 1000");
    }

    @Test
    void a_closed_run_is_deleted_when_its_time_is_over() {
        Hungry workflow = stub("short");
        WorkflowClient.start(workflow::take, "return");
        assertThat(WorkflowStub.fromTyped(workflow).getResult(String.class)).isEqualTo("returned");
        WorkflowClient.start(stub("open")::take, "wait");

        node.advance(Duration.ofHours(23));
        node.advance(Duration.ofMinutes(1));
        assertThat(node.engine
                        .client()
                        .describe(RunTarget.of("short"))
                        .execution()
                        .status())
                .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);

        node.advance(Duration.ofHours(2));
        node.await(() -> store.runs().count(ExecutionFilter.ALL) == 1);
        assertThat(store.runs().current("short")).isEmpty();
        assertThat(store.runs().current("open")).isPresent();
    }

    @WorkflowInterface
    public interface Hungry {
        @WorkflowMethod
        String take(String what);

        @SignalMethod
        void eat(String what);
    }

    public static class Greedy implements Hungry {
        private static final SearchAttributeKey<String> A = SearchAttributeKey.forKeyword("a");
        private static final SearchAttributeKey<String> B = SearchAttributeKey.forKeyword("b");
        private static final SearchAttributeKey<String> C = SearchAttributeKey.forKeyword("c");
        private static final SearchAttributeKey<String> D = SearchAttributeKey.forKeyword("d");

        @Override
        public String take(String what) {
            ActivityStub activities = Workflow.newUntypedActivityStub(null);
            switch (what) {
                case "return" -> {
                    return "returned";
                }
                case "activities" -> wait(activities, 11, "");
                case "payload" -> wait(activities, 1, "x".repeat(1_100));
                case "warn" -> {
                    wait(activities, 1, "x".repeat(600));
                    wait(activities, 7, "x".repeat(600));
                }
                case "attributes" ->
                    Workflow.upsertTypedSearchAttributes(
                            A.valueSet("1"), B.valueSet("1"), C.valueSet("1"), D.valueSet("1"));
                case "value" -> Workflow.upsertTypedSearchAttributes(A.valueSet("x".repeat(41)));
                case "all values" ->
                    Workflow.upsertTypedSearchAttributes(A.valueSet("x".repeat(40)), B.valueSet("x".repeat(40)));
                case "memo" -> Workflow.upsertMemo(Map.of("m", "x".repeat(300)));
                case "type" ->
                    Workflow.upsertTypedSearchAttributes(
                            SearchAttributeKey.forLong("t").valueSet(1L));
                case "child cron" ->
                    Async.function(
                            Workflow.newChildWorkflowStub(
                                    Hungry.class,
                                    ChildWorkflowOptions.newBuilder()
                                            .setCronSchedule("often")
                                            .build())::take,
                            "return");
                case "child id" ->
                    Async.function(
                            Workflow.newChildWorkflowStub(
                                    Hungry.class,
                                    ChildWorkflowOptions.newBuilder()
                                            .setWorkflowId("x".repeat(51))
                                            .build())::take,
                            "return");
                case "child type" ->
                    Workflow.newUntypedChildWorkflowStub("x".repeat(51)).executeAsync(String.class);
                case "child queue" ->
                    Workflow.newUntypedChildWorkflowStub(
                                    "Hungry",
                                    ChildWorkflowOptions.newBuilder()
                                            .setTaskQueue("x".repeat(51))
                                            .build())
                            .executeAsync(String.class, "return");
                case "activity type" -> activities.executeAsync("x".repeat(51), String.class);
                case "change id" -> Workflow.getVersion("x".repeat(51), Workflow.DEFAULT_VERSION, 1);
                case "external id" ->
                    Async.procedure(
                            () -> Workflow.newUntypedExternalWorkflowStub("a\0").cancel());
                case "signal name" ->
                    Async.procedure(
                            () -> Workflow.newUntypedExternalWorkflowStub("a").signal("x".repeat(51)));
                case "built in" ->
                    Workflow.upsertTypedSearchAttributes(
                            SearchAttributeKey.forKeyword("workflowid").valueSet("x"));
                case "near" -> {
                    Workflow.upsertTypedSearchAttributes(A.valueSet("x".repeat(32)), B.valueSet("x".repeat(17)));
                    Workflow.sideEffect(String.class, () -> "x".repeat(600));
                    for (int i = 0; i < 8; i++) {
                        Async.procedure(() -> Workflow.newUntypedExternalWorkflowStub("nobody")
                                .cancel());
                    }
                }
                case "grow" -> {
                    while (true) {
                        Workflow.sleep(Duration.ofSeconds(1));
                    }
                }
                default -> {
                    // Waits.
                }
            }
            Workflow.await(() -> false);
            return "";
        }

        private static void wait(ActivityStub activities, int times, String input) {
            for (int i = 0; i < times; i++) {
                activities.executeAsync("Wait", String.class, input);
            }
        }

        @Override
        public void eat(String what) {
            // Is counted.
        }
    }
}
