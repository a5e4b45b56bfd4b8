package io.perdura.it.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowExecutionAlreadyStarted;
import io.perdura.client.WorkflowExecutionMetadata;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.common.RetryOptions;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.partition.ResetRequest;
import io.perdura.engine.partition.RunTarget;
import io.perdura.engine.partition.StartReceipt;
import io.perdura.engine.run.ResetPoint;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.TerminatedFailure;
import io.perdura.failure.TimeoutFailure;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInfo;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What a start may ask for, what lists show, and what operators do to a run. */
public interface StartCases extends Cases {

    SearchAttributeKey<String> CUSTOMER = SearchAttributeKey.forKeyword("CaseCustomer");
    SearchAttributeKey<Long> ROUND = SearchAttributeKey.forLong("CaseRound");

    private Job job(WorkflowOptions.Builder options) {
        return client().newWorkflowStub(Job.class, options.build());
    }

    private Job started(WorkflowOptions.Builder options, String what) {
        Job job = job(options);
        WorkflowClient.start(job::act, what);
        return job;
    }

    @Test
    default void hello_delayed_start() {
        Job job = job(Cases.named().setStartDelay(Duration.ofMillis(600)));
        long before = System.nanoTime();
        assertThat(job.act("return")).isEqualTo("done");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    default void hello_cron() {
        Job job = started(Cases.named().setCronSchedule("@every 1s"), "count");
        Bench.Place place = place(job);
        Cases.eventually(() -> place.notes.contains("run 2"), true);
        assertThat(place.notes).startsWith("run 1", "run 2");
        Cases.untyped(job).cancel();
        assertThat(Cases.failure(job)).isInstanceOf(CanceledFailure.class);
    }

    @Test
    default void identity_workflow_retry() {
        RetryOptions retry = RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofMillis(20))
                .build();
        assertThat(job(Cases.named().setRetryOptions(retry)).act("third")).isEqualTo("attempt 3");
    }

    @Test
    default void identity_run_timeout() {
        assertThat(Cases.failure(started(Cases.named().setWorkflowRunTimeout(Duration.ofMillis(200)), "wait")))
                .isInstanceOf(TimeoutFailure.class);
    }

    @Test
    default void identity_reuse_and_conflict_policies_and_request_ids() {
        WorkflowOptions options = Cases.named().setRequestId("r-1").build();
        Job job = client().newWorkflowStub(Job.class, options);
        WorkflowExecution first = WorkflowClient.start(job::act, "wait");
        Job again = client().newWorkflowStub(Job.class, options);
        assertThat(WorkflowClient.start(again::act, "wait")).isEqualTo(first);

        Job refused = job(WorkflowOptions.newBuilder(options).setRequestId("r-2"));
        assertThatThrownBy(() -> WorkflowClient.start(refused::act, "wait"))
                .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
        Job replacing = job(WorkflowOptions.newBuilder(options)
                .setRequestId("r-3")
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING));
        WorkflowExecution next = WorkflowClient.start(replacing::act, "return");
        assertThat(next.runId()).isNotEqualTo(first.runId());
        assertThat(Cases.failure(client().newUntypedWorkflowStub(first, Optional.empty())))
                .isInstanceOf(TerminatedFailure.class);
        assertThat(Cases.result(replacing)).isEqualTo("done");

        Job never = job(WorkflowOptions.newBuilder(options)
                .setRequestId("r-4")
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE));
        assertThatThrownBy(() -> WorkflowClient.start(never::act, "return"))
                .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
    }

    @Test
    default void hello_search_attributes_upsert_list_and_count_and_memo() {
        WorkflowOptions.Builder options = Cases.named();
        String customer = options.build().getWorkflowId();
        Job job = started(
                options.setMemo(Map.of("note", "first"))
                        .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                .set(CUSTOMER, customer)
                                .build()),
                "show");
        assertThat(Cases.result(job)).isEqualTo("first 7");
        String query = "CaseCustomer = '" + customer + "' AND CaseRound >= 7";
        assertThat(client().countWorkflows(query).getCount()).isOne();
        WorkflowExecutionMetadata run = client().listExecutions(query).toList().get(0);
        assertThat(run.getExecution().workflowId()).isEqualTo(customer);
        assertThat(run.getMemo("note", String.class)).isEqualTo("second");
        assertThat(run.getTypedSearchAttributes().get(ROUND)).isEqualTo(7);
    }

    @Test
    default void operations_terminate() {
        Job job = started(Cases.named(), "wait");
        Cases.untyped(job).terminate("by the test");
        assertThat(Cases.failure(job)).isInstanceOf(TerminatedFailure.class).hasMessageContaining("by the test");
    }

    @Test
    default void operations_pause_and_resume() {
        Job job = started(Cases.named(), "note");
        RunTarget target = RunTarget.of(Cases.id(job));
        Cases.eventually(() -> place(job).notes.contains("begun"), true);
        engine().pause(target, "lunch").join();
        job.say("go");
        assertThatThrownBy(() -> Cases.untyped(job)
                        .getResultAsync(300, TimeUnit.MILLISECONDS, String.class)
                        .join())
                .hasRootCauseInstanceOf(TimeoutException.class);
        engine().resume(target, "back").join();
        assertThat(Cases.result(job)).isEqualTo("go");
    }

    @Test
    default void behaviour_reset_the_random_seed_follows_the_new_run() {
        Job job = started(Cases.named(), "random");
        String before = Cases.result(job);
        RunTarget target = RunTarget.of(Cases.id(job));
        StartReceipt reset = engine().reset(
                        target, new ResetRequest(new ResetPoint(ResetPoint.Kind.FIRST_TASK, 0), "try again", true))
                .join();
        WorkflowStub latest = client().newUntypedWorkflowStub(Cases.id(job));
        String after = Cases.result(latest);
        assertThat(latest.describe().getExecution().runId())
                .isEqualTo(reset.runId().toString());
        assertThat(after).isNotEqualTo(before);
    }

    @WorkflowInterface
    interface Job {
        @WorkflowMethod(name = "CaseOfStarts")
        String act(String what);

        @SignalMethod
        void say(String word);
    }

    class Working implements Job {

        private final Work work = Workflow.newActivityStub(Work.class);
        private String said = "";

        @Override
        public void say(String word) {
            said = word;
        }

        @Override
        public String act(String what) {
            WorkflowInfo info = Workflow.getInfo();
            switch (what) {
                case "wait" -> Workflow.await(() -> false);
                case "third" -> {
                    if (info.getAttempt() < 3) {
                        throw ApplicationFailure.newFailure("no luck in " + info.getAttempt(), "Luck");
                    }
                    return "attempt " + info.getAttempt();
                }
                case "count" -> {
                    Integer last = Workflow.getLastCompletionResult(Integer.class);
                    int run = last == null ? 1 : last + 1;
                    work.note("run " + run);
                    return String.valueOf(run);
                }
                case "show" -> {
                    String note = Workflow.getMemo("note", String.class);
                    Workflow.upsertTypedSearchAttributes(ROUND.valueSet(7L));
                    Workflow.upsertMemo(Map.of("note", "second"));
                    return note + " " + Workflow.getTypedSearchAttributes().get(ROUND);
                }
                case "note" -> {
                    work.note("begun");
                    Workflow.await(() -> !said.isEmpty());
                    return said;
                }
                case "random" -> {
                    work.note("before");
                    return work.note(Workflow.newRandom().nextLong() + " " + Workflow.randomUUID());
                }
                default -> Workflow.sleep(Duration.ofMillis(10));
            }
            return "done";
        }
    }
}
