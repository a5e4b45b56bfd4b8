package io.perdura.web.rest;

import static io.perdura.web.rest.WorkflowsResourceTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.engine.history.Failure;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.partition.UpdateReceipt.Outcome;
import io.perdura.web.rest.ApiServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdatesResourceTest {

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
    void an_update_answers_with_its_result() {
        api.engine.outcome = new Outcome(Sample.json("2"), null);
        Answer answer = api.post("/workflows/o-1/updates/add?updateId=u-1", "[\"book\", 2]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/status")).isEqualTo("COMPLETED");
        assertThat(answer.text("/updateId")).isEqualTo("u-1");
        assertThat(answer.text("/runId")).isEqualTo(FakeEngine.RUN.toString());
        assertThat(answer.json().at("/result").asInt()).isEqualTo(2);
        assertThat(api.engine.messages.get(0).input()).containsExactly(Sample.json("\"book\""), Sample.json("2"));
    }

    @Test
    void a_handlers_failure_is_an_outcome() {
        api.engine.outcome = new Outcome(null, Failure.application("SoldOut", "no more", true));
        Answer answer = api.post("/workflows/o-1/updates/add", "[\"book\", 2]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/status")).isEqualTo("FAILED");
        assertThat(answer.text("/failure/type")).isEqualTo("SoldOut");
    }

    @Test
    void an_accepted_update_says_where_its_outcome_will_be() {
        Answer answer = api.post("/workflows/o-1/updates/add?waitFor=ACCEPTED&updateId=u%2F1", "[\"book\", 2]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("/status")).isEqualTo("ACCEPTED");
        assertThat(answer.text("/updateId")).isEqualTo("u/1");
        assertThat(api.get("/workflows/o-1/updates/u-1?timeout=PT0S").status()).isEqualTo(204);

        api.engine.outcome = new Outcome(Sample.json("2"), null);
        assertThat(api.get("/workflows/o-1/updates/u-1").text("/status")).isEqualTo("COMPLETED");
    }

    @Test
    void a_refused_update_is_a_problem() {
        api.engine.refusal = new EngineException(EngineException.Code.UPDATE_REJECTED, "too many");
        assertProblem(api.post("/workflows/o-1/updates/add", "[\"book\", 2]"), 422, "update-rejected");
    }

    @Test
    void what_does_not_fit_is_refused_before_the_engine_sees_it() {
        assertProblem(api.post("/workflows/o-1/updates/add", "[\"book\"]"), 400, "invalid-argument");
        assertProblem(api.post("/workflows/o-1/updates/add?waitFor=ADMITTED", "[\"book\", 2]"), 400, "invalid-request");
        assertThat(api.engine.messages).isEmpty();
    }

    @Test
    void a_start_may_bring_a_signal() {
        Answer answer = api.post(
                "/workflows",
                "{\"workflowType\":\"Order\",\"workflowId\":\"o-2\",\"input\":[{\"orderId\":\"o-2\"}],"
                        + "\"signal\":{\"name\":\"approve\",\"input\":[\"alice\",2]}}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(api.engine.messages.get(0).name()).isEqualTo("approve");
        assertThat(api.engine.messages.get(0).input()).containsExactly(Sample.json("\"alice\""), Sample.json("2"));
        assertProblem(
                api.post(
                        "/workflows",
                        "{\"workflowType\":\"Order\",\"input\":[{}],\"signal\":{\"name\":\"approve\",\"input\":[1]}}"),
                400,
                "invalid-argument");
    }
}
