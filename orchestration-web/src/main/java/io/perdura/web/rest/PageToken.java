package io.perdura.web.rest;

import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.PartitionId;
import io.perdura.web.problem.RequestRefused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Where the next page begins, opaque to callers. A token of a list holds the last run of its page and a hash of the filter; a token
 * of a history holds the run, so that all pages are of the same one, and the next event id.
 */
final class PageToken {

    private static final String LIST = "l";
    private static final String HISTORY = "h";

    private PageToken() {}

    record HistoryPosition(RunId runId, long eventId) {}

    static String afterRun(ExecutionRecord last, ExecutionFilter filter) {
        return encode(
                LIST,
                String.valueOf(filter.text().hashCode()),
                last.startTime().toString(),
                last.runId().toString());
    }

    /** A record that stands where the page ended; lists are ordered by start time and run id, so it holds those alone. */
    static ExecutionRecord lastRun(String token, ExecutionFilter filter) {
        List<String> parts = decode(token, LIST, 4);
        if (!parts.get(1).equals(String.valueOf(filter.text().hashCode()))) {
            throw RequestRefused.field("pageToken", "belongs to a list with another filter; begin again without it");
        }
        try {
            RunId runId = RunId.parse(parts.get(3));
            return new ExecutionRecord(
                    "",
                    runId,
                    "",
                    new PartitionId("", 0),
                    WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
                    Instant.parse(parts.get(2)),
                    null,
                    null,
                    null,
                    runId,
                    0,
                    0,
                    null);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw notOurs();
        }
    }

    static String nextEvent(RunId runId, long eventId) {
        return encode(HISTORY, runId.toString(), String.valueOf(eventId));
    }

    static HistoryPosition nextEvent(String token) {
        List<String> parts = decode(token, HISTORY, 3);
        try {
            return new HistoryPosition(RunId.parse(parts.get(1)), Long.parseLong(parts.get(2)));
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
    }

    private static String encode(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("|", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> decode(String token, String kind, int count) {
        List<String> parts;
        try {
            parts = List.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\\|", -1));
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
        if (parts.size() != count || !parts.get(0).equals(kind)) {
            throw notOurs();
        }
        return parts;
    }

    private static RequestRefused notOurs() {
        return RequestRefused.field(
                "pageToken", "is no token of this list; pass nextPageToken of the page before, unchanged");
    }
}
