package io.perdura.web.rest;

import static io.perdura.web.rest.WorkflowsResourceTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.engine.history.Failure;
import io.perdura.engine.partition.ResetRequest;
import io.perdura.engine.port.MessageBody.Outcome;
import io.perdura.engine.run.ResetPoint;
import io.perdura.web.rest.ApiServer.Answer;
import io.perdura.web.rest.FakeEngine.Message;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesResourceTest {

    private static final String TOKEN = FakeEngine.RUN + ":5:1";

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
    void a_signal_is_accepted_with_its_arguments() {
        Answer answer = api.post("/workflows/o-1/signals/approve?runId=" + FakeEngine.RUN, "[\"alice\", 2]");

        assertThat(answer.status()).isEqualTo(202);
        Message message = api.engine.messages.get(0);
        assertThat(message.kind()).isEqualTo("signal");
        assertThat(message.target().runId()).isEqualTo(FakeEngine.RUN);
        assertThat(message.name()).isEqualTo("approve");
        assertThat(message.input()).containsExactly(Sample.json("\"alice\""), Sample.json("2"));
    }

    @Test
    void arguments_must_be_an_array_that_fits() {
        assertProblem(api.post("/workflows/o-1/signals/approve", "{\"who\":\"alice\"}"), 400, "malformed-json");
        assertProblem(api.post("/workflows/o-1/signals/approve", "[\"alice\""), 400, "malformed-json");
        assertProblem(api.post("/workflows/o-1/signals/approve", "[\"alice\"]"), 400, "invalid-argument");
        Answer wrongType = api.post("/workflows/o-1/signals/approve", "[\"alice\",\"high\"]");
        assertProblem(wrongType, 400, "invalid-argument");
        assertThat(wrongType.text("/errors/0/field")).isEqualTo("arguments[1]");
        assertProblem(api.post("/workflows/o-1/queries/status", "[1]"), 400, "invalid-argument");
        assertThat(api.engine.messages).isEmpty();
    }

    @Test
    void a_signal_that_no_type_here_has_is_the_engines_affair() {
        assertThat(api.post("/workflows/o-1/signals/other", "[1,2,3]").status()).isEqualTo(202);
    }

    @Test
    void a_query_answers_json_with_and_without_a_body() {
        api.engine.answer = Sample.json("[\"paid\"]");

        assertThat(api.post("/workflows/o-1/queries/status", "[]").json()).hasToString("{\"result\":[\"paid\"]}");
        assertThat(api.postNothing("/workflows/o-1/queries/status").json()).hasToString("{\"result\":[\"paid\"]}");
    }

    @Test
    void cancel_and_terminate_keep_the_reason() {
        assertThat(api.post("/workflows/o-1/cancel", "{\"reason\":\"duplicate\"}")
                        .status())
                .isEqualTo(202);
        assertThat(api.postNothing("/workflows/o-1/terminate").status()).isEqualTo(202);
        assertProblem(api.post("/workflows/o-1/cancel", "{\"why\":\"x\"}"), 400, "invalid-request");

        assertThat(api.engine.messages)
                .extracting(Message::kind, Message::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("cancel", "duplicate"),
                        org.assertj.core.groups.Tuple.tuple("terminate", ""));
    }

    @Test
    void a_reset_names_its_point() {
        Answer answer =
                api.post("/workflows/o-1/reset", "{\"eventId\":7,\"reason\":\"bad data\",\"reapply\":\"NONE\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/runId")).isEqualTo(FakeEngine.RUN.toString());
        assertThat(api.post("/workflows/o-1/reset", "{\"type\":\"LastTask\"}").status())
                .isEqualTo(201);
        assertProblem(api.post("/workflows/o-1/reset", "{}"), 400, "invalid-request");
        assertProblem(
                api.post("/workflows/o-1/reset", "{\"type\":\"LastTask\",\"eventId\":7}"), 400, "invalid-request");

        assertThat(api.engine.resets)
                .containsExactly(
                        new ResetRequest(ResetPoint.before(7), "bad data", false),
                        new ResetRequest(new ResetPoint(ResetPoint.Kind.LAST_TASK, 0), "", true));
    }

    @Test
    void pause_and_resume_keep_the_reason() {
        assertThat(api.post("/workflows/o-1/pause", "{\"reason\":\"maintenance\"}")
                        .status())
                .isEqualTo(202);
        assertThat(api.postNothing("/workflows/o-1/resume").status()).isEqualTo(202);

        assertThat(api.engine.messages)
                .extracting(Message::kind, Message::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pause", "maintenance"),
                        org.assertj.core.groups.Tuple.tuple("resume", ""));
    }

    @Test
    void an_activity_is_paused_and_resumed_by_its_id() {
        assertThat(api.post("/workflows/o-1/activities/6/pause", "{\"reason\":\"gateway down\"}")
                        .status())
                .isEqualTo(202);
        assertThat(api.postNothing("/workflows/o-1/activities/6/resume").status())
                .isEqualTo(202);

        assertThat(api.engine.messages)
                .extracting(Message::kind, Message::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pauseActivity", "6 gateway down"),
                        org.assertj.core.groups.Tuple.tuple("resumeActivity", "6 "));
    }

    @Test
    void an_activity_is_completed_by_its_token() {
        assertThat(api.post("/activities/" + TOKEN + "/complete", "{\"ok\":true}")
                        .status())
                .isEqualTo(204);
        assertThat(api.postNothing("/activities/" + TOKEN + "/complete").status())
                .isEqualTo(204);

        assertThat(api.engine.ended.get(0).token()).isEqualTo(TOKEN);
        assertThat(api.engine.ended.get(0).outcome()).isEqualTo(new Outcome.Completed(Sample.json("{\"ok\":true}")));
        assertThat(api.engine.ended.get(1).outcome()).isEqualTo(new Outcome.Completed(Sample.CONVERTER.encode(null)));
    }

    @Test
    void an_activity_is_failed_by_its_token() {
        assertThat(api.post(
                                "/activities/" + TOKEN + "/fail",
                                "{\"message\":\"no\",\"type\":\"Busy\",\"nonRetryable\":true}")
                        .status())
                .isEqualTo(204);
        assertProblem(api.post("/activities/" + TOKEN + "/fail", "{}"), 400, "invalid-request");

        assertThat(api.engine.ended.get(0).outcome())
                .isEqualTo(new Outcome.Failed(Failure.application("Busy", "no", true)));
    }

    @Test
    void a_heartbeat_learns_what_is_wanted() {
        Answer answer = api.post("/activities/" + TOKEN + "/heartbeat", "{\"percent\":40}");

        assertThat(answer.json()).hasToString("{\"state\":\"CANCEL_REQUESTED\"}");
        assertThat(api.engine.messages.get(0).input()).isEqualTo(List.of(Sample.json("{\"percent\":40}")));
    }

    @Test
    void workflow_types_tell_parameters_as_json_schema() {
        Answer answer = api.get("/workflow-types");

        assertThat(answer.text("/workflowTypes/0/workflowType")).isEqualTo("Order");
        assertThat(answer.text("/workflowTypes/0/taskQueue")).isEqualTo("default");
        assertThat(answer.text("/workflowTypes/0/parameters/0/name")).isEqualTo("order");
        assertThat(answer.text("/workflowTypes/0/parameters/0/schema/properties/orderId/type"))
                .isEqualTo("string");
        assertThat(answer.text("/workflowTypes/0/parameters/0/schema/properties/patience/format"))
                .isEqualTo("duration");
        assertThat(answer.text("/workflowTypes/0/parameters/0/schema/properties/lines/items/properties/quantity/type"))
                .isEqualTo("integer");
        assertThat(answer.text("/workflowTypes/0/result/type")).isEqualTo("string");
        assertThat(answer.text("/workflowTypes/0/signals/0/name")).isEqualTo("approve");
        assertThat(answer.json().at("/workflowTypes/0/signals/0").has("result")).isFalse();
        assertThat(answer.json().at("/workflowTypes/0/signals/0/parameters")).hasSize(2);
        assertThat(answer.text("/workflowTypes/0/queries/0/description")).isEqualTo("Where the order is.");
        assertThat(answer.text("/workflowTypes/0/queries/0/result/items/type")).isEqualTo("string");
        assertThat(answer.text("/workflowTypes/0/updates/0/name")).isEqualTo("add");
        assertThat(answer.text("/workflowTypes/0/updates/0/result/type")).isEqualTo("integer");
    }
}
