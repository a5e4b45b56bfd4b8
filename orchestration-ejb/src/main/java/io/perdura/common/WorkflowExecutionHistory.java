package io.perdura.common;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole history of one run as JSON, for the replayer, for people, and for a file beside a test. It holds all that a replay
 * needs, payloads included: treat it as confidential as they are. Immutable and thread-safe.
 */
public final class WorkflowExecutionHistory {

    /** The value of the field {@code format}. */
    public static final String FORMAT = "perdura-history";

    /** The newest value of the field {@code version} that is read, and the one that is written. */
    public static final int VERSION = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private final JsonNode document;
    private final WorkflowExecution execution;
    private final String workflowType;

    private WorkflowExecutionHistory(JsonNode document) {
        this.document = document;
        this.execution = new WorkflowExecution(text("workflowId"), text("runId"));
        this.workflowType = text("workflowType");
    }

    /**
     * Reads what {@link #toJson} wrote, or the REST API exported.
     *
     * @throws IllegalArgumentException when it is no history, or a newer version wrote it
     */
    public static WorkflowExecutionHistory fromJson(String json) {
        JsonNode document;
        try {
            document = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("This is no exported history: " + e.getOriginalMessage(), e);
        }
        if (!FORMAT.equals(document.path("format").asText())) {
            throw new IllegalArgumentException(
                    "This is no exported history: expected an object with \"format\": \"" + FORMAT + "\"");
        }
        int version = document.path("version").asInt();
        if (version < 1 || version > VERSION) {
            throw new IllegalArgumentException("The exported history has version " + version
                    + ", but this library reads versions 1 to " + VERSION + ": use a newer one");
        }
        return new WorkflowExecutionHistory(document);
    }

    private String text(String field) {
        JsonNode value = document.path(field);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new IllegalArgumentException("The exported history lacks the text \"" + field + "\"");
        }
        return value.asText();
    }

    /** Whose history it is, always with a run id. */
    public WorkflowExecution getWorkflowExecution() {
        return execution;
    }

    public String getWorkflowType() {
        return workflowType;
    }

    /** The history as JSON, which {@link #fromJson} reads. */
    public String toJson(boolean prettyPrint) {
        return prettyPrint ? document.toPrettyString() : document.toString();
    }

    /** All events in their order. */
    public List<HistoryEvent> getEvents() {
        List<HistoryEvent> events = new ArrayList<>();
        Set<Long> cancellations = new HashSet<>();
        for (JsonNode batch : document.path("batches")) {
            Instant time = Instant.parse(batch.path("writtenAt").asText());
            for (JsonNode event : batch.path("events")) {
                String name = event.path("type").asText();
                Map<String, Object> attributes = MAPPER.convertValue(event.path("attributes"), ATTRIBUTES);
                if (name.equals("CancelExternalInitiated")) {
                    cancellations.add(event.path("eventId").asLong());
                }
                boolean ofCancellation = attributes.get("initiatedEventId") instanceof Number initiated
                        && cancellations.contains(initiated.longValue());
                events.add(new HistoryEvent(
                        event.path("eventId").asLong(),
                        EventTypes.of(name, attributes, ofCancellation),
                        name,
                        time,
                        attributes));
            }
        }
        return List.copyOf(events);
    }

    /** The event at which the history ends. */
    public HistoryEvent getLastEvent() {
        List<HistoryEvent> events = getEvents();
        return events.get(events.size() - 1);
    }

    /** The same as {@link #getEvents}, as one object. */
    public History getHistory() {
        return new History(getEvents());
    }

    /** Whose history it is, without the history. */
    @Override
    public String toString() {
        return "history of " + workflowType + " " + execution;
    }
}
