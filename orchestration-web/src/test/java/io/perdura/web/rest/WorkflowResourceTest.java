package io.perdura.web.rest;

import static io.perdura.web.rest.WorkflowsResourceTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.OutputEvent.WorkflowCompleted;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.Timeouts;
import io.perdura.engine.partition.HistoryEntry;
import io.perdura.engine.partition.RunResult;
import io.perdura.engine.port.TaskNote;
import io.perdura.web.rest.ApiServer.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowResourceTest {

    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer();
        api.engine.runs.put("o-1", Sample.description("o-1"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void describe_shows_what_it_waits_for() {
        Answer answer = api.get("/workflows/o-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/status")).isEqualTo("RUNNING");
        assertThat(answer.json().at("/historyEvents").asInt()).isEqualTo(7);
        assertThat(answer.text("/pendingTimers/0/dueAt")).isEqualTo("2026-01-31T12:01:00Z");
        assertThat(answer.text("/pendingTimers/0/summary")).isEqualTo("a reminder");
        assertThat(answer.json().at("/pendingActivities").isArray()).isTrue();
    }

    @Test
    void describe_shows_where_code_and_history_part() {
        TaskNote note = new TaskNote(
                "BLOCKED: it does not fit",
                new TaskNote.Divergence(
                        6, "ActivityScheduled 'Charge'", "ActivityScheduled 'Wrap'", "a.B.c(B.java:31)", "gift", -1));
        api.engine.runs.put("o-2", Sample.blocked("o-2", note));

        Answer answer = api.get("/workflows/o-2");

        assertThat(answer.text("/problem")).isEqualTo("BLOCKED: it does not fit");
        assertThat(answer.json().at("/divergence/eventId").asInt()).isEqualTo(6);
        assertThat(answer.text("/divergence/expected")).isEqualTo("ActivityScheduled 'Charge'");
        assertThat(answer.text("/divergence/actual")).isEqualTo("ActivityScheduled 'Wrap'");
        assertThat(answer.text("/divergence/sourceLine")).isEqualTo("a.B.c(B.java:31)");
        assertThat(answer.text("/divergence/changeId")).isEqualTo("gift");
        assertThat(answer.json().at("/divergence/changeVersion").asInt()).isEqualTo(-1);
        assertThat(api.get("/workflows/o-1").json().has("divergence")).isFalse();
    }

    @Test
    void a_history_is_exported_as_a_file() {
        Answer answer = api.get("/workflows/o-1/history/export");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/format")).isEqualTo("perdura-history");
        assertThat(answer.text("/workflowId")).isEqualTo("o-1");
    }

    @Test
    void an_unknown_id_is_404_wherever_it_is_used() {
        assertProblem(api.get("/workflows/other/history/export"), 404, "not-found");
        assertProblem(api.get("/workflows/other"), 404, "not-found");
        assertProblem(api.get("/workflows/other/result"), 404, "not-found");
        assertProblem(api.get("/workflows/other/history"), 404, "not-found");
        assertProblem(api.post("/workflows/other/signals/x", "[]"), 404, "not-found");
        assertProblem(api.post("/workflows/other/queries/x", "[]"), 404, "not-found");
        assertProblem(api.postNothing("/workflows/other/cancel"), 404, "not-found");
        assertProblem(api.postNothing("/workflows/other/terminate"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%2Fb",
                "%20a%20b",
                "%C3%BC%E2%98%83",
                "a+b",
                "b%3Bc",
                "a:b@c",
                "100%25",
                "%7Bid%7D",
                "a%3Fb%23c"
            })
    void ids_may_hold_anything_that_is_encoded(String encoded) {
        String id = java.net.URLDecoder.decode(encoded.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        api.engine.runs.put(id, Sample.description(id));

        assertThat(api.get("/workflows/" + encoded).text("/workflowId")).isEqualTo(id);
    }

    @Test
    void a_run_id_that_is_none_is_refused() {
        assertProblem(api.get("/workflows/o-1?runId=latest"), 400, "invalid-request");
    }

    @Test
    void result_of_a_completed_workflow_is_its_json() {
        ends(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED, "{\"total\":1.10}", null);

        Answer answer = api.get("/workflows/o-1/result");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/status")).isEqualTo("COMPLETED");
        assertThat(answer.response().body())
                .contains("\"result\":{\"total\":1.10}")
                .doesNotContain("failure");
    }

    @Test
    void a_result_of_nothing_is_null() {
        ends(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED, null, null);

        assertThat(api.get("/workflows/o-1/result").response().body()).contains("\"result\":null");
    }

    @ParameterizedTest
    @CsvSource({"FAILED", "CANCELED", "TERMINATED", "TIMED_OUT"})
    void other_ends_tell_the_failure_with_its_causes(String status) {
        Failure cause = Failure.application("CardDeclined", "card 4711 declined", true);
        Failure activity = new Failure(
                Failure.Kind.ACTIVITY,
                null,
                "at Somewhere",
                java.util.Map.of(Failure.ACTIVITY_TYPE, "Charge", Failure.ACTIVITY_ID, "5"),
                List.of(),
                cause);
        ends(WorkflowExecutionStatus.valueOf("WORKFLOW_EXECUTION_STATUS_" + status), null, activity);

        Answer answer = api.get("/workflows/o-1/result");

        assertThat(answer.text("/status")).isEqualTo(status);
        assertThat(answer.json().has("result")).isFalse();
        assertThat(answer.text("/failure/kind")).isEqualTo("ACTIVITY");
        assertThat(answer.text("/failure/activityType")).isEqualTo("Charge");
        assertThat(answer.text("/failure/cause/type")).isEqualTo("CardDeclined");
        assertThat(answer.text("/failure/cause/message")).isEqualTo("card 4711 declined");
        assertThat(answer.json().at("/failure/cause/nonRetryable").asBoolean()).isTrue();
        assertThat(answer.json().at("/failure").has("stackTrace")).isFalse();
        assertThat(api.get("/workflows/o-1/result?stackTraces=true").text("/failure/stackTrace"))
                .isEqualTo("at Somewhere");
    }

    @Test
    void result_that_does_not_come_in_time_is_204_and_leaves_nothing_waiting() {
        Answer answer = api.get("/workflows/o-1/result?timeout=PT0.01S");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(api.engine.results.get("o-1")).isCancelled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "-PT1S", "PT6M", "P1D"})
    void a_timeout_that_makes_no_sense_is_refused(String timeout) {
        assertProblem(api.get("/workflows/o-1/result?timeout=" + timeout), 400, "invalid-request");
    }

    @Test
    void history_reads_like_a_story_across_pages() {
        api.engine.history.add(new HistoryEntry(
                1,
                Sample.NOON,
                new ActivityScheduled(
                        "1",
                        "Charge",
                        "",
                        List.of(Sample.json("\"o-1\""), Sample.json("1200")),
                        new Timeouts(0, 0, 10_000, 0),
                        RetryPolicy.DEFAULT)));
        api.engine.history.add(new HistoryEntry(
                2, Sample.NOON, new WorkflowSignaled("m-1", "approve", List.of(Sample.json("\"alice\"")))));
        api.engine.history.add(new HistoryEntry(
                3,
                Sample.NOON.plusSeconds(1),
                new ActivityCompleted(1, 2, Sample.NOON.toEpochMilli(), Sample.json("{\"chargeId\":\"c-1\"}"))));
        api.engine.history.add(new HistoryEntry(4, Sample.NOON, new WorkflowCompleted(Sample.json("true"))));

        Answer page = api.get("/workflows/o-1/history?pageSize=2");
        Answer rest = api.get("/workflows/o-1/history?pageToken=" + page.text("/nextPageToken"));

        assertThat(page.text("/runId")).isEqualTo(FakeEngine.RUN.toString());
        assertThat(page.json().at("/events")).hasSize(2);
        assertThat(page.text("/events/0/type")).isEqualTo("ActivityScheduled");
        assertThat(page.text("/events/0/text")).isEqualTo("Activity Charge was scheduled");
        assertThat(page.json().at("/events/0/details/input")).hasToString("[\"o-1\",1200]");
        assertThat(page.text("/events/0/details/timeouts/startToClose")).isEqualTo("PT10S");
        assertThat(page.text("/events/1/text")).isEqualTo("Signal 'approve' arrived");
        assertThat(rest.text("/events/0/eventId")).isEqualTo("3");
        assertThat(rest.text("/events/0/text")).isEqualTo("Activity Charge returned on attempt 2");
        assertThat(rest.text("/events/0/time")).isEqualTo("2026-01-31T12:00:01Z");
        assertThat(rest.text("/events/0/details/result/chargeId")).isEqualTo("c-1");
        assertThat(rest.json().has("nextPageToken")).isFalse();
    }

    private void ends(WorkflowExecutionStatus status, String result, Failure failure) {
        api.engine.results.put(
                "o-1",
                CompletableFuture.completedFuture(new RunResult(
                        "o-1", FakeEngine.RUN, "Order", status, result == null ? null : Sample.json(result), failure)));
    }
}
