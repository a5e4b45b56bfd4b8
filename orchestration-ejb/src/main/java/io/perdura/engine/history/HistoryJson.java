package io.perdura.engine.history;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A whole history as JSON that a replay can be made of:
 *
 * <pre>
 * { "format": "perdura-history", "version": 1, "namespace", "workflowId", "runId", "workflowType", "taskQueue",
 *   "batches": [ { "firstEventId", "writtenAt",
 *                  "events": [ { "eventId", "type", "attributes": { the components of the event's record } } ],
 *                  "encoded": the batch as {@link BatchCodec} writes it, in base 64 } ] }
 * </pre>
 *
 * <p>{@code events} is for people; {@code encoded} is what is read, so that not a byte of a payload is lost.
 */
public final class HistoryJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HistoryJson() {}

    /**
     * A history with what a replay must know beside it.
     *
     * @param namespace the application that it is from
     * @param batches all of it, in order
     */
    public record Export(String namespace, RunId runId, List<HistoryBatch> batches) {

        public Export {
            batches = List.copyOf(batches);
            if (batches.isEmpty() || !(batches.get(0).events().get(0) instanceof WorkflowStarted)) {
                throw new HistoryFormatException(
                        "the history of run " + runId + " does not begin with the event WorkflowStarted");
            }
        }

        public WorkflowStarted started() {
            return (WorkflowStarted) batches.get(0).events().get(0);
        }
    }

    public static WorkflowExecutionHistory write(Export export) {
        WorkflowStarted started = export.started();
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("format", WorkflowExecutionHistory.FORMAT)
                .put("version", WorkflowExecutionHistory.VERSION)
                .put("namespace", export.namespace())
                .put("workflowId", started.workflowId())
                .put("runId", export.runId().toString())
                .put("workflowType", started.workflowType())
                .put("taskQueue", started.taskQueue());
        ArrayNode batches = root.putArray("batches");
        for (HistoryBatch batch : export.batches()) {
            ObjectNode node = batches.addObject()
                    .put("firstEventId", batch.firstEventId())
                    .put(
                            "writtenAt",
                            Instant.ofEpochMilli(batch.writtenAtMillis()).toString());
            ArrayNode events = node.putArray("events");
            long id = batch.firstEventId();
            for (HistoryEvent event : batch.events()) {
                events.addObject()
                        .put("eventId", id++)
                        .put("type", event.name())
                        .set("attributes", RecordJson.write((Record) event));
            }
            node.put("encoded", Base64.getEncoder().encodeToString(BatchCodec.encode(batch)));
        }
        return WorkflowExecutionHistory.fromJson(root.toString());
    }

    /** @throws HistoryFormatException when events are missing, unknown, or not as this version writes them */
    public static Export read(WorkflowExecutionHistory history) {
        JsonNode root;
        try {
            root = MAPPER.readTree(history.toJson(false));
        } catch (JacksonException e) {
            throw new HistoryFormatException("the " + history + " is no JSON", e);
        }
        List<HistoryBatch> batches = new ArrayList<>();
        long next = 1;
        for (JsonNode node : root.path("batches")) {
            if (node.path("firstEventId").asLong() != next) {
                throw new HistoryFormatException("the " + history + " has a gap: expected event " + next
                        + ", but got a batch that begins with event " + node.path("firstEventId"));
            }
            HistoryBatch batch = BatchCodec.decode(next, encoded(node));
            batches.add(batch);
            next = batch.nextEventId();
        }
        return new Export(
                root.path("namespace").asText(),
                RunId.parse(history.getWorkflowExecution().getRunId()),
                batches);
    }

    private static byte[] encoded(JsonNode node) {
        try {
            return Base64.getDecoder().decode(node.path("encoded").asText());
        } catch (IllegalArgumentException e) {
            throw new HistoryFormatException(
                    "the batch at event " + node.path("firstEventId") + " has no \"encoded\" in base 64", e);
        }
    }
}
