package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowExecutionDescription;
import io.perdura.client.WorkflowExecutionDescription.PendingActivity;
import io.perdura.client.WorkflowExecutionMetadata;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.common.HistoryEvent;
import io.perdura.workflow.Async;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.MutableSideEffectOptions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.SideEffectOptions;
import io.perdura.workflow.TimerOptions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read about runs, activities and timers, and when a delayed run begins. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class SummariesTest extends Kit {

    SummariesTest(int cachedRuns) {
        super(cachedRuns);
    }

    @Test
    void givenASummaryOfARun_thenDescriptionsAndListsShowIt_alsoThoseOfItsChild() {
        run(Parent.class, Quick.class);
        Order order = client.newWorkflowStub(
                Order.class,
                options()
                        .setWorkflowId("order")
                        .setStaticSummary("an order of two books")
                        .setStaticDetails("# Order\nto be delivered by Monday")
                        .build());
        assertThat(order.run()).isEqualTo("done");

        WorkflowExecutionDescription described = WorkflowStub.fromTyped(order).describe();
        assertThat(described.getStaticSummary()).isEqualTo("an order of two books");
        assertThat(described.getStaticDetails()).isEqualTo("# Order\nto be delivered by Monday");
        WorkflowExecutionMetadata child =
                client.listExecutions("WorkflowId = 'child'").findFirst().orElseThrow();
        assertThat(child.getStaticSummary()).isEqualTo("its child");
        assertThat(child.getStaticDetails()).isNull();
    }

    @Test
    void givenSummariesOfAnActivityAndATimer_thenTheHistoryShowsThem() {
        CountDownLatch described = new CountDownLatch(1);
        Charging charging = () -> {
            try {
                described.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        run(charging, Charges.class);
        Order order = stub(Order.class, "charges");
        WorkflowClient.start(order::run);

        List<PendingActivity> pending = WorkflowStub.fromTyped(order).describe().pendingActivities();
        assertThat(pending).singleElement().extracting(PendingActivity::summary).isEqualTo("charges the card");
        described.countDown();
        assertThat(result(order)).isEqualTo("done");
        assertThat(summariesOf("TimerStarted")).containsExactly("time to object", "none");
        assertThat(summariesOf("ActivityScheduled")).containsExactly("charges the card");
    }

    @Test
    void givenSummariesOfLocalActivitiesAndSideEffects_thenTheHistoryShowsThem() throws Exception {
        run((Charging) () -> {}, Recorded.class);
        assertThat(stub(Order.class, "charges").run()).isEqualTo("7 8");

        assertThat(summariesOf("SideEffectRecorded")).containsExactly("a lucky number", "none");
        assertThat(summariesOf("MutableSideEffectRecorded")).containsExactly("the rate");
        assertThat(summariesOf("LocalActivityCompleted")).containsExactly("charges quickly", "none");
        WorkflowReplayer.replayWorkflowExecution(client.fetchHistory("charges"), Recorded.class);
    }

    public static class Recorded implements Order {
        @Override
        public String run() {
            LocalActivityOptions silent = LocalActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                    .build();
            LocalActivityOptions told =
                    silent.toBuilder().setSummary("charges quickly").build();
            Workflow.newLocalActivityStub(Charging.class, told).charge();
            Workflow.newLocalActivityStub(Charging.class, silent).charge();
            Integer lucky = Workflow.sideEffect(
                    Integer.class,
                    () -> 7,
                    SideEffectOptions.newBuilder().setSummary("a lucky number").build());
            Workflow.sideEffect(Integer.class, () -> 0);
            Integer rate = Workflow.mutableSideEffect(
                    "rate",
                    Integer.class,
                    (before, now) -> !before.equals(now),
                    () -> 8,
                    MutableSideEffectOptions.newBuilder().setSummary("the rate").build());
            return lucky + " " + rate;
        }
    }

    private List<String> summariesOf(String event) {
        return client.fetchHistory("charges").getEvents().stream()
                .filter(one -> one.getName().equals(event))
                .map(HistoryEvent::getAttributes)
                .map(said -> text(said.getOrDefault("summary", "none")))
                .toList();
    }

    /** Without the quotes of JSON. */
    private static String text(Object summary) {
        return summary.toString().replaceAll(".*\"([^\"]*)\".*", "$1");
    }

    @Test
    void givenASummaryThatIsTooLong_thenItIsRefusedWithTheLimit() {
        assertThatThrownBy(() -> WorkflowOptions.newBuilder().setStaticSummary("x".repeat(401)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("staticSummary has 401 characters: at most 400 are allowed; shorten it, or put what is long"
                        + " into the memo");
        assertThatThrownBy(() -> ChildWorkflowOptions.newBuilder().setStaticDetails("x".repeat(20_001)))
                .hasMessageContaining("staticDetails has 20001 characters");
        assertThatThrownBy(() -> ActivityOptions.newBuilder().setSummary("x".repeat(401)))
                .hasMessageContaining("summary has 401 characters");
        assertThatThrownBy(() -> TimerOptions.newBuilder().setSummary("x".repeat(401)))
                .hasMessageContaining("summary has 401 characters");
    }

    @Test
    void givenAStartDelay_thenListsFindTheRunByWhenItsCodeBegins() {
        run(Quick.class);
        WorkflowClient.start(client.newWorkflowStub(
                Child.class,
                options()
                        .setWorkflowId("later")
                        .setStartDelay(Duration.ofHours(2))
                        .build())::run);
        WorkflowStub.fromTyped(stub(Child.class, "now")).start();

        WorkflowExecutionMetadata later = client.listExecutions("ExecutionTime > " + inAnHour())
                .findFirst()
                .orElseThrow();
        assertThat(later.getExecution().getWorkflowId()).isEqualTo("later");
        assertThat(later.getExecutionTime()).isEqualTo(later.getStartTime().plus(Duration.ofHours(2)));
        assertThat(client.countWorkflows("ExecutionTime < " + inAnHour()).getCount())
                .isEqualTo(1);
    }

    private String inAnHour() {
        return "'" + Instant.ofEpochMilli(env.currentTimeMillis()).plusSeconds(3_600) + "'";
    }

    @WorkflowInterface
    public interface Order {
        @WorkflowMethod
        String run();
    }

    public static class Parent implements Order {
        @Override
        public String run() {
            return Workflow.newUntypedChildWorkflowStub(
                            "Child",
                            ChildWorkflowOptions.newBuilder()
                                    .setWorkflowId("child")
                                    .setStaticSummary("its child")
                                    .build())
                    .execute(String.class);
        }
    }

    @WorkflowInterface
    public interface Child {
        @WorkflowMethod
        String run();
    }

    public static class Quick implements Child {
        @Override
        public String run() {
            return "done";
        }
    }

    @ActivityInterface
    public interface Charging {
        void charge();
    }

    public static class Charges implements Order {
        @Override
        public String run() {
            Charging charging = Workflow.newActivityStub(
                    Charging.class,
                    ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofMinutes(1))
                            .setSummary("charges the card")
                            .build());
            Promise<Void> charged = Async.procedure(charging::charge);
            Workflow.newTimer(
                            Duration.ofSeconds(1),
                            TimerOptions.newBuilder()
                                    .setSummary("time to object")
                                    .build())
                    .get();
            charged.get();
            Workflow.sleep(Duration.ofSeconds(1));
            return "done";
        }
    }
}
