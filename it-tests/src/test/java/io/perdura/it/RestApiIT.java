package io.perdura.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perdura.client.batch.BatchDescription;
import io.perdura.client.rest.BatchStatus;
import io.perdura.client.rest.HistoryItem;
import io.perdura.client.rest.PerduraApi;
import io.perdura.client.rest.ProblemException;
import io.perdura.client.rest.Reason;
import io.perdura.client.rest.ScheduleDefinition;
import io.perdura.client.rest.ScheduleOverlap;
import io.perdura.client.rest.ScheduleStatus;
import io.perdura.client.rest.ScheduleTimes;
import io.perdura.client.rest.ScheduleTrigger;
import io.perdura.client.rest.StartBatch;
import io.perdura.client.rest.StartWorkflow;
import io.perdura.client.rest.StartedWorkflow;
import io.perdura.client.rest.UpdateAnswer;
import io.perdura.client.rest.UpdateAnswer.UpdateStatus;
import io.perdura.client.rest.WorkflowOutcome;
import io.perdura.client.rest.WorkflowStatus;
import io.perdura.client.rest.WorkflowSummary;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The REST API on the server: through the typed client inside an application, and as others call it. */
@ArquillianTest
class RestApiIT {

    private static final Map<String, String> A_DAY = Map.of("expiry", "PT24H");

    @Inject
    private HttpServletRequest request;

    @Deployment
    static EnterpriseArchive application() {
        return Deployments.shippedEarWith(
                Testable.archiveToTest(Deployments.war("rest-client.war", RestApiIT.class, Rest.class)));
    }

    private PerduraApi client() {
        return RestClientBuilder.newBuilder()
                .baseUri(URI.create("http://localhost:" + request.getServerPort()))
                .build(PerduraApi.class);
    }

    @Test
    void a_cart_lives_through_the_typed_client() throws IOException {
        String id = "carts/it #1 ü"; // all that a path must encode
        try (PerduraApi perdura = client()) {
            StartedWorkflow cart = perdura.start(
                    StartWorkflow.of("Cart", A_DAY).withWorkflowId(id).withRequestId("it-1"));
            StartedWorkflow again = perdura.start(
                    StartWorkflow.of("Cart", A_DAY).withWorkflowId(id).withRequestId("it-1"));
            assertThat(again.runId()).isEqualTo(cart.runId());
            assertThat(again.started()).isFalse();

            perdura.signal(id, "addItem", Map.of("sku", "book", "quantity", 2));
            assertThat(perdura.query(id, "contents").result()).hasToString("[{sku=book, quantity=2}]");
            assertThat(perdura.describe(id).status()).isEqualTo(WorkflowStatus.RUNNING);
            assertThat(perdura.result(id, Duration.ZERO)).isNull();
            assertThat(perdura.list("WorkflowId = '" + id + "'", null, null).workflows())
                    .hasSize(1);

            perdura.cancel(id, "the test is over");
            WorkflowOutcome end = perdura.result(id, Duration.ofSeconds(30));
            assertThat(end).isNotNull();
            assertThat(end.status()).isEqualTo(WorkflowStatus.CANCELED);
            assertThat(perdura.history(id).events())
                    .extracting(HistoryItem::text)
                    .contains(
                            "Workflow Cart started",
                            "Signal 'addItem' arrived",
                            "Somebody asked the workflow to cancel itself: the test is over");

            assertThat(refused(() -> perdura.signal(id, "checkout"))).isEqualTo("409 workflow-closed");
            assertThat(refused(() -> perdura.describe("no such cart"))).isEqualTo("404 not-found");
            assertThat(refused(() -> perdura.start(StartWorkflow.of("Cart", 5))))
                    .isEqualTo("400 invalid-argument");
            assertThat(refused(() -> perdura.completeActivity("no token", "done")))
                    .isEqualTo("404 not-found");
        }
    }

    @Test
    void a_greeting_changes_its_language_by_updates() throws IOException {
        try (PerduraApi perdura = client()) {
            String id = "greeting/it";
            perdura.start(StartWorkflow.of("Greeting", "Ada").withWorkflowId(id));
            UpdateAnswer first = perdura.update(id, "setLanguage", List.of("French"), null, "u/1", null, null);
            assertThat(first.status()).isEqualTo(UpdateStatus.COMPLETED);
            assertThat(first.result()).isEqualTo("English");
            UpdateAnswer again = perdura.update(id, "setLanguage", List.of("French"), null, "u/1", null, null);
            assertThat(again.result()).isEqualTo("English");
            int events = perdura.history(id).events().size();
            assertThat(refused(() -> perdura.update(id, "setLanguage", "Klingon")))
                    .isEqualTo("422 update-rejected");
            assertThat(perdura.history(id).events()).hasSize(events);

            UpdateAnswer accepted =
                    perdura.update(id, "setLanguage", List.of("Spanish"), "ACCEPTED", "u-2", null, null);
            assertThat(perdura.updateOutcome(id, accepted.updateId(), Duration.ofSeconds(30))
                            .result())
                    .isEqualTo("French");
            perdura.signal(id, "approve");
            WorkflowOutcome end = perdura.result(id, Duration.ofSeconds(30));
            assertThat(end.result()).isEqualTo("Hola, Ada");
            assertThat(perdura.update(id, "setLanguage", List.of("French"), null, "u/1", null, null)
                            .result())
                    .isEqualTo("English");
            assertThat(refused(() -> perdura.update(id, "setLanguage", "French")))
                    .isEqualTo("409 workflow-closed");
        }
    }

    @Test
    @Timeout(60)
    void a_schedule_starts_carts_when_it_is_told_to() throws IOException {
        String id = "carts/hourly";
        try (PerduraApi perdura = client()) {
            ScheduleDefinition hourly = ScheduleDefinition.of(
                            id,
                            ScheduleTimes.every(Duration.ofHours(1)),
                            StartWorkflow.of("Cart", A_DAY).withWorkflowId("scheduled-cart"))
                    .withPolicy(new ScheduleDefinition.Policy(ScheduleOverlap.TERMINATE_OTHER, null, null))
                    .withState(new ScheduleDefinition.State(true, "not yet", null));
            assertThat(perdura.createSchedule(hourly).scheduleId()).isEqualTo(id);
            assertThat(refused(() -> perdura.createSchedule(hourly))).isEqualTo("409 schedule-exists");
            assertThat(perdura.schedule(id).state().note()).isEqualTo("not yet");

            perdura.triggerSchedule(id, new ScheduleTrigger(null));
            String first = started(perdura, id, 1).running().get(0).workflowId();
            perdura.triggerSchedule(id, new ScheduleTrigger(null));
            ScheduleStatus.Info info = started(perdura, id, 2);
            assertThat(perdura.describe(first).status()).isEqualTo(WorkflowStatus.TERMINATED);
            assertThat(info.running()).hasSize(1);

            perdura.unpauseSchedule(id, new Reason("go"));
            assertThat(perdura.schedule(id).info().next()).hasSize(10);
            assertThat(perdura.schedules(null, null, null).schedules())
                    .anyMatch(each -> each.scheduleId().equals(id));
            assertThat(perdura.count("WorkflowType STARTS_WITH 'perdura.'").count())
                    .isPositive();
            assertThat(perdura.list(null, 1_000, null).workflows())
                    .noneMatch(each -> each.workflowType().startsWith("perdura."));
            perdura.deleteSchedule(id);
            assertThat(refused(() -> perdura.schedule(id))).isEqualTo("404 no-such-schedule");
            perdura.terminate(info.running().get(0).workflowId(), "the test is over");
        }
    }

    @Test
    @Timeout(60)
    void a_batch_ends_the_carts_that_match() throws IOException {
        try (PerduraApi perdura = client()) {
            for (int i = 0; i < 3; i++) {
                perdura.start(StartWorkflow.of("Cart", A_DAY).withWorkflowId("batch-cart-" + i));
            }
            String batch = perdura.startBatch(
                            StartBatch.terminate("WorkflowId STARTS_WITH 'batch-cart-'", "the test is over"))
                    .batchId();
            BatchStatus status = perdura.batch(batch);
            while (status.status() == BatchDescription.Status.RUNNING) {
                status = perdura.batch(batch);
            }
            assertThat(status.done()).isEqualTo(3);
            assertThat(perdura.describe("batch-cart-1").status()).isEqualTo(WorkflowStatus.TERMINATED);
            perdura.stopBatch(batch, new Reason("it has ended"));
            assertThat(refused(() -> perdura.batch("nobody"))).isEqualTo("404 no-such-batch");
        }
    }

    private static ScheduleStatus.Info started(PerduraApi perdura, String id, long actions) {
        ScheduleStatus.Info info = perdura.schedule(id).info();
        while (info.actions() < actions) {
            info = perdura.schedule(id).info();
        }
        return info;
    }

    @Test
    void a_cart_that_begins_later_is_found_by_what_it_shows() throws IOException {
        String id = "later-cart";
        try (PerduraApi perdura = client()) {
            perdura.start(StartWorkflow.of("Cart", A_DAY)
                    .withWorkflowId(id)
                    .withMemo(Map.of("note", "it"))
                    .withSearchAttributes(Map.of(
                            "ItCustomer",
                            "c-1",
                            "ItCents",
                            1_200,
                            "ItTags",
                            List.of("red", "green"),
                            "ItDue",
                            Map.of("type", "Datetime", "value", "2026-01-31T12:00:00.000001+01:00")))
                    .withStartDelay(Duration.ofHours(1)));

            assertThat(perdura.describe(id).memo()).containsEntry("note", "it");
            assertThat(perdura.describe(id).searchAttributes())
                    .hasToString("{ItCents=1200, ItCustomer=c-1, ItDue=2026-01-31T11:00:00.000001Z,"
                            + " ItTags=[red, green]}");
            assertThat(perdura.list(
                                    "ItCustomer = 'c-1' AND ItCents BETWEEN 1000 AND 1200 AND ItTags = 'green'"
                                            + " AND ItDue > '2026-01-31T11:00:00Z' AND NOT ExecutionStatus = 'Completed'",
                                    null,
                                    null)
                            .workflows())
                    .extracting(WorkflowSummary::workflowId)
                    .containsExactly(id);
            assertThat(perdura.count("ItCustomer IN ('c-1', 'c-2') OR ItCents < 0")
                            .count())
                    .isEqualTo(1);
            assertThat(perdura.count("ItCustomer != 'c-1' AND WorkflowId = '" + id + "'")
                            .count())
                    .isZero();
            assertThat(refused(() -> perdura.count("ItCents = 'many'"))).isEqualTo("400 invalid-query");
            assertThat(refused(() -> perdura.start(
                            StartWorkflow.of("Cart", A_DAY).withSearchAttributes(Map.of("ItCents", "many")))))
                    .isEqualTo("400 invalid-request");
            assertThat(refused(
                            () -> perdura.start(StartWorkflow.of("Cart", A_DAY).withCronSchedule("often"))))
                    .isEqualTo("400 invalid-argument");

            perdura.signal(id, "checkout"); // begins it at once
            WorkflowOutcome end = perdura.result(id, Duration.ofSeconds(30));
            assertThat(end).isNotNull();
            assertThat(end.status()).isEqualTo(WorkflowStatus.COMPLETED);
            assertThat(perdura.count("ItCustomer = 'c-1' AND CloseTime IS NOT NULL AND HistoryLength > 2")
                            .count())
                    .isEqualTo(1);

            perdura.start(
                    StartWorkflow.of("Cart", A_DAY).withWorkflowId("cron-cart").withCronSchedule("@yearly"));
            perdura.terminate("cron-cart", "the test is over");
            assertThat(refused(() -> perdura.start(StartWorkflow.of("Cart", A_DAY)
                            .withSearchAttributes(Map.of("ItCustomer", Map.of("type", "Int", "value", 1))))))
                    .isEqualTo("400 invalid-argument");
        }
    }

    private static String refused(Runnable call) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, call::run);
        return refusal.status() + " " + refusal.problem().type().replace("urn:perdura:problem:", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/v1/workflows              | {\"workflowType\":                | 400 | malformed-json",
                "/api/v1/workflows              | {\"workflowType\":\"Order\",\"x\":1} | 400 | invalid-request",
                "/api/v1/workflows              | {\"workflowType\":\"Nothing\"}     | 400 | unknown-workflow-type",
                "/api/v1/workflows              | {\"workflowType\":\"Order\"}       | 400 | invalid-argument",
                "/api/v1/workflows/x%7Cy%2F     | {}                                | 405 | method-not-allowed",
                "/api/v1/workflows/none/cancel  | {\"reason\":\"none\"}             | 404 | not-found",
                "/api/v1/nothing                | {}                                | 404 | no-such-path",
            })
    @RunAsClient
    void what_does_not_fit_is_a_problem(String path, String body, int status, String type) throws Exception {
        Rest.Answer answer = Rest.post(path, body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:perdura:problem:" + type);
        assertThat(answer.body().path("whatToDo").asText()).isNotBlank();
    }

    @Test
    @RunAsClient
    void a_payload_over_the_limit_is_refused_by_the_engine_and_a_huge_body_unread() throws Exception {
        String start = "{\"workflowType\":\"Cart\",\"input\":[{\"expiry\":\"PT1H\",\"x\":\"%s\"}]}";

        Rest.Answer payload = Rest.post("/api/v1/workflows", start.formatted("x".repeat(2 << 20)));
        Rest.Answer body = Rest.post("/api/v1/workflows", start.formatted("x".repeat(5 << 20)));

        assertThat(payload.status()).isEqualTo(413);
        assertThat(payload.body().path("detail").asText()).contains("2097152");
        assertThat(body.status()).isEqualTo(413);
        assertThat(body.body().path("detail").asText()).contains("perdura.rest.max-body-bytes");
    }
}
