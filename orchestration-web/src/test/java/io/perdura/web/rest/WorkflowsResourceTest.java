package io.perdura.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.RunOptions;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.partition.StartRequest;
import io.perdura.web.rest.ApiServer.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowsResourceTest {

    private static final String ORDER = "{\"orderId\":\"o-1\",\"lines\":[{\"sku\":\"book\",\"quantity\":1}]}";

    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void start_answers_with_ids_and_location() {
        Answer answer = api.post("/workflows", """
                {"workflowType":"Order","workflowId":"ü/1 a","input":[%s],"requestId":"r-1",
                 "idConflictPolicy":"USE_EXISTING","timeouts":{"run":"PT1H"}}""".formatted(ORDER));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/workflowId")).isEqualTo("ü/1 a");
        assertThat(answer.text("/runId")).isEqualTo(FakeEngine.RUN.toString());
        assertThat(answer.header("Location")).endsWith("/api/v1/workflows/%C3%BC%2F1%20a");
        StartRequest request = api.engine.starts.get(0);
        assertThat(request.requestId()).isEqualTo("r-1");
        assertThat(request.conflict()).isEqualTo(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING);
        assertThat(request.runTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(request.executionTimeout()).isZero();
        assertThat(request.input()).containsExactly(Sample.json(ORDER));
    }

    @Test
    void start_takes_all_its_options() {
        Answer answer = api.post("/workflows", """
                {"workflowType":"Order","input":[null],"memo":{"note":"called"},"startDelay":"PT2H",
                 "cronSchedule":" @daily ","timeouts":{"task":"PT5S","execution":"P1D"},
                 "staticSummary":"two books","staticDetails":"by Monday",
                 "retry":{"initialInterval":"PT2S","maximumAttempts":3,"doNotRetry":["Invalid"]},
                 "searchAttributes":{"Customer":"c-1","Cents":5,"Share":0.5,"Express":true,"Tags":["a"],
                   "Due":{"type":"datetime","value":"2026-01-31T12:00:00Z"},"Title":{"type":"Text","value":"t"}}}""");

        assertThat(answer.status()).isEqualTo(201);
        StartRequest request = api.engine.starts.get(0);
        assertThat(request.startDelay()).isEqualTo(Duration.ofHours(2));
        RunOptions options = request.options();
        assertThat(options.memo()).containsEntry("note", Sample.json("\"called\""));
        assertThat(options.staticSummary()).isEqualTo(Sample.json("\"two books\""));
        assertThat(options.staticDetails()).isEqualTo(Sample.json("\"by Monday\""));
        assertThat(options.cronSchedule()).isEqualTo("@daily");
        assertThat(options.taskTimeoutMillis()).isEqualTo(5_000);
        assertThat(options.executionTimeoutMillis()).isEqualTo(86_400_000);
        assertThat(options.retryPolicy()).isEqualTo(new RetryPolicy(2_000, 2.0, 200_000, 3, List.of("Invalid")));
        assertThat(options.searchAttributes())
                .hasToString("{Cents (Int)=5, Customer (Keyword)=c-1, Due (Datetime)=2026-01-31T12:00Z,"
                        + " Express (Bool)=true, Share (Double)=0.5, Tags (KeywordList)=[a], Title (Text)=t}");
    }

    @Test
    void start_that_finds_an_existing_run_is_200() {
        api.engine.startedNow = false;

        Answer answer = api.post("/workflows", "{\"workflowType\":\"Order\",\"input\":[null]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("started").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"workflowType\":\"Order\"          | 400 | malformed-json   | line 1",
                "                                     | 400 | malformed-json   | empty",
                "[]                                   | 400 | malformed-json   | no JSON object",
                "{}                                   | 400 | invalid-request  | workflowType: is missing",
                "{\"workflowType\":\"Order\"} x       | 400 | malformed-json   | Not JSON",
                "{\"workflowType\":\"A\",\"workflowType\":\"B\"} | 400 | malformed-json | workflowType",
                "{\"workflowType\":\"Order\",\"id\":1}| 400 | invalid-request  | id: unknown field; expected one of workflowType, workflowId, taskQueue",
                "{\"workflowType\":5}                 | 400 | invalid-request  | workflowType: is 5; expected a text",
                "{\"workflowType\":\"Order\",\"input\":{}} | 400 | invalid-request | input: expected an array",
                "{\"workflowType\":\"Order\",\"timeouts\":{\"run\":\"soon\"}} | 400 | invalid-request | timeouts.run: is \"soon\"",
                "{\"workflowType\":\"Order\",\"timeouts\":{\"run\":\"-PT1S\"}} | 400 | invalid-request | timeouts.run: is PT-1S",
                "{\"workflowType\":\"Order\",\"startDelay\":5} | 400 | invalid-request | startDelay: is 5; expected an ISO-8601 duration",
                "{\"workflowType\":\"Order\",\"startDelay\":[\"PT1S\"]} | 400 | invalid-request | startDelay: expected an ISO-8601 duration",
                "{\"workflowType\":\"Order\",\"startDelay\":\"PT99999999999999999S\"} | 400 | invalid-request | startDelay: is PT27777777777777H46M39S; expected at most PT2400000H (100000 days)",
                "{\"workflowType\":\"Order\",\"timeouts\":{\"execution\":\"P100001D\"}} | 400 | invalid-request | timeouts.execution: is PT2400024H; expected at most",
                "{\"workflowType\":\"Order\",\"retry\":{\"initialInterval\":\"P100001D\"}} | 400 | invalid-request | retry.initialInterval: is PT2400024H: give a duration of at most",
                "{\"workflowType\":\"Order\",\"retry\":{\"initialInterval\":\"PT10S\",\"maximumInterval\":\"PT1S\"}} | 400 | invalid-request | retry.maximumInterval: is PT1S, shorter than initialInterval",
                "{\"workflowType\":\"Order\",\"retry\":{\"doNotRetry\":[null]}} | 400 | invalid-request | retry.doNotRetry[0]: is null; expected a text",
                "{\"workflowType\":\"Order\",\"retry\":{\"doNotRetry\":[\" \"]}} | 400 | invalid-request | retry.doNotRetry: holds an empty type",
                "{\"workflowType\":\"Order\",\"retry\":{\"maximumAttempts\":99999999999}} | 400 | invalid-request | retry.maximumAttempts: Numeric value",
                "{\"workflowType\":\"Order\",\"memo\":[1]} | 400 | invalid-request | memo: expected an object",
                "{\"workflowType\":\"Order\",\"memo\":{\"\":1}} | 400 | invalid-request | memo.\"\": is empty",
                "{\"workflowType\":\"Order\",\"searchAttributes\":[1]} | 400 | invalid-request | searchAttributes: expected an object",
                "{\"workflowType\":\"Order\",\"searchAttributes\":{\"a\":{\"value\":1}}} | 400 | invalid-request | searchAttributes.a: is an object; expected a value, or an object with type and value alone",
                "{\"workflowType\":\"Order\",\"input\":[{\"lines\":{}}]} | 400 | invalid-argument | input[0].lines: does not fit the parameter Order order: expected an array",
                "{\"workflowType\":\"Order\",\"idReusePolicy\":\"NEVER\"} | 400 | invalid-request | REJECT_DUPLICATE",
                "{\"workflowType\":\"Order\",\"workflowId\":\" \"} | 400 | invalid-request | workflowId: is empty",
                "{\"workflowType\":\"Order\",\"startDelay\":\"PT0S\"} | 400 | invalid-request | startDelay: is PT0S",
                "{\"workflowType\":\"Order\",\"retry\":{\"backoffCoefficient\":0.5}} | 400 | invalid-request | retry.backoffCoefficient: is 0.5",
                "{\"workflowType\":\"Order\",\"searchAttributes\":{\"Customer\":5}} | 400 | invalid-request | which is no value of its type Keyword",
                "{\"workflowType\":\"Order\",\"searchAttributes\":{\"a\":null}} | 400 | invalid-request | searchAttributes.a: is null",
                "{\"workflowType\":\"Order\",\"searchAttributes\":{\"a b\":1}} | 400 | invalid-request | can't be named so",
                "{\"workflowType\":\"Order\",\"searchAttributes\":{\"a\":{\"type\":\"Money\",\"value\":1}}} | 400 | invalid-request | expected one of Text, Keyword",
                "{\"workflowType\":\"Order\"}         | 400 | invalid-argument | input: has 0 arguments; expected 1 (Order order)",
                "{\"workflowType\":\"Order\",\"input\":[1]} | 400 | invalid-argument | input[0]: does not fit the parameter Order order",
                "{\"workflowType\":\"Order\",\"input\":[{\"lines\":[{\"quantity\":\"many\"}]}]} | 400 | invalid-argument | input[0].lines[0].quantity: does not fit the parameter Order order: is \"many\"; expected a whole number",
            })
    void start_that_does_not_fit_is_refused(String body, int status, String type, String detail) {
        Answer answer = api.post("/workflows", body == null ? "" : body);

        assertProblem(answer, status, type);
        assertThat(answer.text("/detail")).contains(detail);
        assertThat(api.engine.starts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_TYPE,     400, unknown-workflow-type",
        "INVALID_ARGUMENT, 400, invalid-argument",
        "NOT_FOUND,        404, not-found",
        "ALREADY_STARTED,  409, already-started",
        "CLOSED,           409, workflow-closed",
        "ATTEMPT_OVER,     409, attempt-over",
        "TOO_LARGE,        413, too-large",
        "LIMIT_EXCEEDED,   422, limit-exceeded",
        "QUERY_FAILED,     422, query-failed",
        "WOULD_DEADLOCK,   500, internal-error",
        "UNAVAILABLE,      503, unavailable"
    })
    void refusals_of_the_engine_are_problems(EngineException.Code code, int status, String type) {
        api.engine.refusal = new EngineException(code, "why\nand how", FakeEngine.RUN, null);

        Answer answer = api.post("/workflows", "{\"workflowType\":\"Elsewhere\"}");

        assertProblem(answer, status, type);
        assertThat(answer.text("/runId")).isEqualTo(FakeEngine.RUN.toString());
        assertThat(answer.header("Retry-After")).isEqualTo(status == 503 ? "2" : null);
    }

    @Test
    void an_unexpected_exception_tells_a_reference_only() {
        api.engine.refusal = new IllegalStateException("secret\nof the house");

        Answer answer = api.post("/workflows", "{\"workflowType\":\"Elsewhere\"}");

        assertProblem(answer, 500, "internal-error");
        assertThat(answer.json().toString()).doesNotContain("secret").contains("Reference ");
    }

    @Test
    void bodies_over_the_limit_are_refused_announced_or_not() {
        byte[] body = new byte[ApiServer.MAX_BODY + 1];

        Answer announced = api.post("/workflows", BodyPublishers.ofByteArray(body), "Content-Type", "application/json");
        Answer chunked = api.post(
                "/workflows",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                "Content-Type",
                "application/json");

        assertProblem(announced, 413, "too-large");
        assertThat(announced.text("/detail")).contains("100001 bytes", "at most 100000");
        assertProblem(chunked, 413, "too-large");
    }

    @Test
    void what_http_knows_better_is_a_problem_too() {
        assertProblem(api.get("/nowhere"), 404, "no-such-path");
        assertProblem(
                api.post("/workflows", BodyPublishers.ofString("{}"), "Content-Type", "text/plain"),
                415,
                "unsupported-media-type");
        assertProblem(api.send(api.request("/workflows").GET().header("Accept", "text/csv")), 406, "not-acceptable");
        Answer notAllowed = api.send(api.request("/workflows").DELETE());
        assertProblem(notAllowed, 405, "method-not-allowed");
        assertThat(notAllowed.header("Allow")).contains("GET", "POST");
    }

    @Test
    void pages_of_other_sites_cannot_write() {
        Answer fetched = api.post(
                "/workflows",
                BodyPublishers.ofString("{\"workflowType\":\"Elsewhere\"}"),
                "Content-Type",
                "application/json",
                "Sec-Fetch-Site",
                "cross-site");
        Answer older = api.post(
                "/workflows",
                BodyPublishers.ofString("{\"workflowType\":\"Elsewhere\"}"),
                "Content-Type",
                "application/json",
                "Origin",
                "http://evil.example");

        assertProblem(fetched, 403, "cross-site");
        assertProblem(older, 403, "cross-site");
        assertThat(api.engine.starts).isEmpty();
    }

    @Test
    void list_goes_on_where_the_page_ended() {
        RunId first = RunId.of(3000, 1, 1);
        RunId second = RunId.of(2000, 1, 1);
        RunId third = RunId.of(1000, 1, 1);
        api.engine.listed.add(Sample.run("c", first, Sample.NOON.plusSeconds(2)));
        api.engine.listed.add(Sample.run("b", second, Sample.NOON.plusSeconds(1)));
        api.engine.listed.add(Sample.run("a", third, Sample.NOON));
        String query = "/workflows?pageSize=2&query=WorkflowType%20%3D%20'Order'";

        Answer page = api.get(query);
        Answer rest = api.get(query + "&pageToken=" + page.text("/nextPageToken"));
        Answer otherFilter = api.get("/workflows?pageToken=" + page.text("/nextPageToken"));

        assertThat(page.json().at("/workflows")).hasSize(2);
        assertThat(page.text("/workflows/0/workflowId")).isEqualTo("c");
        assertThat(page.text("/workflows/0/status")).isEqualTo("RUNNING");
        assertThat(page.text("/workflows/0/startTime")).isEqualTo("2026-01-31T12:00:02Z");
        assertThat(page.text("/workflows/0/taskQueue")).isEqualTo("default");
        assertThat(page.json().at("/workflows/0").has("closeTime")).isFalse();
        assertThat(rest.text("/workflows/0/workflowId")).isEqualTo("a");
        assertThat(rest.json().has("nextPageToken")).isFalse();
        assertThat(api.engine.filter.text()).isEqualTo("WorkflowType = 'Order'");
        assertProblem(otherFilter, 400, "invalid-request");
    }

    @Test
    void list_refuses_parameters_that_make_no_sense() {
        assertProblem(api.get("/workflows?pageSize=0"), 400, "invalid-request");
        assertProblem(api.get("/workflows?pageSize=1001"), 400, "invalid-request");
        assertProblem(api.get("/workflows?pageSize=many"), 400, "invalid-request");
        assertProblem(api.get("/workflows?pageToken=!!"), 400, "invalid-request");
        assertProblem(api.get("/workflows?query=Color%20%3D%20'red'"), 400, "invalid-query");
    }

    @Test
    void count_counts_what_the_filter_says() {
        Answer answer = api.get("/workflows/count?query=ExecutionStatus%20%3D%20'Failed'");

        assertThat(answer.json().get("count").asLong()).isZero();
        assertThat(api.engine.filter.text()).isEqualTo("ExecutionStatus = 'Failed'");
    }

    static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo("urn:perdura:problem:" + type);
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.text("/title")).isNotBlank();
        assertThat(answer.text("/detail")).isNotBlank();
        assertThat(answer.text("/whatToDo")).isNotBlank();
        assertThat(answer.text("/instance")).startsWith("/api/v1/");
    }
}
