package io.perdura.engine.port.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.common.IndexedValueType;
import io.perdura.engine.port.filter.Condition.Compare;
import io.perdura.engine.port.filter.Condition.Operator;
import io.perdura.engine.port.filter.Field.Attribute;
import io.perdura.engine.port.filter.Field.BuiltIn;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

    private static final Map<String, IndexedValueType> ATTRIBUTES = Map.of(
            "Cents", IndexedValueType.INDEXED_VALUE_TYPE_INT,
            "Title", IndexedValueType.INDEXED_VALUE_TYPE_TEXT,
            "Express", IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
            "Tags", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST);

    private static Condition parse(String filter) {
        return FilterParser.parse(filter, ATTRIBUTES);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nothing_means_every_run(String filter) {
        assertThat(parse(filter)).isEqualTo(new Condition.All());
    }

    @Test
    void and_binds_closer_than_or_and_not_closest() {
        Condition a = new Compare(BuiltIn.WORKFLOW_ID, Operator.EQUAL, "a");
        Condition b = new Compare(BuiltIn.WORKFLOW_ID, Operator.EQUAL, "b");
        Condition cheap = new Compare(
                new Attribute("Cents", IndexedValueType.INDEXED_VALUE_TYPE_INT), Operator.LESS_OR_EQUAL, 5L);

        assertThat(parse("WorkflowId = 'a' or workflowid = \"b\" AND not Cents<=5"))
                .isEqualTo(new Condition.Or(a, new Condition.And(b, new Condition.Not(cheap))));
        assertThat(parse("(WorkflowId = 'a' OR WorkflowId = 'b') AND Cents <= 5"))
                .isEqualTo(new Condition.And(new Condition.Or(a, b), cheap));
    }

    @Test
    void a_quote_in_a_value_is_written_twice() {
        assertThat(parse("TaskQueue = 'it''s'")).isEqualTo(new Compare(BuiltIn.TASK_QUEUE, Operator.EQUAL, "it's"));
    }

    @Test
    void not_goes_before_in_between_and_starts_with() {
        assertThat(parse("Cents NOT BETWEEN 1 AND 2")).isEqualTo(new Condition.Not(parse("Cents BETWEEN 1 AND 2")));
        assertThat(parse("Cents NOT IN (1, 2)")).isEqualTo(new Condition.Not(parse("Cents IN (1, 2)")));
        assertThat(parse("Tags NOT STARTS_WITH 'a'")).isEqualTo(new Condition.Not(parse("Tags STARTS_WITH 'a'")));
    }

    @Test
    void a_name_may_be_quoted() {
        assertThat(parse("`Cents` = 1 AND `WorkflowId` = 'a'")).isEqualTo(parse("Cents = 1 AND WorkflowId = 'a'"));
    }

    @ParameterizedTest
    @CsvSource({"Running, RUNNING", "TimedOut, TIMED_OUT", "CONTINUED_AS_NEW, CONTINUED_AS_NEW", "failed, FAILED"})
    void statuses_are_read_in_any_spelling(String text, String status) {
        assertThat(parse("ExecutionStatus = '" + text + "'"))
                .isEqualTo(new Compare(BuiltIn.EXECUTION_STATUS, Operator.EQUAL, status));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Color = 'red'                               | 1  | found \"Color\"; expected the name of a field",
                "cents = 1                                   | 1  | search attribute: Cents, Express, Tags, Title",
                "WorkflowType                                | 13 | found the end; expected one of",
                "WorkflowType =                              | 15 | found the end; WorkflowType is compared with a value in quotes",
                "WorkflowType = Order                        | 16 | found \"Order\"; WorkflowType is compared with a value in quotes",
                "WorkflowType = 'Order                       | 16 | this quote is never closed",
                "WorkflowType = 'Order' TaskQueue = 'a'      | 24 | found \"TaskQueue\"; expected AND, OR or the end",
                "WorkflowType = 'Order' AND                  | 27 | found the end; expected the name of a field",
                "ExecutionStatus = 'Sleeping'                | 19 | compared with one of RUNNING",
                "ExecutionStatus > 'Running'                 | 17 | has no order",
                "StartTime > 'yesterday'                     | 13 | ISO-8601 with an offset",
                "StartTime <> '2026-01-31T12:00:00Z'         | 11 | found \"<>\"; expected one of",
                "(WorkflowType = 'A'                         | 20 | found the end; expected )",
                "WorkflowType = 'A')                         | 19 | found \")\"; expected AND, OR or the end",
                "Cents = 'many'                              | 9  | a whole number",
                "Cents STARTS_WITH '1'                       | 19 | STARTS_WITH is for keywords",
                "Express > true                              | 9  | has no order",
                "Tags BETWEEN 'a' AND 'b'                    | 14 | has no order",
                "Title < 'a'                                 | 7  | has no order",
                "Cents IN 1                                  | 10 | expected (",
                "Cents IN (1, )                              | 14 | a whole number",
                "Cents IS 1                                  | 10 | expected NULL",
                "Cents NOT 1                                 | 11 | expected IN, BETWEEN or STARTS_WITH",
                "Cents BETWEEN 1 OR 2                        | 17 | expected AND",
                "RunId = 'x'                                 | 9  | a UUID",
                "ExecutionDuration > 5                       | 21 | ISO-8601 duration",
            })
    void what_can_not_be_read_is_refused_with_its_position(String filter, int position, String problem) {
        assertThatThrownBy(() -> parse(filter))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessageStartingWith("query, position " + position + ": ")
                .hasMessageContaining(problem);
    }

    @Test
    void what_is_too_deep_or_too_long_is_refused() {
        assertThatThrownBy(() -> parse("(".repeat(101) + "Cents = 1")).hasMessageContaining("more than 100");
        assertThatThrownBy(() -> parse(" ".repeat(20_000) + "Cents = 1")).hasMessageContaining("at most 20000");
    }
}
