package io.perdura.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.Payload;
import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.history.Visible;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.partition.RunDescription;
import io.perdura.engine.partition.StartRequest;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.system.schedule.ScheduleBook;
import io.perdura.engine.system.schedule.ScheduleTarget;
import io.perdura.engine.system.schedule.ScheduleView;
import io.perdura.web.rest.ApiServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulesResourceTest {

    private static final String NIGHTLY = """
            {"scheduleId":"nightly/1",
             "spec":{"cronExpressions":["0 3 * * *"],"timeZoneName":"Europe/Berlin","jitter":"PT5M",
               "calendars":[{"hour":[{"start":9,"end":17}]}],"intervals":[{"every":"PT1H"}]},
             "action":{"workflowType":"Order","workflowId":"digest","input":[null],"memo":{"note":"x"},
               "searchAttributes":{"Customer":"c-1"},"retry":{"maximumAttempts":3},"timeouts":{"run":"PT1H"}},
             "policy":{"overlap":"BUFFER_ONE","catchupWindow":"PT1H","pauseOnFailure":true},
             "state":{"paused":true,"note":"not yet","remainingActions":3},
             "triggerImmediately":true,"memo":{"owner":"ada"},
             "backfills":[{"startAt":"2026-01-01T00:00:00Z","endAt":"2026-01-02T00:00:00Z","overlap":"ALLOW_ALL"}]}""";

    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static Payload json(Object value) {
        return DefaultDataConverter.STANDARD_INSTANCE.encode(value);
    }

    private ScheduleBook created() {
        StartRequest request = api.engine.starts.get(0);
        assertThat(request.workflowType()).isEqualTo("perdura.schedule");
        ScheduleBook book = DefaultDataConverter.STANDARD_INSTANCE.fromPayload(
                request.input().get(0), ScheduleBook.class, ScheduleBook.class);
        assertThat(book).isNotNull();
        return book;
    }

    /** The engine has a schedule that answers so. */
    private void given(String id, ScheduleBook book) {
        ExecutionRecord run = new ExecutionRecord(
                "perdura.schedule:" + id,
                FakeEngine.RUN,
                "perdura.schedule",
                new PartitionId("default", 0),
                WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
                Instant.EPOCH,
                null,
                null,
                null,
                FakeEngine.RUN,
                0,
                0,
                null);
        api.engine.runs.put("perdura.schedule:" + id, new RunDescription(run, 1, List.of(), List.of(), List.of()));
        api.engine.answer = json(new ScheduleView(book, List.of(3_600_000L)));
        Visible visible = new Visible(
                api.engine.starts.get(0).options().memo(), run.visible().searchAttributes());
        api.engine.listed.add(run.withVisible(visible));
    }

    @Test
    void a_schedule_is_created_with_all_that_it_may_have() {
        Answer answer = api.post("/schedules", NIGHTLY);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/scheduleId")).isEqualTo("nightly/1");
        assertThat(answer.header("Location")).endsWith("/api/v1/schedules/nightly%2F1");
        ScheduleBook book = created();
        assertThat(api.engine.starts.get(0).workflowId()).isEqualTo("perdura.schedule:nightly/1");
        assertThat(book.schedule.overlap()).isEqualTo(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE);
        assertThat(book.schedule.catchupWindow()).isEqualTo(Duration.ofHours(1));
        assertThat(book.schedule.spec().cronExpressions()).containsExactly("0 3 * * *");
        assertThat(book.schedule.spec().calendars()).hasSize(1);
        assertThat(book.schedule.action().runTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(book.schedule.action().memo()).containsOnlyKeys("note");
        assertThat(book.paused).isTrue();
        assertThat(book.note).isEqualTo("not yet");
        assertThat(book.remaining).isEqualTo(3);
        assertThat(book.triggerFirst).isTrue();
        assertThat(book.backfills)
                .containsExactly(new ScheduleTarget.Backfill(
                        Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() - 1,
                        Instant.parse("2026-01-02T00:00:00Z").toEpochMilli(),
                        ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL));
    }

    @Test
    void a_schedule_is_described_and_listed() {
        api.post("/schedules", NIGHTLY);
        ScheduleBook book = created();
        book.recent.add(new ScheduleBook.Recent(0, 5_000, "digest-1", "r-1"));
        given("nightly/1", book);

        Answer one = api.get("/schedules/nightly%2F1");
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.text("/spec/cronExpressions/0")).isEqualTo("0 3 * * *");
        assertThat(one.text("/policy/overlap")).isEqualTo("BUFFER_ONE");
        assertThat(one.text("/state/note")).isEqualTo("not yet");
        assertThat(one.text("/action/workflowId")).isEqualTo("digest");
        assertThat(one.text("/info/recent/0/scheduledAt")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(one.text("/info/recent/0/startedAt")).isEqualTo("1970-01-01T00:00:05Z");
        assertThat(one.text("/info/next/0")).isEqualTo("1970-01-01T01:00:00Z");

        Answer list = api.get("/schedules?query=Customer%20%3D%20%27c-1%27");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.text("/schedules/0/scheduleId")).isEqualTo("nightly/1");
        assertThat(list.text("/schedules/0/workflowType")).isEqualTo("Order");
        assertThat(api.get("/schedules?query=Nonsense").text("/type")).isEqualTo("urn:perdura:problem:invalid-query");
    }

    @Test
    void a_schedule_takes_what_an_operator_wants_of_it() {
        api.post("/schedules", NIGHTLY);
        given("n", created());

        assertThat(api.post("/schedules/n/pause", "{\"reason\":\"holidays\"}").status())
                .isEqualTo(202);
        assertThat(api.postNothing("/schedules/n/unpause").status()).isEqualTo(202);
        assertThat(api.postNothing("/schedules/n/trigger").status()).isEqualTo(202);
        assertThat(api.post("/schedules/n/trigger", "{\"overlap\":\"ALLOW_ALL\"}")
                        .status())
                .isEqualTo(202);
        assertThat(api.post(
                                "/schedules/n/backfill",
                                "{\"backfills\":[{\"startAt\":\"2026-01-01T00:00:00Z\",\"endAt\":\"2026-01-01T00:00:00Z\"}]}")
                        .status())
                .isEqualTo(202);
        assertThat(api.send(api.request("/schedules/n")
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(NIGHTLY)))
                        .status())
                .isEqualTo(204);
        assertThat(api.send(api.request("/schedules/n").DELETE()).status()).isEqualTo(204);

        assertThat(api.engine.messages)
                .extracting(FakeEngine.Message::name)
                .containsExactly(
                        "pause",
                        "unpause",
                        "trigger",
                        "trigger",
                        "backfill",
                        "describe",
                        "update",
                        "the schedule was deleted");
        assertThat(api.engine.messages.get(0).input()).containsExactly(json("holidays"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"scheduleId\":\"nightly/1\"  | \"scheduleId\":\" \"        | scheduleId: is empty",
                "\"0 3 * * *\"                 | \"soon\"                    | spec.cronExpressions: 'soon' can't be understood",
                "\"Europe/Berlin\"             | \"Mars\"                    | spec.timeZoneName: no time zone is called 'Mars'",
                "{\"start\":9,\"end\":17}      | {\"start\":24}              | spec.calendars[0].hour: is 24 to 24",
                "{\"start\":9,\"end\":17}      | {\"start\":-1}              | spec.calendars[0].hour: ",
                "{\"every\":\"PT1H\"}          | {\"every\":\"PT0S\"}        | spec.intervals[0]: ",
                "\"workflowId\":\"digest\",    | \"requestId\":\"r\",        | action.workflowId: is missing",
                "\"input\":[null]              | \"input\":[]                | action.input: has 0 arguments; expected 1",
                "\"retry\"                     | \"startDelay\":\"PT1S\",\"retry\" | action.startDelay: can't be given",
                "\"catchupWindow\":\"PT1H\"    | \"catchupWindow\":\"PT1S\"  | policy.catchupWindow: is PT1S",
                "\"BUFFER_ONE\"                | \"SOMETIMES\"               | policy.overlap: is \"SOMETIMES\"; expected SKIP",
                "\"remainingActions\":3        | \"remainingActions\":-1     | state.remainingActions: is -1",
                "\"2026-01-02T00:00:00Z\"      | \"2025-01-02T00:00:00Z\"    | backfills[0]: expected startAt and endAt",
                "{\"every\":\"PT1H\"} | {\"every\":\"PT99999999999999999S\"} | spec.intervals[0]: ",
                "{\"every\":\"PT1H\"} | null | spec.intervals[0]: is null; expected an object with every, offset",
                "{\"every\":\"PT1H\"} | {\"every\":3600} | spec.intervals[0].every: is 3600; expected an ISO-8601 duration",
                "{\"start\":9,\"end\":17} | null | spec.calendars[0].hour[0]: is null",
                "\"0 3 * * *\" | null | spec.cronExpressions[0]: is null; expected a text",
                "\"jitter\":\"PT5M\" | \"jitter\":\"PT99999999999999999S\" | spec.jitter: is PT27777777777777H46M39S: give a duration of at most",
                "\"jitter\":\"PT5M\" | \"jitter\":\"-PT5M\" | spec.jitter: is PT-5M",
                "\"catchupWindow\":\"PT1H\" | \"catchupWindow\":\"PT99999999999999999S\" | policy.catchupWindow: is PT27777777777777H46M39S",
                "\"run\":\"PT1H\" | \"run\":\"P100001D\" | action.timeouts.run: is PT2400024H; expected at most",
                "\"maximumAttempts\":3 | \"maximumAttempts\":-3 | retry.maximumAttempts: is -3",
                "\"memo\":{\"owner\":\"ada\"} | \"memo\":[\"ada\"] | memo: expected an object",
                "\"triggerImmediately\"        | \"now\"                     | now: unknown field"
            })
    void what_does_not_fit_is_named_with_its_place(String part, String instead, String expected) {
        String bad = NIGHTLY.replace(part, instead);
        assertThat(bad).isNotEqualTo(NIGHTLY);

        Answer answer = api.post("/schedules", bad);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/type")).startsWith("urn:perdura:problem:invalid-");
        assertThat(answer.text("/detail")).contains(expected);
        assertThat(api.engine.starts).isEmpty();
    }

    @Test
    void an_id_that_is_taken_and_one_that_is_not_there_are_said() {
        api.engine.refusal = new EngineException(EngineException.Code.ALREADY_STARTED, "taken", FakeEngine.RUN, null);
        Answer taken = api.post("/schedules", NIGHTLY);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("/type")).isEqualTo("urn:perdura:problem:schedule-exists");

        Answer missing = api.get("/schedules/nobody");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text("/type")).isEqualTo("urn:perdura:problem:no-such-schedule");
        assertThat(missing.text("/detail")).contains("no schedule has the id 'nobody'");
        assertThat(api.postNothing("/schedules/nobody/trigger").status()).isEqualTo(404);
    }
}
