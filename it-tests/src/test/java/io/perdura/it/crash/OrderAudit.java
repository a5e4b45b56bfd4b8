package io.perdura.it.crash;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What must hold of one order in the end, found out from outside: its result, its rows, its history. */
final class OrderAudit {

    private static final Duration RESULT = Duration.ofMinutes(2);
    private static final Set<String> ENDS_OF_ACTIVITIES =
            Set.of("ActivityCompleted", "ActivityFailed", "ActivityTimedOut", "ActivityCanceled");
    private static final Set<String> ENDS_OF_WORKFLOWS = Set.of(
            "WorkflowCompleted",
            "WorkflowFailed",
            "WorkflowCanceled",
            "WorkflowTerminated",
            "WorkflowTimedOut",
            "WorkflowContinuedAsNew");

    private final PlacedOrder order;
    private final JsonNode result;
    private final JsonNode rows;
    private final List<JsonNode> events;
    private final List<PaymentWitness.Call> charges;
    private final List<String> findings = new ArrayList<>();

    private OrderAudit(PlacedOrder order, ServerApi api, PaymentWitness witness) {
        this.order = order;
        Answer end = api.result(order.id(), RESULT);
        this.result = end.json();
        this.rows = api.rows(order.id()).json();
        this.events = StreamSupport.stream(
                        api.history(order.id()).json().path("events").spliterator(), false)
                .toList();
        this.charges = witness.calls("/charges", order.id());
        check(end.status() == 200, "the result should be there, but is " + end);
    }

    /** Waits for the order's end and looks at everything. */
    static OrderAudit of(PlacedOrder order, ServerApi api, PaymentWitness witness) {
        OrderAudit audit = new OrderAudit(order, api, witness);
        audit.checkResult();
        audit.checkRows();
        audit.checkHistory();
        audit.checkApprovals();
        audit.checkCharges();
        return audit;
    }

    boolean isGood() {
        return findings.isEmpty();
    }

    /** Whether the run was open at that moment. */
    boolean wasOpenAt(Instant moment) {
        return !events.isEmpty()
                && time(events.get(0)).isBefore(moment)
                && time(events.get(events.size() - 1)).isAfter(moment);
    }

    private void checkResult() {
        String expected = order.kind().ships() ? "COMPLETED" : "FAILED";
        check(result.path("status").asText().equals(expected), "the run should be " + expected);
        check(
                result.path("runId").asText().equals(order.runId().orElse("")),
                "the run that was acknowledged should be the one that ended");
        if (order.kind().ships()) {
            JsonNode receipt = result.path("result");
            check(receipt.path("orderId").asText().equals(order.id()), "the receipt should name the order");
            check(!receipt.path("chargeId").asText().isEmpty(), "the receipt should name the charge");
            check(!receipt.path("shipmentId").asText().isEmpty(), "the receipt should name the shipment");
        } else {
            check(
                    result.path("failure")
                            .toString()
                            .contains("\"" + order.kind().failureType() + "\""),
                    "the failure should be " + order.kind().failureType());
        }
    }

    private void checkRows() {
        if (order.kind().ships()) {
            checkRow("reservations", 1);
            checkRow("charges", 1);
            checkRow("shipments", 1);
            checkRow("releases", 0);
            checkRow("refunds", 0);
        } else {
            checkRow("shipments", 0);
            checkRow("releases", rows.path("reservations").asInt());
            checkRow("refunds", rows.path("charges").asInt());
            check(rows.path("reservations").asInt(-1) <= 1, "nothing should be reserved twice");
            check(rows.path("charges").asInt(-1) <= 1, "nothing should be charged twice");
        }
    }

    private void checkRow(String table, int expected) {
        check(
                rows.path(table).asInt(-1) == expected,
                "there should be %d %s, but there are %s".formatted(expected, table, rows.path(table)));
    }

    private void checkHistory() {
        check(
                IntStream.range(0, events.size())
                        .allMatch(i -> events.get(i).path("eventId").asInt() == i + 1),
                "the events should be numbered without a gap");
        checkOne("the start", event -> isOf(Set.of("WorkflowStarted"), event));
        checkOne("the end of the run", event -> isOf(ENDS_OF_WORKFLOWS, event));
        for (JsonNode scheduled : events) {
            if (isOf(Set.of("ActivityScheduled"), scheduled)) {
                int id = scheduled.path("eventId").asInt();
                checkOne(
                        "the end of the activity that event %d scheduled".formatted(id),
                        event -> isOf(ENDS_OF_ACTIVITIES, event)
                                && event.path("details")
                                                .path("scheduledEventId")
                                                .asInt()
                                        == id);
            }
        }
        List<String> types = events.stream()
                .filter(event -> isOf(Set.of("ActivityScheduled"), event))
                .map(event -> event.path("details").path("activityType").asText())
                .toList();
        check(types.size() == Set.copyOf(types).size(), "each activity should be scheduled once, not " + types);
    }

    private void checkApprovals() {
        List<PlacedOrder.Sending> sendings = order.approvals();
        for (int i = 0; i < sendings.size(); i++) {
            String arguments = "[\"" + PlacedOrder.approver(i) + "\"]";
            long arrived = events.stream()
                    .filter(event -> isOf(Set.of("WorkflowSignaled"), event))
                    .filter(event ->
                            event.path("details").path("input").toString().equals(arguments))
                    .count();
            boolean right = switch (sendings.get(i)) {
                case ACKNOWLEDGED -> arrived == 1;
                case IN_DOUBT -> arrived <= 1;
                case CAME_TOO_LATE -> arrived == 0;
            };
            check(right, "the approval %s (%s) is there %d times".formatted(arguments, sendings.get(i), arrived));
        }
    }

    /** What the rows can't show, since the gateway's are written once however often it is called. */
    private void checkCharges() {
        check(
                charges.stream()
                                .map(PaymentWitness.Call::idempotencyKey)
                                .distinct()
                                .count()
                        <= 1,
                "all attempts to charge should have the same idempotency key");
        events.stream()
                .filter(event -> isOf(ENDS_OF_ACTIVITIES, event))
                .filter(event ->
                        event.path("details").path("activityType").asText().equals("ChargePayment"))
                .map(OrderAudit::time)
                .forEach(ended -> check(
                        charges.stream().noneMatch(call -> call.arrived().isAfter(ended)),
                        "the activity that charges should not run again after its end at " + ended));
    }

    private void checkOne(String what, Predicate<JsonNode> isIt) {
        long found = events.stream().filter(isIt).count();
        check(found == 1, "%s should be there once, but is %d times".formatted(what, found));
    }

    private void check(boolean holds, String finding) {
        if (!holds) {
            findings.add(finding);
        }
    }

    private static boolean isOf(Set<String> types, JsonNode event) {
        return types.contains(event.path("type").asText());
    }

    private static Instant time(JsonNode event) {
        return Instant.parse(event.path("time").asText());
    }

    /** All that a person needs to see what went wrong. */
    @Override
    public String toString() {
        return "%s\n  %s\n  result  %s\n  rows    %s\n  charged %s\n  history\n%s"
                .formatted(
                        order,
                        String.join("\n  ", findings),
                        result,
                        rows,
                        charges,
                        events.stream().map(OrderAudit::line).collect(joining("\n")));
    }

    private static String line(JsonNode event) {
        return "    %3d %s %s %s"
                .formatted(
                        event.path("eventId").asInt(),
                        event.path("time").asText(),
                        event.path("text").asText(),
                        event.path("details"));
    }
}
