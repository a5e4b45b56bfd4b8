package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityMethod;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowClientOptions;
import io.perdura.client.WorkflowExecutionCount;
import io.perdura.client.WorkflowExecutionCount.AggregationGroup;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowQueryConditionallyRejectedException;
import io.perdura.client.WorkflowServiceException;
import io.perdura.common.QueryRejectCondition;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.interceptors.WorkerInterceptorBase;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.perdura.common.interceptors.WorkflowClientInterceptorBase;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.perdura.failure.ApplicationFailure;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerFactoryOptions;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client was made with, and what interceptors do that act on their own. */
class ClientOptionsTest {

    private final List<String> noted = new CopyOnWriteArrayList<>();
    private TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance();

    @AfterEach
    void close() {
        env.close();
    }

    private WorkflowClient start(TestEnvironmentOptions.Builder options) {
        env.close();
        env = TestWorkflowEnvironment.newInstance(options.build());
        Worker worker = env.newWorker("q");
        worker.registerWorkflowImplementationTypes(Answering.class);
        worker.registerActivitiesImplementations((Note) text -> noted.add(text));
        env.start();
        return env.getWorkflowClient();
    }

    private static WorkflowOptions options(String id) {
        return WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue("q").build();
    }

    private static Answer stub(WorkflowClient client, String id) {
        return client.newWorkflowStub(Answer.class, options(id));
    }

    private static TestEnvironmentOptions.Builder rejecting(QueryRejectCondition condition) {
        return TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setNamespace("orders")
                        .setIdentity("desk 7")
                        .setQueryRejectCondition(condition)
                        .build());
    }

    @Test
    void a_client_tells_its_options() {
        WorkflowClientOptions options = start(rejecting(QueryRejectCondition.QUERY_REJECT_CONDITION_NONE))
                .getOptions();
        assertThat(options.getNamespace()).isEqualTo("orders");
        assertThat(options.getIdentity()).isEqualTo("desk 7");
        assertThat(options.getDataConverter()).isNotNull();
    }

    @Test
    void a_query_that_wants_open_runs_alone_is_refused_by_a_closed_one() {
        WorkflowClient client = start(rejecting(QueryRejectCondition.QUERY_REJECT_CONDITION_NOT_OPEN));
        Answer answer = stub(client, "one");
        answer.answer("return");
        assertThatExceptionOfType(WorkflowQueryConditionallyRejectedException.class)
                .isThrownBy(answer::what)
                .satisfies(refused -> {
                    assertThat(refused.getQueryRejectCondition())
                            .isEqualTo(QueryRejectCondition.QUERY_REJECT_CONDITION_NOT_OPEN);
                    assertThat(refused.getWorkflowExecutionStatus())
                            .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
                });
    }

    @Test
    void a_query_that_wants_results_is_refused_by_a_failed_run_alone() {
        WorkflowClient client = start(rejecting(QueryRejectCondition.QUERY_REJECT_CONDITION_NOT_COMPLETED_CLEANLY));
        Answer returned = stub(client, "returned");
        returned.answer("return");
        assertThat(returned.what()).isEqualTo("return");
        Answer failed = stub(client, "failed");
        assertThatThrownBy(() -> failed.answer("fail")).isNotNull();
        assertThatThrownBy(failed::what).isInstanceOf(WorkflowQueryConditionallyRejectedException.class);
    }

    @Test
    void a_count_is_divided_by_status() {
        WorkflowClient client = start(TestEnvironmentOptions.newBuilder());
        stub(client, "a").answer("return");
        stub(client, "b").answer("return");
        assertThatThrownBy(() -> stub(client, "c").answer("fail")).isNotNull();
        WorkflowExecutionCount count = client.countWorkflows("WorkflowType = 'Answer' GROUP BY ExecutionStatus");
        assertThat(count.getCount()).isEqualTo(3);
        assertThat(count.getGroups())
                .extracting(AggregationGroup::getGroupValues, AggregationGroup::getCount)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(List.of(List.of("Completed")), 2L),
                        org.assertj.core.groups.Tuple.tuple(List.of(List.of("Failed")), 1L));
        assertThat(client.countWorkflows("GROUP BY ExecutionStatus").getCount()).isEqualTo(3);
        assertThat(client.countWorkflows("").getGroups()).isEmpty();
    }

    @Test
    void what_an_interceptor_throws_is_the_cause() {
        WorkflowClient client = start(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setInterceptors(new Refusing())
                        .build()));
        assertThatExceptionOfType(WorkflowServiceException.class)
                .isThrownBy(() -> stub(client, "one").answer("return"))
                .satisfies(thrown ->
                        assertThat(thrown.getExecution().getWorkflowId()).isEqualTo("one"))
                .withCauseInstanceOf(Refused.class);
    }

    @Test
    void a_stub_that_an_interceptor_made_for_itself_does_not_come_back_to_it() {
        WorkflowClient client = start(TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new Noting())
                        .build()));
        assertThat(stub(client, "one").answer("note")).isEqualTo("note");
        assertThat(noted).containsExactly("before an activity", "of the workflow");
    }

    @Test
    void an_implementation_whose_methods_are_annotated_is_refused() {
        Worker worker = env.newWorker("q");
        assertThatThrownBy(() -> worker.registerActivitiesImplementations(new Annotated()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("@ActivityMethod")
                .hasMessageContaining("interface");
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Refusing extends WorkflowClientInterceptorBase {
        @Override
        public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
            return new WorkflowClientCallsInterceptorBase(next) {
                @Override
                public WorkflowStartOutput start(WorkflowStartInput input) {
                    throw new Refused();
                }
            };
        }
    }

    private static final class Noting extends WorkerInterceptorBase {
        @Override
        public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
            return new WorkflowInboundCallsInterceptorBase(next) {
                @Override
                public void init(WorkflowOutboundCallsInterceptor outboundCalls) {
                    super.init(new NotingActivities(outboundCalls));
                }
            };
        }
    }

    private static final class NotingActivities extends WorkflowOutboundCallsInterceptorBase {
        private final Note note = note();

        NotingActivities(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
            note.note("before an activity");
            return super.executeActivity(input);
        }
    }

    private static Note note() {
        return Workflow.newActivityStub(
                Note.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .build());
    }

    @ActivityInterface
    public interface Note {
        void note(String text);
    }

    public static final class Annotated implements Note {
        @Override
        @ActivityMethod(name = "other")
        public void note(String text) {}
    }

    @WorkflowInterface
    public interface Answer {
        @WorkflowMethod
        String answer(String how);

        @QueryMethod
        String what();
    }

    public static final class Answering implements Answer {
        private String what = "";

        @Override
        public String answer(String how) {
            what = how;
            if (how.equals("fail")) {
                throw ApplicationFailure.newFailure("no", "No");
            }
            if (how.equals("note")) {
                note().note("of the workflow");
            }
            return how;
        }

        @Override
        public String what() {
            return what;
        }
    }
}
