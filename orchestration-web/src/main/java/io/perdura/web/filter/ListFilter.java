package io.perdura.web.filter;

import io.perdura.client.rest.WorkflowStatus;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.web.filter.Tokens.Kind;
import io.perdura.web.filter.Tokens.Token;
import io.perdura.web.problem.ProblemKind;
import io.perdura.web.problem.RequestRefused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filter: conditions joined by {@code AND}. {@code WorkflowId}, {@code WorkflowType}, {@code TaskQueue} and {@code
 * ExecutionStatus} are compared with {@code =}, {@code StartTime} with {@code =}, {@code <}, {@code <=}, {@code >}, {@code >=};
 * values are quoted. Names and {@code AND} are read in any case. Everything else is refused with its position.
 */
public final class ListFilter {

    private static final String SUPPORTED = "WorkflowId, WorkflowType, TaskQueue, ExecutionStatus (each =)"
            + " and StartTime (= < <= > >=), joined by AND";
    private static final String STATUS_PREFIX = "WORKFLOW_EXECUTION_STATUS_";

    private enum Field {
        WORKFLOWID,
        WORKFLOWTYPE,
        TASKQUEUE,
        EXECUTIONSTATUS,
        STARTTIME
    }

    private final List<Token> tokens;
    private int next;

    private @Nullable String workflowId;
    private @Nullable String workflowType;
    private @Nullable String taskQueue;
    private @Nullable WorkflowExecutionStatus status;
    private @Nullable Instant startedFrom;
    private @Nullable Instant startedBefore;

    private ListFilter(String filter) {
        this.tokens = Tokens.of(filter);
    }

    /**
     * @param filter null or blank for every run
     * @throws RequestRefused when it can't be read
     */
    public static ExecutionFilter parse(@Nullable String filter) {
        return filter == null || filter.isBlank() ? ExecutionFilter.ALL : new ListFilter(filter).conditions();
    }

    private ExecutionFilter conditions() {
        condition();
        while (peek().kind() != Kind.END) {
            Token and = take();
            if (and.kind() != Kind.WORD || !and.text().equalsIgnoreCase("AND")) {
                throw refused(and.position(), "found " + and + "; expected AND or the end");
            }
            condition();
        }
        return new ExecutionFilter(workflowId, workflowType, status, taskQueue, startedFrom, startedBefore);
    }

    private void condition() {
        Token name = take();
        Field field = field(name);
        Token operator = take();
        if (operator.kind() != Kind.OPERATOR) {
            throw refused(operator.position(), "found " + operator + "; expected an operator such as =");
        }
        if (field != Field.STARTTIME && !operator.text().equals("=")) {
            throw refused(operator.position(), name.text() + " is compared with = only, not with " + operator);
        }
        Token value = take();
        if (value.kind() != Kind.TEXT) {
            throw refused(value.position(), "found " + value + "; expected a value in quotes, such as 'Order'");
        }
        switch (field) {
            case WORKFLOWID -> workflowId = once(workflowId, value.text(), name);
            case WORKFLOWTYPE -> workflowType = once(workflowType, value.text(), name);
            case TASKQUEUE -> taskQueue = once(taskQueue, value.text(), name);
            case EXECUTIONSTATUS -> status = once(status, status(value), name);
            case STARTTIME -> startTime(name, operator, instant(value));
        }
    }

    private static Field field(Token name) {
        for (Field field : Field.values()) {
            if (name.kind() == Kind.WORD && name.text().equalsIgnoreCase(field.name())) {
                return field;
            }
        }
        throw refused(name.position(), "found " + name + "; expected the name of a field");
    }

    private static <T> T once(@Nullable T before, T value, Token name) {
        if (before != null) {
            throw refused(name.position(), name.text() + " is given twice; a list of alternatives is not supported");
        }
        return value;
    }

    private static WorkflowExecutionStatus status(Token value) {
        String wanted = value.text().replace("_", "");
        for (WorkflowExecutionStatus candidate : WorkflowExecutionStatus.values()) {
            if (candidate
                    .name()
                    .substring(STATUS_PREFIX.length())
                    .replace("_", "")
                    .equalsIgnoreCase(wanted)) {
                return candidate;
            }
        }
        String known = Arrays.stream(WorkflowStatus.values())
                .map(candidate -> candidate.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw refused(value.position(), value + " is no status; expected one of " + known);
    }

    private static Instant instant(Token value) {
        try {
            return OffsetDateTime.parse(value.text()).toInstant();
        } catch (DateTimeException e) {
            throw refused(
                    value.position(),
                    value + " is no time; expected ISO-8601 with an offset, such as '2026-01-31T12:00:00Z'");
        }
    }

    /** Start times are whole milliseconds, so each comparison is a half-open interval of them. */
    private void startTime(Token name, Token operator, Instant time) {
        Instant floor = time.truncatedTo(ChronoUnit.MILLIS);
        Instant after = floor.plusMillis(1);
        Instant ceiling = floor.equals(time) ? floor : after;
        switch (operator.text()) {
            case ">=" -> startedFrom = once(startedFrom, ceiling, name);
            case ">" -> startedFrom = once(startedFrom, after, name);
            case "<" -> startedBefore = once(startedBefore, ceiling, name);
            case "<=" -> startedBefore = once(startedBefore, after, name);
            case "=" -> {
                startedFrom = once(startedFrom, ceiling, name);
                startedBefore = once(startedBefore, after, name);
            }
            default ->
                throw refused(operator.position(), "found " + operator + "; StartTime is compared with = < <= > >=");
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    static RequestRefused refused(int position, String problem) {
        return RequestRefused.of(
                ProblemKind.INVALID_QUERY,
                "query, position " + position + ": " + problem + ". Supported are " + SUPPORTED);
    }
}
