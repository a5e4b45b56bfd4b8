package io.perdura.web.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.web.problem.RequestRefused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListFilterTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nothing_means_every_run(String filter) {
        assertThat(ListFilter.parse(filter)).isEqualTo(ExecutionFilter.ALL);
    }

    @Test
    void all_fields_together() {
        assertThat(
                        ListFilter.parse(
                                "WorkflowType = 'Order' AND ExecutionStatus='Running' and workflowid = \"o'1\""
                                        + " AND TaskQueue = 'it''s' AND StartTime >= '2026-01-31T12:00:00Z' AND StartTime < '2026-02-01T00:00:00+01:00'"))
                .isEqualTo(new ExecutionFilter(
                        "o'1",
                        "Order",
                        WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
                        "it's",
                        Instant.parse("2026-01-31T12:00:00Z"),
                        Instant.parse("2026-01-31T23:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"Running, RUNNING", "TimedOut, TIMED_OUT", "CONTINUED_AS_NEW, CONTINUED_AS_NEW", "failed, FAILED"})
    void statuses_are_read_in_any_spelling(String text, String status) {
        assertThat(ListFilter.parse("ExecutionStatus = '" + text + "'").status())
                .hasToString("WORKFLOW_EXECUTION_STATUS_" + status);
    }

    @ParameterizedTest
    @CsvSource({
        ">,  10:00:00.001Z,  10:00:00.002Z,",
        ">=, 10:00:00.001Z,  10:00:00.001Z,",
        ">=, 10:00:00.0015Z, 10:00:00.002Z,",
        ">,  10:00:00.0015Z, 10:00:00.002Z,",
        "<,  10:00:00.001Z,                , 10:00:00.001Z",
        "<,  10:00:00.0015Z,               , 10:00:00.002Z",
        "<=, 10:00:00.001Z,                , 10:00:00.002Z",
        "=,  10:00:00.001Z,  10:00:00.001Z , 10:00:00.002Z"
    })
    void times_become_half_open_intervals_of_milliseconds(String operator, String time, String from, String before) {
        ExecutionFilter filter = ListFilter.parse("StartTime " + operator + " '2026-01-31T" + time + "'");

        assertThat(filter.startedFrom()).isEqualTo(from == null ? null : Instant.parse("2026-01-31T" + from));
        assertThat(filter.startedBefore()).isEqualTo(before == null ? null : Instant.parse("2026-01-31T" + before));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Color = 'red'                               | 1  | found \"Color\"; expected the name of a field",
                "WorkflowType                                | 13 | found the end; expected an operator",
                "WorkflowType =                              | 15 | found the end; expected a value in quotes",
                "WorkflowType = Order                        | 16 | found \"Order\"; expected a value in quotes",
                "WorkflowType != 'Order'                     | 14 | compared with = only",
                "WorkflowType = 'Order                       | 16 | this quote is never closed",
                "WorkflowType = 'Order' OR TaskQueue = 'a'   | 24 | found \"OR\"; expected AND or the end",
                "WorkflowType = 'Order' AND                  | 27 | found the end; expected the name of a field",
                "WorkflowType = 'A' AND WorkflowType = 'B'   | 24 | given twice",
                "ExecutionStatus = 'Sleeping'                | 19 | 'Sleeping' is no status",
                "StartTime > 'yesterday'                     | 13 | ISO-8601 with an offset",
                "StartTime <> '2026-01-31T12:00:00Z'         | 11 | StartTime is compared with",
                "(WorkflowType = 'A')                        | 1  | found \"(\"; expected the name of a field",
            })
    void everything_else_is_refused_with_its_position(String filter, int position, String problem) {
        assertThatThrownBy(() -> ListFilter.parse(filter))
                .isInstanceOf(RequestRefused.class)
                .hasMessageStartingWith("query, position " + position + ": ")
                .hasMessageContaining(problem)
                .hasMessageContaining("Supported are");
    }
}
