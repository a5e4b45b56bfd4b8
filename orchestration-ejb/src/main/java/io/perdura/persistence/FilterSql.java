package io.perdura.persistence;

import io.perdura.common.IndexedValueType;
import io.perdura.engine.port.filter.Condition;
import io.perdura.engine.port.filter.Condition.Compare;
import io.perdura.engine.port.filter.Condition.Operator;
import io.perdura.engine.port.filter.Field;
import io.perdura.engine.port.filter.Field.BuiltIn;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition as SQL over {@code pd_execution e}; every value is a parameter. Each piece is true or false and never unknown, so that
 * {@code NOT} means the same as in memory.
 */
final class FilterSql {

    private static final String NEVER = "1 = 0";
    private static final Set<String> NULLABLE = Stream.of(
                    BuiltIn.CLOSE_TIME, BuiltIn.EXECUTION_DURATION, BuiltIn.HISTORY_LENGTH, BuiltIn.PARENT_WORKFLOW_ID)
            .map(FilterSql::column)
            .collect(Collectors.toSet());

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    private FilterSql() {}

    static Clause of(Condition condition) {
        FilterSql filter = new FilterSql();
        filter.append(condition);
        return new Clause(filter.sql.toString(), filter.arguments);
    }

    private void append(Condition condition) {
        if (condition instanceof Condition.And and) {
            join(and.left(), " and ", and.right());
        } else if (condition instanceof Condition.Or or) {
            join(or.left(), " or ", or.right());
        } else if (condition instanceof Condition.Not not) {
            sql.append("not (");
            append(not.condition());
            sql.append(')');
        } else if (condition instanceof Compare compare) {
            compare(compare);
        } else if (condition instanceof Condition.StartsWith starts) {
            startsWith(starts);
        } else if (condition instanceof Condition.IsSet set) {
            isSet(set.field());
        } else {
            sql.append("1 = 1");
        }
    }

    private void join(Condition left, String how, Condition right) {
        sql.append('(');
        append(left);
        sql.append(how);
        append(right);
        sql.append(')');
    }

    private void compare(Compare compare) {
        if (compare.field() instanceof Field.Attribute attribute) {
            compareAttribute(attribute, compare.operator(), compare.value());
        } else if (compare.field() == BuiltIn.BLOCKED) {
            boolean wanted = compare.value().equals(compare.operator() == Operator.EQUAL);
            sql.append("e.task_failure is ").append(wanted ? "not null" : "null");
        } else if (compare.value() instanceof OffsetDateTime time) {
            compareMillis(column(compare.field()), compare.operator(), time);
        } else {
            String column = column(compare.field());
            Object value = compare.field() == BuiltIn.RUN_ID
                    ? UUID.fromString(String.valueOf(compare.value()))
                    : compare.value();
            known(column, compare.operator(), value);
        }
    }

    /** False where the column is not set; plain where it always is, so that an index serves. */
    private void known(String column, Operator operator, Object value) {
        guarded(column, operator.sign() + " ?");
        arguments.add(value);
    }

    private void guarded(String column, String comparison) {
        if (NULLABLE.contains(column)) {
            sql.append("coalesce(")
                    .append(column)
                    .append(' ')
                    .append(comparison)
                    .append(", false)");
        } else {
            sql.append(column).append(' ').append(comparison);
        }
    }

    /** Times of runs are whole milliseconds; a finer value lies between two of them. */
    private void compareMillis(String column, Operator operator, OffsetDateTime time) {
        long floor = time.toInstant().toEpochMilli();
        if (time.truncatedTo(ChronoUnit.MILLIS).isEqual(time)) {
            known(column, operator, floor);
            return;
        }
        switch (operator) {
            case EQUAL -> sql.append(NEVER);
            case NOT_EQUAL -> sql.append(column).append(" is not null");
            case LESS, LESS_OR_EQUAL -> known(column, Operator.LESS_OR_EQUAL, floor);
            case GREATER, GREATER_OR_EQUAL -> known(column, Operator.GREATER, floor);
        }
    }

    private static String column(Field field) {
        return switch ((BuiltIn) field) {
            case WORKFLOW_ID -> "e.workflow_id";
            case RUN_ID -> "e.run_id";
            case WORKFLOW_TYPE -> "e.workflow_type";
            case TASK_QUEUE -> "e.task_queue";
            case EXECUTION_STATUS -> "e.status";
            case START_TIME -> "e.start_time";
            case EXECUTION_TIME -> "coalesce(e.execution_time, e.start_time)";
            case CLOSE_TIME -> "e.close_time";
            case EXECUTION_DURATION -> "(e.close_time - e.start_time)";
            case HISTORY_LENGTH -> "(case when e.close_time is null then null else e.history_events end)";
            case PARENT_WORKFLOW_ID -> "e.parent_workflow_id";
            case BLOCKED -> "e.task_failure";
        };
    }

    private void isSet(Field field) {
        if (field instanceof Field.Attribute attribute) {
            exists(attribute, "");
        } else if (field == BuiltIn.BLOCKED) {
            sql.append("1 = 1");
        } else {
            sql.append(column(field)).append(" is not null");
        }
    }

    private void startsWith(Condition.StartsWith starts) {
        if (starts.field() instanceof Field.Attribute attribute) {
            exists(attribute, " and a.keyword_value like ? escape '!'", escaped(starts.prefix()) + "%");
        } else {
            guarded(column(starts.field()), "like ? escape '!'");
            arguments.add(escaped(starts.prefix()) + "%");
        }
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    // ---- search attributes

    private void compareAttribute(Field.Attribute attribute, Operator operator, Object value) {
        switch (attribute.type()) {
            case INDEXED_VALUE_TYPE_TEXT ->
                exists(
                        attribute,
                        " and a.search_text " + (operator == Operator.EQUAL ? "" : "not ") + "like ? escape '!'",
                        "%" + escaped(String.valueOf(value).toLowerCase(Locale.ROOT)) + "%");
            case INDEXED_VALUE_TYPE_KEYWORD_LIST -> {
                if (operator == Operator.NOT_EQUAL) {
                    sql.append('(');
                    exists(attribute, "");
                    sql.append(" and not ");
                    exists(attribute, " and a.keyword_value = ?", value);
                    sql.append(')');
                } else {
                    exists(attribute, " and a.keyword_value = ?", value);
                }
            }
            default -> exists(attribute, " and " + column(attribute.type()) + " " + operator.sign() + " ?", value);
        }
    }

    private static String column(IndexedValueType type) {
        return switch (type) {
            case INDEXED_VALUE_TYPE_TEXT -> "a.search_text";
            case INDEXED_VALUE_TYPE_KEYWORD, INDEXED_VALUE_TYPE_KEYWORD_LIST -> "a.keyword_value";
            case INDEXED_VALUE_TYPE_INT -> "a.int_value";
            case INDEXED_VALUE_TYPE_DOUBLE -> "a.double_value";
            case INDEXED_VALUE_TYPE_BOOL -> "a.bool_value";
            case INDEXED_VALUE_TYPE_DATETIME -> "a.datetime_value";
        };
    }

    private void exists(Field.Attribute attribute, String and, Object... values) {
        sql.append("exists (select 1 from pd_search_attribute a where a.namespace = e.namespace"
                        + " and a.run_id = e.run_id and a.name = ?")
                .append(and)
                .append(')');
        arguments.add(attribute.label());
        arguments.addAll(List.of(values));
    }
}
