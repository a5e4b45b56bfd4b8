package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowExecutionAlreadyStarted;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowTargetOptions;
import io.perdura.common.CronSchedule;
import io.perdura.common.EventType;
import io.perdura.common.HistoryEvent;
import io.perdura.common.IndexedValueType;
import io.perdura.common.MethodRetry;
import io.perdura.common.ParentClosePolicy;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.ChildWorkflowCancellationType;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What stubs do when they are called again, by a part of their interface, or for an id that is taken; and what a history tells. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class StubsTest extends Kit {

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final AtomicInteger ATTEMPTS = new AtomicInteger();

    StubsTest(int cachedRuns) {
        super(cachedRuns);
    }

    @BeforeEach
    void reset() {
        RUNS.set(0);
        ATTEMPTS.set(0);
    }

    @Test
    void a_stub_that_is_called_again_answers_with_the_result_of_its_workflow() throws Exception {
        run(Opening.class);
        Door door = stub(Door.class);
        WorkflowExecution started = WorkflowClient.start(door::open, "open");

        assertThat(door.open("ignored")).isEqualTo("open");
        assertThat(WorkflowClient.execute(door::open, "ignored").get()).isEqualTo("open");
        assertThat(WorkflowStub.fromTyped(door).getExecution()).isEqualTo(started);
        assertThatThrownBy(() -> WorkflowClient.start(door::open, "again")).isInstanceOf(IllegalStateException.class);
        assertThat(RUNS).hasValue(1);
    }

    @Test
    void a_part_of_a_workflow_interface_is_enough_to_talk_to_it() {
        run(Opening.class);
        Door door = stub(Door.class, "door");
        WorkflowExecution started = WorkflowClient.start(door::open, "wait");
        assertThat(stub(Door.class, "knocker").open("knock:door")).isEqualTo("knocked");

        Knocking part = client.newWorkflowStub(
                Knocking.class,
                WorkflowTargetOptions.newBuilder().setWorkflowExecution(started).build());
        part.knock("again");
        assertThat(part.knocks()).isEqualTo(2);
        assertThat(client.newUntypedWorkflowStub(WorkflowTargetOptions.newBuilder()
                                .setWorkflowId("door")
                                .build())
                        .getResult(String.class))
                .isEqualTo("2 knocks");
        assertThatThrownBy(() -> stub(Knocking.class)).hasMessageContaining("@WorkflowInterface");
    }

    @Test
    void a_child_whose_id_is_open_does_not_start() {
        run(Opening.class);
        WorkflowClient.start(stub(Door.class, "child")::open, "wait");

        assertThat(stub(Door.class).open("child:WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE"))
                .contains("WorkflowExecutionAlreadyStarted")
                .contains("workflow id 'child' is in use by the open run");
    }

    @Test
    void a_child_whose_id_may_not_be_used_again_does_not_start() {
        run(Opening.class);
        stub(Door.class, "child").open("open");

        assertThat(stub(Door.class).open("child:WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE"))
                .contains("WorkflowExecutionAlreadyStarted")
                .contains("WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE forbids another");
        assertThat(stub(Door.class).open("children")).isEqualTo("refused refused");
        assertThat(stub(Door.class).open("child:WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE"))
                .isEqualTo("open");
    }

    @Test
    void a_child_that_is_cancelled_in_the_task_that_asks_for_it_is_never_there() {
        run(Opening.class);

        assertThat(stub(Door.class).open("hasty:WAIT_CANCELLATION_COMPLETED")).isEqualTo("CanceledFailure");
        assertThat(stub(Door.class).open("hasty:WAIT_CANCELLATION_REQUESTED")).isEqualTo("CanceledFailure");
        assertThat(stub(Door.class).open("hasty:TRY_CANCEL")).isEqualTo("CanceledFailure");
        assertThat(passed()).isLessThan(Duration.ofHours(1));
        env.sleep(Duration.ofMinutes(1));
        assertThat(client.countWorkflows("ParentWorkflowId IS NOT NULL").getCount())
                .isZero();
    }

    @Test
    void a_child_knows_the_ids_of_its_parent_by_a_stub() {
        run(Opening.class);

        assertThat(stub(Door.class, "family").open("parent")).isEqualTo("family");
    }

    @Test
    void a_cancelled_cron_workflow_has_no_other_run_however_its_code_returns() {
        run(Repeating.class);
        Repeated repeated = stub(Repeated.class);
        WorkflowStub untyped = WorkflowStub.fromTyped(repeated);
        env.registerDelayedCallback(Duration.ofHours(5), untyped::cancel);

        WorkflowFailedException ended = failure(repeated::repeat);
        assertThat(ended).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(ended.getWorkflowCloseEventType()).isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED);
        assertThat(RUNS.get()).isBetween(5, 7);
    }

    @Test
    void annotations_of_methods_complete_the_options_of_stubs() {
        run((Flaky) () -> "after " + fails(3), Retrying.class);

        assertThat(stub(Retried.class).retry()).isEqualTo("after 3 attempts; PT2S 2");
    }

    private static String fails(int attempts) {
        if (ATTEMPTS.incrementAndGet() < attempts) {
            throw ApplicationFailure.newFailure("not yet", "NotYet");
        }
        return ATTEMPTS + " attempts";
    }

    @Test
    void a_history_tells_its_events() {
        run(Opening.class);
        Door door = stub(Door.class, "told");
        WorkflowClient.start(door::open, "wait");
        door.knock("a");
        door.knock("b");
        assertThat(result(door)).isEqualTo("2 knocks");

        WorkflowExecutionHistory history = client.fetchHistory("told", null);
        assertThat(history.getEvents())
                .extracting(HistoryEvent::getEventType)
                .startsWith(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)
                .contains(EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
                .contains(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
                .endsWith(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED)
                .doesNotContain(EventType.EVENT_TYPE_UNSPECIFIED);
        assertThat(history.getHistory().getEventsCount())
                .isEqualTo(history.getEvents().size());
        assertThat(history.getLastEvent().getEventId())
                .isEqualTo(history.getEvents().size());
        assertThat(client.streamHistory("told")
                        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
                        .map(event -> event.getAttributes().get("signalName")))
                .containsExactly("knock", "knock");
    }

    @Test
    void every_run_answers_where_its_code_waits() {
        run(Opening.class);
        Door door = stub(Door.class);
        WorkflowClient.start(door::open, "wait");

        assertThat(WorkflowStub.fromTyped(door).query(WorkflowClient.QUERY_TYPE_STACK_TRACE, String.class))
                .contains("workflow method")
                .contains("StubsTest$Opening.open");
    }

    @Test
    void search_attributes_need_no_types() {
        env.registerSearchAttribute("Note", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        run(Opening.class);
        Door door = client.newWorkflowStub(
                Door.class,
                options()
                        .setSearchAttributes(Map.of("Customer", "ann", "Cents", 5, "Tags", List.of("a", "b")))
                        .build());

        assertThat(door.open("attributes")).isEqualTo("ann 5 [a, b] | {Cents=[6], Customer=[ann]} null");
        assertThat(client.countWorkflows("Customer = 'ann' AND Cents = 6").getCount())
                .isEqualTo(1);
        assertThat(options()
                        .setSearchAttributes(Map.of("Cents", 5))
                        .build()
                        .getTypedSearchAttributes()
                        .get(SearchAttributeKey.forLong("Cents")))
                .isEqualTo(5L);
        assertThatThrownBy(() -> options().setSearchAttributes(Map.of("x", new Object())))
                .hasMessageContaining("search attribute 'x' can't hold the Object");
    }

    /** No workflow interface of its own. */
    public interface Knocking {
        @SignalMethod
        void knock(String who);

        @QueryMethod
        int knocks();
    }

    @WorkflowInterface
    public interface Door extends Knocking {
        @WorkflowMethod
        String open(String how);
    }

    public static class Opening implements Door {
        private int knocks;

        @Override
        public String open(String how) {
            if (!Workflow.getInfo().getWorkflowId().isEmpty() && how.equals("open")) {
                RUNS.incrementAndGet();
                return how;
            }
            String[] parts = how.split(":", -1);
            return switch (parts[0]) {
                case "knock" -> {
                    Workflow.newExternalWorkflowStub(Knocking.class, parts[1]).knock("me");
                    yield "knocked";
                }
                case "child" -> child(WorkflowIdReusePolicy.valueOf(parts[1]));
                case "children" -> {
                    Promise<String> other = Async.function(
                            () -> child(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE));
                    String one = child(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE);
                    yield (one.contains("forbids") ? "refused " : one)
                            + (other.get().contains("forbids") ? "refused" : other.get());
                }
                case "attributes" -> attributes();
                case "hasty" -> hasty(ChildWorkflowCancellationType.valueOf(parts[1]));
                case "parent" -> Workflow.newChildWorkflowStub(Door.class).open("child of");
                case "child of" ->
                    Workflow.getWorkflowExecution(Workflow.newExternalWorkflowStub(
                                    Door.class,
                                    Workflow.getInfo().getParentWorkflowId().orElseThrow()))
                            .get()
                            .getWorkflowId();
                default -> {
                    Workflow.await(() -> knocks == 2);
                    yield knocks + " knocks";
                }
            };
        }

        private static String child(WorkflowIdReusePolicy policy) {
            Door child = Workflow.newChildWorkflowStub(
                    Door.class,
                    ChildWorkflowOptions.newBuilder()
                            .setWorkflowId("child")
                            .setWorkflowIdReusePolicy(policy)
                            .build());
            Promise<String> result = Async.function(child::open, "open");
            try {
                Workflow.getWorkflowExecution(child).get();
                return result.get();
            } catch (ChildWorkflowFailure e) {
                return e.getCause().getClass().getSimpleName() + ": "
                        + e.getCause().getCause().getMessage()
                        + (e.getCause() instanceof WorkflowExecutionAlreadyStarted known
                                ? known.getExecution().getWorkflowId()
                                : "");
            }
        }

        private static String hasty(ChildWorkflowCancellationType type) {
            Door child = Workflow.newChildWorkflowStub(
                    Door.class,
                    ChildWorkflowOptions.newBuilder()
                            .setCancellationType(type)
                            .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                            .build());
            List<Promise<String>> results = new ArrayList<>();
            CancellationScope scope =
                    Workflow.newCancellationScope(() -> results.add(Async.function(child::open, "wait")));
            scope.run();
            scope.cancel();
            try {
                return results.get(0).get();
            } catch (ChildWorkflowFailure e) {
                Workflow.sleep(Duration.ofMinutes(1)); // a request that nobody waits for is on its way
                return e.getCause().getClass().getSimpleName();
            }
        }

        private static String attributes() {
            String before = Workflow.getSearchAttribute("Customer") + " " + Workflow.getSearchAttribute("Cents") + " "
                    + Workflow.getSearchAttributeValues("Tags");
            Workflow.upsertSearchAttributes(Map.of("Cents", 6, "Tags", List.of()));
            Workflow.sleep(Duration.ofMinutes(1));
            return before + " | " + Workflow.getSearchAttributes() + " " + Workflow.getSearchAttribute("Tags");
        }

        @Override
        public void knock(String who) {
            knocks++;
        }

        @Override
        public int knocks() {
            return knocks;
        }
    }

    @WorkflowInterface
    public interface Repeated {
        @WorkflowMethod
        @CronSchedule("0 * * * *")
        String repeat();
    }

    public static class Repeating implements Repeated {
        @Override
        public String repeat() {
            if (!CancellationScope.current().isCancelRequested()) {
                RUNS.incrementAndGet();
            }
            return "run";
        }
    }

    @ActivityInterface
    public interface Flaky {
        @MethodRetry(initialIntervalSeconds = 1, maximumAttempts = 3)
        String tryIt();
    }

    @WorkflowInterface
    public interface Retried {
        @WorkflowMethod
        @MethodRetry(initialIntervalSeconds = 2, maximumAttempts = 2)
        String retry();
    }

    public static class Retrying implements Retried {
        @Override
        public String retry() {
            Flaky flaky = Workflow.newActivityStub(
                    Flaky.class,
                    ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofMinutes(1))
                            .build());
            return flaky.tryIt() + "; " + Workflow.getInfo().getRetryOptions().getInitialInterval() + " "
                    + Workflow.getInfo().getRetryOptions().getMaximumAttempts();
        }
    }
}
